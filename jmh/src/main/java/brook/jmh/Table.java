package brook.jmh;

import brook.jmh.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures everything and prints the targets and what they come from: {@code Table quick|full [--json FILE]}.
 *
 * <p>Short forks take turns, so that a slow minute of the machine falls on all contenders alike.
 */
public final class Table {

    /** The small systems, whose steps at order 12 are a target too. */
    private static final List<String> SMALL = List.of("Pendulum", "Kepler", "VanDerPol", "Lorenz");

    /** How much is measured: rounds of forks, compilations of each model, milliseconds of waiting for free cores. */
    private enum Mode {
        QUICK(2, 24, 20_000),
        FULL(8, 60, 600_000);

        private final int rounds;
        private final int compilations;
        private final long waiting;

        Mode(int rounds, int compilations, long waiting) {
            this.rounds = rounds;
            this.compilations = compilations;
            this.waiting = waiting;
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
        System.out.print(TargetText.of(report));
        System.out.print(ReportText.of(report));
        if (json) {
            Files.writeString(Path.of(args[2]), ReportJson.of(report));
        }
        System.exit(0);
    }

    private static Report measure(Mode mode) {
        Patience patience = new Patience(mode.waiting);
        List<Cost> costs = new ArrayList<>(contests(mode));
        for (int round = 0; round < mode.rounds; round++) {
            for (int i = 0; i < costs.size(); i++) {
                Cost cost = costs.get(i);
                if (takesPart(cost, round)) {
                    progress("round " + (round + 1) + " of " + mode.rounds + ", fork " + (i + 1) + " of "
                            + costs.size());
                    costs.set(i, cost.and(Forks.cost(cost.problem(), cost.code(), cost.tolerance(), patience)));
                }
            }
        }
        progress("compilations");
        List<CompileCost> compilations = CompileTimes.measure(mode.compilations, patience);
        List<Reading> readings = others(patience);
        System.err.printf(
                "%n%d s, of which %d went by waiting for cores that nobody else used%n",
                seconds(), (mode.waiting - patience.left()) / 1000);
        return new Report(mode == Mode.FULL ? "full" : "quick", Host.here(), costs, compilations, readings);
    }

    /** What takes long and is far from its bound, or warms up for long, is left out of the first round. */
    private static boolean takesPart(Cost cost, int round) {
        boolean isLong = cost.problem().equals(Problem.MANY_BODIES) || cost.code() == Code.DORMAND_PRINCE_853;
        boolean warmsUp = cost.code().usesVectors() && !cost.problem().equals(Targets.OUTER_PLANETS);
        return round > 0 || !isLong && !warmsUp;
    }

    private static List<Reading> others(Patience patience) {
        progress("training");
        List<Reading> readings = new ArrayList<>(Training.inShort(patience));
        progress("memory");
        List<String> all = new ArrayList<>(Problem.NAMES);
        all.add(Problem.MANY_BODIES);
        readings.addAll(Forks.memory(all, Code.GENERATED));
        if (Host.here().hasVectors()) {
            for (String problem : Targets.WITH_VECTORS) {
                readings.addAll(Forks.memory(List.of(problem), Code.GENERATED_VECTORS));
            }
        }
        progress("processes");
        readings.addAll(ColdStart.measure());
        return readings;
    }

    /** What is measured, without times. */
    private static List<Cost> contests(Mode mode) {
        List<Cost> contests = new ArrayList<>();
        for (String problem : Problem.NAMES) {
            codes(mode)
                    // Straight-line code has none.
                    .filter(code -> code != Code.GENERATED_VECTORS || Targets.WITH_VECTORS.contains(problem))
                    .filter(code -> code != Code.GENERATED_BATCH || Targets.KEPT.contains(problem))
                    .forEach(code -> contests.add(contest(problem, code)));
            if (mode == Mode.FULL || SMALL.contains(problem)) {
                contests.add(new Cost(problem, Code.GENERATED, Targets.ORDER_TWELVE, List.of()));
            }
        }
        contests.add(contest(Problem.MANY_BODIES, Code.HAND_WRITTEN));
        contests.add(contest(Problem.MANY_BODIES, Code.GENERATED));
        return contests;
    }

    private static Stream<Code> codes(Mode mode) {
        return Stream.of(Code.values())
                .filter(code -> !code.usesVectors() || Host.here().hasVectors())
                .filter(code -> !code.isJet() || mode == Mode.FULL);
    }

    private static Cost contest(String problem, Code code) {
        return new Cost(problem, code, Contenders.ROUNDING, List.of());
    }

    private static void progress(String what) {
        System.err.print("\r" + seconds() + " s: " + what + "      ");
    }

    /** Since the start of this process. */
    private static long seconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
    }
}
