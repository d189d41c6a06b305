package brook.jmh.ensemble;

import brook.jmh.GeneratedModel;
import brook.jmh.problem.Problem;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.integrator.Integrator;
import brook.runtime.integrator.LaneIntegrators;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Nanoseconds for a step of a run: alone, and where 2, 4, 8 and 16 runs of a model go on in lanes, each with steps of its own. They take turns in one JVM; CPU time. */
public final class Batches {

    private static final List<String> PROBLEMS =
            List.of("Pendulum", "Kepler", "Lorenz", "VanDerPol", "OuterSolarSystemYears");
    private static final List<Integer> LANES = List.of(1, 2, 4, 8, 16);
    private static final double TOLERANCE = 0x1p-52;
    private static final int STEPS = 500;
    private static final int ROUNDS = 60;

    /** Nanoseconds for each way before it counts: in them the JVM compiles vectors, and trials find them fast. */
    private static final double WARM_UP = 6e9;

    private Batches() {}

    /** The names of problems, all if there are none. */
    public static void main(String[] args) {
        System.out.printf(
                Locale.ROOT,
                "Java %s, nanoseconds for a step of each run, the least of %d%n",
                Runtime.version(),
                ROUNDS);
        System.out.printf("%-22s", "lanes");
        LANES.forEach(lanes -> System.out.printf("%9d", lanes));
        System.out.println();
        for (String name : args.length == 0 ? PROBLEMS : List.of(args)) {
            measure(Problem.named(name));
        }
    }

    private static void measure(Problem problem) {
        SolveOptions options = SolveOptions.STANDARD.rtol(TOLERANCE).maxSteps(STEPS);
        List<DoubleSupplier> ways = new ArrayList<>();
        for (int lanes : LANES) {
            OdeModel model = GeneratedModel.of(problem, options);
            ways.add(lanes == 1 ? alone(problem, model, options) : together(problem, model, lanes, options));
        }
        double[] least = new double[ways.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        ways.forEach(Batches::warmUp);
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < least.length; way++) {
                least[way] = Math.min(least[way], ways.get(way).getAsDouble());
            }
        }
        System.out.printf(Locale.ROOT, "%-22s", problem.name());
        for (double nanos : least) {
            System.out.printf(Locale.ROOT, "%9.1f", nanos);
        }
        System.out.println();
    }

    private static void warmUp(DoubleSupplier way) {
        long began = cpu();
        double nanos = 0;
        while (nanos >= 0 && cpu() - began < WARM_UP) {
            nanos = way.getAsDouble();
        }
    }

    private static DoubleSupplier alone(Problem problem, OdeModel model, SolveOptions options) {
        Integrator integrator = Integrator.of(model, options);
        double[] start = problem.initialState();
        return () -> {
            long began = cpu();
            integrator.solve(0, start, problem.end());
            return (double) (cpu() - began) / STEPS;
        };
    }

    private static DoubleSupplier together(Problem problem, OdeModel model, int lanes, SolveOptions options) {
        LaneIntegrators all = LaneIntegrators.of(
                GeneratedModel.runs(problem, lanes, options.effectiveOrder()),
                model,
                options,
                AbsoluteTolerances.of(model, options));
        double[] parameters = new double[model.parameterCount()];
        model.parameters(parameters);
        StepListener nobody = Batches::goesOn;
        return () -> {
            long began = cpu();
            for (int lane = 0; lane < lanes; lane++) {
                all.model(lane).setParameters(parameters);
                double[] start = problem.initialState();
                start[0] *= 1 + 1e-3 * lane;
                all.integrator(lane).begin(0, start, new double[] {problem.end()}, nobody);
                all.begun(lane);
            }
            for (int step = 0; step < STEPS; step++) {
                all.compute();
                for (int lane = 0; lane < lanes; lane++) {
                    all.integrator(lane).advance();
                }
            }
            return (double) (cpu() - began) / STEPS / lanes;
        };
    }

    /** Nanoseconds of the processor, since others may use it too. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static boolean goesOn(Step step) {
        return true;
    }
}
