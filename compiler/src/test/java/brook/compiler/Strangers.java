package brook.compiler;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Models that a stranger could post to end a service: each short, or as long as a service takes, and each much more work than it looks.
 * The program runs them one after the other within the limits of a service and prints what each is told, the time and the memory; see
 * {@link StrangersTest}.
 */
final class Strangers {

    /** The code of what is said to it, or {@code ok}; what it is called, its text, and the texts that it can import. */
    record Bomb(String told, String name, String model, Map<String, String> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String END = "\nx' = -x\nx(0) = 1\n";

    private final List<Bomb> bombs = new ArrayList<>();

    private Strangers() {}

    static List<Bomb> all() {
        Strangers strangers = new Strangers();
        strangers.text();
        strangers.functions();
        strangers.arrays();
        strangers.programs();
        strangers.imports();
        return strangers.bombs;
    }

    private void add(String told, String name, String model) {
        bombs.add(new Bomb(told, name, model, Map.of()));
    }

    private void text() {
        add("E0121", "a long text", "x' = -x # " + "x".repeat(1_000_000));
        add("E0101", "open brackets", "x' = " + "(".repeat(90_000) + "x");
        add("E0114", "nested brackets", "x' = " + "(".repeat(90_000) + "x" + ")".repeat(90_000));
        add("E0114", "nested calls", "x' = " + "sin(".repeat(30_000) + "x" + ")".repeat(30_000));
        add("E0114", "signs", "x' = " + "-".repeat(150_000) + "x");
        add("E0114", "primes", "x" + "'".repeat(150_000) + " = 1");
        add("E0114", "powers", "x' = x" + "^x".repeat(90_000));
        add("E0913", "powers in brackets", "x' = " + "(".repeat(900) + "x" + "^x)".repeat(900) + "\nx(0) = 1\n");
        add("E0114", "a long sum", "x' = x" + "+x".repeat(90_000) + "\nx(0) = 1\n");
        add("E0114", "a long product", "x' = x" + "*x".repeat(90_000) + "\nx(0) = 1\n");
        add("E0114", "a long quotient", "x' = x" + "/(1+x)".repeat(30_000) + "\nx(0) = 1\n");
        add("E0121", "ifs", "x' = " + "if x > 0 then ".repeat(12_000) + "x" + " else 0".repeat(12_000));
        add("E0115", "an exponent", "x' = 1e999999999*x - 1e-999999999\nx(0) = 1e9999999999999999999\n");
        add("E0115", "digits", "x' = -" + "9".repeat(190_000) + "*x\nx(0) = 0." + "0".repeat(1_000) + "1\n");
        add("E0121", "names", lines(20_000, i -> "a" + i + " = 1") + END);
        add("E0114", "unknown names", "x' = " + join(30_000, "+", i -> "a" + i) + "\nx(0) = 1\n");
        add("E0106", "strays", "\u0000\u202e?$".repeat(40_000));
        add("E0103", "strings", "\"".repeat(190_000));
        add("E0114", "a long name", "a" + "b".repeat(190_000) + "' = 1");
        add("E0102", "many mistakes", lines(30_000, i -> ") x"));
        add("E0117", "XPPAUT", "par a=1" + ",b=2".repeat(40_000) + "\ndone\n");
    }

    private void functions() {
        add(
                "E0910",
                "doubling",
                "f0(x) = x*x\n" + lines(1, 60, i -> "f" + i + "(x) = f" + (i - 1) + "(x) + f" + (i - 1) + "(2*x)")
                        + "x' = f59(x)\nx(0) = 1\n");
        add(
                "E0910",
                "squaring",
                "f0(x) = x*x\n" + lines(1, 60, i -> "f" + i + "(x) = f" + (i - 1) + "(f" + (i - 1) + "(x))")
                        + "x' = f59(x)\nx(0) = 1\n");
        add(
                "E0114",
                "long bodies",
                "f(x) = " + join(10_000, "+", i -> "x*" + i) + "\nx' = " + join(10_000, "+", i -> "f(x+" + i + ")")
                        + "\nx(0) = 1\n");
        add(
                "ok",
                "arguments that grow",
                "f(x) = x*x*x\nx' = " + "f(".repeat(900) + "x" + ")".repeat(900) + "\nx(0) = 1\n");
        add(
                "E0412",
                "growing arrays",
                "f(x) = cat(x, x)\nconst a = " + "f(".repeat(60) + "[1, 2]" + ")".repeat(60) + END);
        add(
                "E0910",
                "constants that call",
                "f0(x) = x + 1\n" + lines(1, 40, i -> "f" + i + "(x) = f" + (i - 1) + "(x) + f" + (i - 1) + "(x)")
                        + lines(2_000, i -> "const c" + i + " = f12(" + i + ")") + END);
        add(
                "E0912",
                "definitions that double",
                "d0 = x + 1\n" + lines(1, 5_000, i -> "d" + i + " = d" + (i - 1) + "*d" + (i - 1))
                        + "x' = d4999\nx(0) = 1\n");
    }

    private void arrays() {
        add("E0412", "a huge array", "state u[2000000000] = 1\nu' = -u\n");
        add("E0412", "a huge square", "state u[1000, 1000, 1000] = 1\nu' = -u\n");
        add("E0412", "a huge parameter", "param a[100000000] = 1\nx' = a[1]\nx(0) = 1\n");
        add("E0412", "a huge constant", "const a = [i for i in 1..1000000000]" + END);
        add(
                "E0412",
                "sums in sums",
                "x' = x*sum(sum(sum(sum(i*j*k*l for i in 1..3000) for j in 1..3000) for k in 1..3000) for l in"
                        + " 1..3000)\nx(0) = 1\n");
        add(
                "E0412",
                "sums of states",
                "state u[300] = 1\nu[i in 1..300]' = sum(sum(sum(u[j]*u[k]*u[l]*u[i] for j in 1..300) for k in"
                        + " 1..300) for l in 1..300)\n");
        add(
                "E0412",
                "conditions",
                "state u[300] = 1\nu[i in 1..300]' = sum(u[j]*u[k] for j in 1..300, k in 1..300 if mod(i*j*k, 7)"
                        + " > 3)\n");
        add(
                "E0910",
                "many tables",
                "state u[100] = 1\n"
                        + lines(
                                800,
                                i -> "d" + i + "[i in 1..100] = sum(u[j] for j in 1..100 if mod(i*j," + (i + 2)
                                        + ") > 1)")
                        + "u' = " + join(800, "+", i -> "d" + i) + "\n");
        add("E0910", "many constants", lines(4_000, i -> "const c" + i + " = [i*" + i + " for i in 1..99999]") + END);
        add("E0911", "many parameters", lines(5_000, i -> "param p" + i + "[99999] = " + i) + END);
        add(
                "E0103",
                "many outputs",
                "state u[1000] = 1\nu' = -u\n" + lines(3_000, i -> "output o" + i + "[i in 1..99000] = u[1]*i"));
        add(
                "E0912",
                "a large matrix",
                "state x[310] = 1\nconst A = [i + j for i in 1..310, j in 1..310]\nx' = A*(A*(A*x))\n");
        add(
                "E0412",
                "matrices",
                "const A = [i + j for i in 1..300, j in 1..300]\nconst B = " + "A*".repeat(5_000) + "A" + END);
        add("ok", "permutations", "state u[90000] = 1\nu[i in 1..90000]' = u[mod(i*7919, 90000) + 1]\n");
        add(
                "E0912",
                "element by element",
                "state u[4000] = 1\n" + lines(1, 4_001, i -> "u[" + i + "]' = -" + i + "*u[" + i + "]"));
        add("E0321", "an order", "x' = -x*x\nx(0) = 1\nsolve { order = 2000000000 }\n");
        add("E0321", "a high order", "state u[1000] = 1\nu' = u.*u\nsolve { order = 100000 }\n");
        add("E0308", "a derivative", "x" + "'".repeat(99) + " = -x\n");
    }

    private void programs() {
        add("E0121", "equations", lines(7_000, i -> "x" + i + "' = sin(x" + i + ")\nx" + i + "(0) = 1"));
        add(
                "E0912",
                "coupled equations",
                lines(
                        2_500,
                        i -> "x" + i + "' = sin(x" + (i * 7 % 2_500) + ")*exp(-x" + (i * 31 % 2_500) + ")/x" + i + "\nx"
                                + i + "(0) = 1"));
        add(
                "E0912",
                "all with all",
                lines(
                        60,
                        i -> "x" + i + "' = " + join(60, "+", j -> "x" + i + "*x" + j + "^" + (i + j + 2)) + "\nx" + i
                                + "(0) = 1"));
        add(
                "E0912",
                "one equation with everything",
                "x' = " + join(9_000, "+", i -> "sin(" + i + "*x)") + "\nx(0) = 1\n");
        add("E0912", "powers of functions", "x' = " + "tanh(".repeat(800) + "x" + "^2.5)".repeat(800) + "\nx(0) = 1\n");
        add(
                "E0912",
                "sines of sines",
                "f0(x) = sin(x)\n"
                        + lines(1, 12, i -> "f" + i + "(x) = f" + (i - 1) + "(x*f" + (i - 1) + "(x + " + i + "))")
                        + "x' = f11(x)\nx(0) = 1\n");
        add(
                "E0912",
                "branches",
                "x' = " + join(3_000, "+", i -> "(if x > " + i + " then sin(x) else cos(x*" + i + "))")
                        + "\nx(0) = 1\n");
        add(
                "E0121",
                "descriptions",
                lines(5_000, i -> "param p" + i + " = 1 \"" + "*/\\u002a\\u002f".repeat(2) + "\"") + END);
        add("E0106", "unicode escapes", "state \\u0041 = 1\n\\u0041' = -1\n");
    }

    private void imports() {
        Map<String, String> diamond = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            String next = "d" + (i + 1);
            diamond.put(
                    "d" + i + ".ode",
                    "import \"" + next + ".ode\" as a\nimport \"./" + next + ".ode\" as b\nf(x) = a.f(x) +"
                            + " b.f(x)\n");
        }
        diamond.put("d40.ode", "f(x) = x\n");
        bombs.add(new Bomb("ok", "an import diamond", "import \"d35.ode\"\nx' = f(x)\nx(0) = 1\n", diamond));
        bombs.add(new Bomb("E0909", "a deep diamond", "import \"d0.ode\"\nx' = f(x)\nx(0) = 1\n", diamond));
        Map<String, String> large = Map.of("large.ode", lines(20_000, i -> "const c" + i + " = " + i));
        bombs.add(new Bomb("E0909", "a large import", "import \"large.ode\"" + END, large));
        bombs.add(new Bomb("E0909", "many imports", lines(5_000, i -> "import \"f" + i + ".ode\"") + END, Map.of()));
        bombs.add(
                new Bomb("E0121", "one import often", lines(9_000, i -> "import \"d40.ode\" as a" + i) + END, diamond));
    }

    private static String lines(int count, IntFunction<String> line) {
        return lines(0, count, line);
    }

    private static String lines(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String join(int count, String sign, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(sign));
    }

    /** Any file that a bomb brings, and {@code fN.ode} for every N. */
    static SourceResolver files(Bomb bomb) {
        return (importer, path) -> {
            String name = path.replaceFirst("^\\./", "");
            if (bomb.files().containsKey(name)) {
                return new SourceResolver.Found(
                        new SourceFile(name, bomb.files().get(name)));
            }
            return name.matches("f\\d+\\.ode")
                    ? new SourceResolver.Found(
                            new SourceFile(name, "const " + name.substring(0, name.length() - 4) + " = 1\n"))
                    : new SourceResolver.Refused(SourceResolver.Reason.NOT_FOUND, "", List.of());
        };
    }

    static Compilation compile(Bomb bomb, CompilerLimits limits) {
        CompilerOptions options = CompilerOptions.STANDARD.withLimits(limits);
        return OdeCompiler.compile(new SourceFile("bomb.ode", bomb.model()), options, files(bomb));
    }

    /** One line for each: what it is called, the codes of what is said to it or {@code ok}, the seconds, separated by tabs. */
    public static void main(String[] arguments) {
        Duration time = Duration.ofMillis(arguments.length == 0 ? 5_000 : Long.parseLong(arguments[0]));
        for (Bomb bomb : all()) {
            long began = System.nanoTime();
            Compilation compilation = compile(bomb, CompilerLimits.SERVICE.withTime(time));
            double seconds = (System.nanoTime() - began) * 1e-9;
            String codes = compilation.diagnostics().stream()
                    .map(Diagnostic::code)
                    .distinct()
                    .collect(Collectors.joining(" "));
            String told = compilation.succeeded() ? "ok" : codes;
            System.out.printf(Locale.ROOT, "%s\t%s\t%.2f%n", bomb, told, seconds);
        }
    }
}
