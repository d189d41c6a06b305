package brook.jmh;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.Lowering;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.pass.Pass;
import brook.compiler.graph.pass.Passes;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.hot.MethodSizes.MethodSize;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.DeepStack;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.Resolver;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints the processor time of each stage for more and more equations: a chain of links, written out, written out and kept so, and with indices; and a network of
 * reactions drawn at random, written out.
 */
public final class WrittenOut {

    private static final int ORDER = 20;
    /** Compilations of a model are repeated for so long, nanoseconds. */
    private static final long LONG_ENOUGH = 8_000_000_000L;

    /** More links take minutes if they stay as they are. */
    private static final int MOST_KEPT = 10_000;

    private static final List<String> STAGES = List.of("syntax", "system", "graph", "passes", "jet", "java", "janino");

    /** Milliseconds of each stage, and what came out. */
    private record Cost(List<Double> millis, int nodes, int characters, int classes, int largestMethod) {

        private static Cost lesser(Cost a, Cost b) {
            List<Double> least = new ArrayList<>();
            for (int i = 0; i < a.millis.size(); i++) {
                least.add(Math.min(a.millis.get(i), b.millis.get(i)));
            }
            return new Cost(least, a.nodes, a.characters, a.classes, a.largestMethod);
        }
    }

    private final List<Double> millis = new ArrayList<>();
    private long mark;

    private WrittenOut() {}

    /** The largest number of equations may be given, 10,000 else. */
    public static void main(String[] args) {
        int most = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        System.out.printf(Locale.ROOT, "%-22s", "");
        STAGES.forEach(stage -> System.out.printf(Locale.ROOT, "%8s", stage));
        System.out.printf(Locale.ROOT, "%9s%9s%9s%9s%n", "nodes", "kB Java", "classes", "method");
        for (int links = 10; links <= most; links *= 10) {
            printOrSayWhyNot(links + " written out", chain(links), Passes.STANDARD);
            if (links <= MOST_KEPT) {
                printOrSayWhyNot(links + " kept so", chain(links), Passes.AS_WRITTEN);
            }
            printOrSayWhyNot(links + " with indices", indexed(links), Passes.STANDARD);
            printOrSayWhyNot(links + " reactions", new ReactionNetwork(links).text(), Passes.STANDARD);
        }
    }

    private static void printOrSayWhyNot(String label, String text, List<Pass> passes) {
        try {
            print(label, text, passes);
        } catch (Refused refused) {
            System.out.printf("%-22s  refused%n%s%n", label, refused.getMessage());
        }
    }

    private static void print(String label, String text, List<Pass> passes) {
        long end = System.nanoTime() + LONG_ENOUGH;
        Cost cost = time(text, passes);
        for (int i = 1; i < 60 && System.nanoTime() < end; i++) {
            cost = Cost.lesser(cost, time(text, passes));
        }
        System.out.printf(Locale.ROOT, "%-22s", label);
        cost.millis().forEach(ms -> System.out.printf(Locale.ROOT, "%8.1f", ms));
        System.out.printf(
                Locale.ROOT,
                "%9d%9.0f%9d%9d%n",
                cost.nodes(),
                cost.characters() / 1e3,
                cost.classes(),
                cost.largestMethod());
    }

    private static Cost time(String text, List<Pass> passes) {
        return DeepStack.call(() -> new WrittenOut().compile(text, passes));
    }

    /** A model beyond a limit of the compiler. */
    private static Refused refused(Diagnostics diagnostics) {
        return new Refused(DiagnosticRenderer.plain().render(diagnostics.list().get(0)));
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private Cost compile(String text, List<Pass> passes) {
        mark = processorTime();
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax syntax = SyntaxParser.parse(new SourceFile("Chain.ode", text), diagnostics);
        stage();
        OdeSystem system = Resolver.resolve(syntax, Map.of(), diagnostics).orElseThrow(() -> refused(diagnostics));
        stage();
        OdeGraph lowered =
                Lowering.lower(system, new TaylorCalculus(), diagnostics).orElseThrow(() -> refused(diagnostics));
        stage();
        OdeGraph graph = Passes.run(passes, lowered);
        stage();
        JetSystem jet = JetSystem.of(graph);
        stage();
        EmitOptions options = new EmitOptions("", "Chain", true, EmitOptions.Plan.AUTO, ORDER, CompilerOptions.VERSION);
        JavaSource java = JavaEmitter.emit(jet, options);
        stage();
        Map<String, byte[]> classes = new JaninoBackEnd().compile(java.qualifiedName(), java.text());
        stage();
        int largest = classes.values().stream()
                .flatMap(bytes -> MethodSizes.of(bytes).stream())
                .mapToInt(MethodSize::bytes)
                .max()
                .orElse(0);
        return new Cost(millis, graph.graph().size(), java.text().length(), classes.size(), largest);
    }

    private void stage() {
        millis.add((processorTime() - mark) / 1e6);
        mark = processorTime();
    }

    /** Of this thread, nanoseconds: what others do on the machine does not count. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String chain(int links) {
        StringBuilder text = new StringBuilder("param k = 0.3\n");
        for (int i = 1; i <= links; i++) {
            String left = i > 1 ? "u" + (i - 1) : "0";
            String right = i < links ? "u" + (i + 1) : "0";
            text.append(String.format(
                    Locale.ROOT, "u%d' = k*(%s - 2*u%d + %s) + u%d*(1 - u%d^2)%n", i, left, i, right, i, i));
            text.append(String.format(Locale.ROOT, "u%d(0) = 0.%d%n", i, 1 + i % 8));
        }
        return text.toString();
    }

    private static String indexed(int links) {
        return List.of(
                        "const N = " + links,
                        "param k = 0.3",
                        "state u[N] = [0.1 + 0.1*mod(i, 8) for i in 1..N]",
                        "u[1]' = k*(0 - 2*u[1] + u[2]) + u[1]*(1 - u[1]^2)",
                        "u[i in 2..N-1]' = k*(u[i-1] - 2*u[i] + u[i+1]) + u[i]*(1 - u[i]^2)",
                        "u[N]' = k*(u[N-1] - 2*u[N] + 0) + u[N]*(1 - u[N]^2)")
                .stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
