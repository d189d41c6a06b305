package brook.jmh.precision;

import brook.jmh.peer.Peer;
import brook.jmh.problem.Problem;
import brook.runtime.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints and draws what accuracy costs: {@code WorkPrecision FOLDER [METHOD ...]}.
 *
 * <p>Each method and those of Hipparchus run with tolerances 1e-3 to 1e-15. All runs of a problem take turns in several rounds,
 * so that a slow minute of the machine falls on all alike; the fastest batch of each counts.
 */
public final class WorkPrecision {

    /** The methods without arguments. */
    private static final String METHODS = "taylor dopri5 tsit5 dop853 adams radau5 rodas5p";

    private static final String HEAD = """
            # Work over precision: every run

            Written by `jmh/run precision docs`; see [the benchmarks](benchmarks.md#work-over-precision). The error is the largest of the final state
            over the largest component of the reference, the time CPU time of a whole run, the fastest batch of several rounds. For `taylor`
            an evaluation is a whole jet.
            """;

    private static final List<String> PROBLEMS = List.of(
            "precision/Pendulum",
            "precision/Kepler",
            "precision/VanDerPol",
            "precision/Lorenz",
            "OuterSolarSystemYears");

    private static final int SHARPEST = 15;
    private static final int COARSEST = 3;
    private static final int ROUNDS = 4;
    private static final double WARM_UP_MILLIS = 60;
    private static final double BATCH_MILLIS = 8;
    /** What takes longer than this is run in the first rounds alone. */
    private static final double LONG_MILLIS = 200;

    private WorkPrecision() {}

    /** Prints what errors cost and writes the page {@code work-precision.md} and its drawing into the folder. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: jmh/run precision FOLDER [METHOD ...]");
            System.exit(2);
        }
        String[] names = args.length > 1 ? Arrays.copyOfRange(args, 1, args.length) : METHODS.split(" ");
        List<Method> methods =
                Arrays.stream(names).map(name -> Method.of(name).orElseThrow()).toList();
        write(Path.of(args[0]), methods);
    }

    private static void write(Path folder, List<Method> methods) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        StringBuilder verdicts = new StringBuilder();
        Map<String, List<Curve>> panels = new LinkedHashMap<>();
        for (String path : PROBLEMS) {
            Problem problem = Problem.named(path);
            List<Curve> curves = curves(problem, methods);
            System.out.println(ReachTable.of(problem.name(), curves));
            page.append('\n').append(PrecisionTable.of(problem.name(), curves));
            panels.put(problem.name(), curves);
            verdicts.append("- " + new Verdict(problem.name(), Method.TAYLOR.text(), curves).text() + "\n");
        }
        Files.writeString(folder.resolve("work-precision.md"), page);
        Files.writeString(folder.resolve("images").resolve("work-precision.svg"), PrecisionPlot.of(panels));
        System.out.print(verdicts);
    }

    private static List<Curve> curves(Problem problem, List<Method> methods) {
        List<List<Trial>> trials = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Method method : methods) {
            names.add(method.text());
            trials.add(trials(tolerance -> Entrants.of(problem, method, tolerance)));
        }
        for (Peer peer : Peer.values()) {
            names.add(peer.text());
            trials.add(trials(tolerance -> Entrants.of(problem, peer, tolerance)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            System.err.print("\r" + problem.name() + ", round " + (round + 1) + " of " + ROUNDS + " ");
            trials.forEach(solver -> solver.forEach(Trial::oneMoreBatch));
        }
        System.err.println();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<WorkPoint> points = trials.get(i).stream()
                    .map(Trial::point)
                    .flatMap(Optional::stream)
                    .toList();
            curves.add(new Curve(names.get(i), points));
        }
        return curves;
    }

    private static List<Trial> trials(Field field) {
        List<Trial> trials = new ArrayList<>();
        for (int digits = COARSEST; digits <= SHARPEST; digits++) {
            double tolerance = Double.parseDouble("1e-" + digits);
            trials.add(new Trial(tolerance, field.with(tolerance)));
        }
        return trials;
    }

    /** The entrants of one solver. */
    @FunctionalInterface
    private interface Field {
        Entrant with(double tolerance);
    }

    /** An entrant and its fastest batch so far. */
    private static final class Trial {

        private final double tolerance;
        private final Entrant entrant;
        private final Optional<Outcome> outcome;
        private double millis;

        Trial(double tolerance, Entrant entrant) {
            this.tolerance = tolerance;
            this.entrant = entrant;
            this.outcome = entrant.outcome();
            this.millis = outcome.isPresent() ? CpuTime.millis(entrant::run, WARM_UP_MILLIS) : 0;
        }

        void oneMoreBatch() {
            if (outcome.isPresent() && millis < LONG_MILLIS) {
                millis = Math.min(millis, CpuTime.millis(entrant::run, BATCH_MILLIS));
            }
        }

        Optional<WorkPoint> point() {
            return outcome.map(result -> new WorkPoint(tolerance, millis, result));
        }
    }
}
