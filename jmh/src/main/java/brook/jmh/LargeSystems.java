package brook.jmh;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.jmh.hand.HandWrittenTaylor;
import brook.jmh.hand.NBodyJet;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints what a Taylor step of large systems costs on one thread and on two, and its memory, with hand-written loops where there are some. */
public final class LargeSystems {

    private static final SolveOptions OPTIONS = SolveOptions.STANDARD.rtol(0x1p-52);
    private static final int[] THREADS = {1, 2};
    private static final double FAR = 1e9;
    private static final double MEGABYTES = 8e-6;

    private static final List<SizedModel> MODELS = List.of(
            new SizedModel("NBody", Map.of("N", 100.0)),
            new SizedModel("NBody", Map.of("N", 400.0)),
            new SizedModel("Heat", Map.of("N", 100_000.0)),
            new SizedModel("Neurons", Map.of("N", 1000.0)));

    private LargeSystems() {}

    /** Seconds for each system may be given, 20 else. */
    public static void main(String[] args) {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 20;
        System.out.printf("Java %s, milliseconds for each step, the least of many%n", Runtime.version());
        System.out.printf(
                "%-15s %8s %8s %8s | %8s %8s %6s | %8s %8s %6s%n",
                "", "states", "jet MB", "kept MB", "by hand", "CPU", "ratio", "1 thread", "2", "ratio");
        MODELS.forEach(model -> print(model, (long) (seconds * 1e9)));
    }

    private static void print(SizedModel sized, long nanos) {
        OdeModel model = load(sized);
        double[] start = start(sized, model);
        Optional<HandWrittenTaylor> hand = hand(sized, start);
        Integrator[] runs = new Integrator[THREADS.length];
        for (int i = 0; i < runs.length; i++) {
            OdeModel own = model.another();
            double[] parameters = new double[model.parameterCount()];
            model.parameters(parameters);
            own.setParameters(parameters);
            runs[i] = Integrator.of(own, OPTIONS.threads(THREADS[i]));
            runs[i].start(0, start, FAR);
        }
        double[] least = new double[4];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            hand.ifPresent(taylor -> least[0] = Math.min(least[0], cpu(taylor::step)));
            for (int i = 0; i < runs.length; i++) {
                long began = System.nanoTime();
                double cpu = cpu(runs[i]::step);
                least[1 + i] = Math.min(least[1 + i], (System.nanoTime() - began) / 1e6);
                least[3] = i == 0 ? Math.min(least[3], cpu) : least[3];
            }
        }
        if (!Arrays.equals(runs[0].solution().state(), runs[1].solution().state())) {
            throw new AssertionError("the bits depend on the threads");
        }
        int planes = OPTIONS.effectiveOrder() + 1;
        System.out.printf(
                Locale.ROOT,
                "%-15s %8d %8.1f %8.2f | %8s %8.2f %6s | %8.2f %8.2f %6.2f%n",
                sized.label(),
                model.dimension(),
                (double) model.planeSize() * planes * MEGABYTES,
                (double) model.dimension() * planes * MEGABYTES,
                hand.isPresent() ? String.format(Locale.ROOT, "%.2f", least[0]) : "-",
                least[3],
                hand.isPresent() ? String.format(Locale.ROOT, "%.2f", least[0] / least[3]) : "-",
                least[1],
                least[2],
                least[1] / least[2]);
    }

    private static double cpu(Runnable work) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6;
    }

    private static OdeModel load(SizedModel sized) {
        CompilerOptions options =
                CompilerOptions.STANDARD.withConstants(sized.constants()).withOrder(OPTIONS.effectiveOrder());
        Compilation compilation = OdeCompiler.compile(new SourceFile(sized.name() + ".ode", sized.text()), options);
        OdeModel model = HotCompiler.standard()
                .load(compilation
                        .stages()
                        .orElseThrow(() ->
                                new AssertionError(compilation.diagnostics().toString()))
                        .models());
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        if (sized.name().equals("NBody")) {
            Arrays.fill(parameters, 1.0 / parameters.length);
        }
        model.setParameters(parameters);
        return model;
    }

    /** What the model says; bodies lie on a spiral in a sphere, at rest. */
    private static double[] start(SizedModel sized, OdeModel model) {
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        int bodies = model.dimension() / 6;
        for (int i = 0; i < bodies && sized.name().equals("NBody"); i++) {
            double z = 2.0 * i / bodies - 1;
            state[3 * i] = Math.cos(2.4 * i) * Math.sqrt(1 - z * z);
            state[3 * i + 1] = Math.sin(2.4 * i) * Math.sqrt(1 - z * z);
            state[3 * i + 2] = z;
            Arrays.fill(state, 3 * (bodies + i), 3 * (bodies + i) + 3, 0.0);
        }
        return state;
    }

    private static Optional<HandWrittenTaylor> hand(SizedModel sized, double[] start) {
        if (!sized.name().equals("NBody")) {
            return Optional.empty();
        }
        double[] masses = new double[start.length / 6];
        Arrays.fill(masses, 1.0 / masses.length);
        NBodyJet jet = new NBodyJet(1, masses, OPTIONS.effectiveOrder());
        HandWrittenTaylor taylor = new HandWrittenTaylor(jet, start.length, OPTIONS.rtol());
        taylor.start(start, FAR);
        return Optional.of(taylor);
    }
}
