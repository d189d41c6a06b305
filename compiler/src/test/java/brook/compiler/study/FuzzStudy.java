package brook.compiler.study;

import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.format.Formatter;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticJson;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Feeds the grammar, the checker, the formatter and, less often, the whole compiler with texts that nobody would write, for a given time.
 *
 * <p>A finding is an exception, a text that takes longer than five seconds, a message with the words of a library or without a place, two equal
 * messages, and a formatted text that is formatted differently. Arguments: seconds, a seed, a folder for the texts that were findings.
 */
final class FuzzStudy {

    private static final long SLOW = TimeUnit.SECONDS.toNanos(5);
    private static final List<String> FOREIGN_WORDS = List.of(
            "mismatched input",
            "extraneous input",
            "no viable alternative",
            "token recognition",
            "missing '",
            "<EOF>",
            "expecting",
            "java.",
            "brook.compiler",
            "Exception",
            "null`");
    private static final List<String> SOUP = List.of(
            "x",
            "y'",
            "x''",
            "z",
            "N",
            "2",
            "1.5e3",
            "2x",
            ".5",
            "1e999",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "=",
            ":=",
            "==",
            "<",
            "+",
            "-",
            "*",
            "/",
            "^",
            "'",
            "..",
            ".",
            ",",
            ";",
            ":",
            "\n",
            "\n",
            "\n\n",
            " ",
            "\t",
            "\"",
            "\"text\"",
            " if ",
            " then ",
            " else ",
            " elseif ",
            " for ",
            " in ",
            " and ",
            " not ",
            " where ",
            "when ",
            " rises ",
            " falls ",
            "event ",
            "state ",
            "param ",
            "const ",
            "solve ",
            "output ",
            " every ",
            " at ",
            "init ",
            "integral ",
            "model ",
            "time ",
            "loss ",
            "train ",
            "trainable ",
            "input ",
            "discrete ",
            "der(",
            "sum(",
            "jac(",
            "sin(",
            "#",
            "//",
            "/*",
            "*/",
            "%",
            "&&",
            "!",
            "~=",
            "...",
            "\\\n",
            "@",
            "?",
            "\u2019",
            "\u00b2",
            "\u03b8",
            "\ud83d\ude00",
            "\ud800",
            "\u0000",
            "\u202e",
            "dx/dt",
            "function ",
            "end",
            "def f(x):",
            "return ",
            "double ",
            "minimise ",
            "stop",
            "record",
            "i",
            "j in 1..N",
            "pi",
            "true",
            "\r",
            "\r\n",
            "\ufeff",
            "e\u0301");

    private final Random random;
    private final Path folder;
    private final List<String> models;
    private final Map<String, Integer> findings = new TreeMap<>();
    private long texts;
    private long slowest;

    private FuzzStudy(Random random, Path folder, List<String> models) {
        this.random = random;
        this.folder = folder;
        this.models = models;
    }

    /** Runs in the folder of the compiler module. */
    public static void main(String[] arguments) throws IOException {
        long seconds = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        FuzzStudy study = new FuzzStudy(new Random(seed), folder, models());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            study.check(study.text());
        }
        System.out.printf(
                Locale.ROOT,
                "%d texts of seed %d in %d s, the slowest %.1f s, findings: %s%n",
                study.texts,
                seed,
                seconds,
                study.slowest * 1e-9,
                study.findings);
    }

    private static List<String> models() throws IOException {
        List<String> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(file ->
                            file.toString().endsWith(".ode") && !file.toString().contains("target"))
                    .sorted()
                    .toList()) {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
                if (text.length() < 4_000) {
                    models.add(text);
                }
            }
        }
        return models;
    }

    private String text() {
        return switch (random.nextInt(10)) {
            case 0 -> soup();
            case 1 -> deep();
            case 2 -> unicode();
            case 3 -> joined();
            default -> mutated();
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
            text.append(one(SOUP));
        }
        return text.toString();
    }

    private String deep() {
        int depth = 1 + random.nextInt(random.nextInt(20) == 0 ? 3_000 : 60);
        String open = one(List.of(
                "(", "sin(", "[", "-", "if x > 0 then ", "{", "(if x > 0 then x else ", "x^(", "not ", "f(", "der("));
        String close = one(List.of(")", "]", "", "}", " else 0", "'", ", 2)"));
        return one(List.of("x' = ", "state x = ", "event e when ", "f(x) = ", "")) + open.repeat(depth) + "x"
                + close.repeat(depth) + "\n" + one(models);
    }

    private String unicode() {
        StringBuilder text = new StringBuilder(one(models));
        for (int i = 1 + random.nextInt(5); i > 0 && text.length() > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(0x110000) : 0x80 + random.nextInt(0x2f00);
            text.insert(random.nextInt(text.length()), Character.toChars(point));
        }
        return text.toString();
    }

    /** Halves of two models. */
    private String joined() {
        String first = one(models);
        String second = one(models);
        return first.substring(0, random.nextInt(first.length() + 1)) + "\n"
                + second.substring(random.nextInt(second.length() + 1));
    }

    private String mutated() {
        String text = one(models);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Mutation.Kind kind = one(List.of(Mutation.Kind.values()));
            String before = text;
            text = text.isBlank()
                    ? text
                    : Mutator.mutate(before, kind, random).map(Mutation::text).orElse(before);
        }
        return text;
    }

    private void check(String text) {
        texts++;
        long began = System.nanoTime();
        Optional<String> finding = finding(text);
        long took = System.nanoTime() - began;
        slowest = Math.max(slowest, took);
        Optional<String> said = finding.isEmpty() && took > SLOW && isSlowAgain(text) ? Optional.of("slow") : finding;
        said.ifPresent(words -> keep(words, text));
    }

    /** A busy machine is no finding. */
    private boolean isSlowAgain(String text) {
        long began = System.nanoTime();
        finding(text);
        return System.nanoTime() - began > SLOW;
    }

    private void keep(String words, String text) {
        String kind = words.lines().findFirst().orElse("?");
        int number = findings.merge(kind, 1, Integer::sum);
        if (number <= 3) {
            String name = kind.replaceAll("\\W+", "-");
            String file = name.substring(0, Math.min(60, name.length())) + "-" + number;
            try {
                Files.writeString(folder.resolve(file + ".txt"), words + "\n\n" + text.replace('\ud800', '?'));
            } catch (IOException e) {
                System.out.println(words + "\n" + text);
            }
        }
    }

    private Optional<String> finding(String text) {
        try {
            SourceFile file = new SourceFile("fuzz.ode", text);
            Diagnostics diagnostics = MutationStudy.diagnostics("fuzz.ode", text);
            Optional<String> said = messages(diagnostics.list(), text);
            if (said.isPresent()) {
                return said;
            }
            if (!diagnostics.hasErrors() && random.nextInt(10) == 0) {
                OdeCompiler.compile(file, CompilerOptions.STANDARD);
            }
            return formatted(file);
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            StringBuilder all = new StringBuilder(e.getClass().getSimpleName() + place + "\n" + e.getMessage());
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all.append("\n").append(cause);
                for (int i = 0; i < Math.min(12, cause.getStackTrace().length); i++) {
                    all.append("\n  ").append(cause.getStackTrace()[i]);
                }
            }
            return Optional.of(all.toString());
        }
    }

    private static Optional<String> messages(List<Diagnostic> list, String text) {
        DiagnosticJson.write(list);
        Set<String> seen = new HashSet<>();
        for (Diagnostic diagnostic : list) {
            if (diagnostic.place().isEmpty()) {
                return Optional.of("no place: " + diagnostic.code() + "\n" + diagnostic);
            }
            int start = diagnostic.place().get().start();
            if (diagnostic.place().get().end() > text.length()) {
                return Optional.of("outside: " + diagnostic.code());
            }
            if (!seen.add(diagnostic.code() + diagnostic.message() + start)) {
                return Optional.of("twice: " + diagnostic.code() + "\n" + diagnostic);
            }
            String words = diagnostic.message();
            for (String foreign : FOREIGN_WORDS) {
                if (words.contains(foreign) && !text.contains(foreign.replace("`", ""))) {
                    return Optional.of("words: " + foreign + "\n" + diagnostic);
                }
            }
            DiagnosticRenderer.plain().render(List.of(diagnostic), 0);
        }
        return Optional.empty();
    }

    private static Optional<String> formatted(SourceFile file) {
        Optional<String> once = Formatter.format(file, new Diagnostics());
        if (once.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> twice = Formatter.format(new SourceFile("fuzz.ode", once.get()), new Diagnostics());
        return twice.equals(once)
                ? Optional.empty()
                : Optional.of("not stable\n" + once.get() + "\n-----\n" + twice.orElse("nothing"));
    }
}
