package brook.jmh;

import brook.jmh.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures everything and prints one table: {@code Table quick|full [--json FILE]}.
 *
 * <p>Short forks take turns, so that a slow minute of the machine falls on all contenders alike.
 */
public final class Table {

    private static final double ORDER_TWELVE = 1e-9;

    /** How much is measured: rounds of forks, and what beyond the main contenders. */
    private enum Mode {
        QUICK(3),
        FULL(7);

        private final int rounds;

        Mode(int rounds) {
            this.rounds = rounds;
        }
    }

    private Table() {}

    public static void main(String[] args) throws IOException {
        boolean json = args.length == 3 && args[1].equals("--json");
        if (args.length != 1 && !json || !args[0].equals("quick") && !args[0].equals("full")) {
            System.err.println("usage: jmh/run quick|full [--json FILE]");
            System.exit(2);
        }
        Report report = measure(args[0].equals("full") ? Mode.FULL : Mode.QUICK);
        System.out.print(ReportText.of(report));
        if (json) {
            Files.writeString(Path.of(args[2]), ReportJson.of(report));
        }
        System.exit(0);
    }

    private static Report measure(Mode mode) {
        List<Cost> costs = new ArrayList<>();
        for (Contest contest : contests(mode)) {
            costs.add(contest.start());
        }
        for (int round = 1; round <= mode.rounds; round++) {
            for (int i = 0; i < costs.size(); i++) {
                progress(round, mode.rounds, i, costs.size());
                costs.set(i, Contest.oneMoreFork(costs.get(i)));
            }
        }
        System.err.println();
        return new Report(mode == Mode.FULL ? "full" : "quick", jvm(), costs, CompileTimes.measure());
    }

    private static List<Contest> contests(Mode mode) {
        List<Contest> contests = new ArrayList<>();
        for (String problem : Problem.NAMES) {
            for (Code code : Code.values()) {
                boolean jet = code == Code.HAND_WRITTEN_JET || code == Code.GENERATED_JET;
                if (!jet || mode == Mode.FULL) {
                    contests.add(new Contest(problem, code, Contenders.ROUNDING));
                }
            }
            if (mode == Mode.FULL) {
                contests.add(new Contest(problem, Code.GENERATED, ORDER_TWELVE));
            }
        }
        return contests;
    }

    private static void progress(int round, int rounds, int fork, int forks) {
        System.err.print("\rround " + round + " of " + rounds + ", fork " + (fork + 1) + " of " + forks + " ");
    }

    private static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }

    /** A contender on a problem. */
    private record Contest(String problem, Code code, double tolerance) {

        /** The error and the steps of a run, nothing measured yet. */
        Cost start() {
            Problem data = Problem.named(problem);
            Contender contender = Contenders.of(code, data, tolerance);
            long steps = contender.work();
            boolean run = code != Code.HAND_WRITTEN_JET && code != Code.GENERATED_JET;
            double error = run ? data.error(contender.state()) : Double.NaN;
            return new Cost(problem, code, tolerance, steps, error, List.of());
        }

        static Cost oneMoreFork(Cost cost) {
            List<Batch> batches = new ArrayList<>(cost.batches());
            batches.addAll(Forks.cost(cost.problem(), cost.code(), cost.tolerance()));
            return new Cost(cost.problem(), cost.code(), cost.tolerance(), cost.steps(), cost.error(), batches);
        }
    }
}
