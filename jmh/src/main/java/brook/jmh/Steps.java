package brook.jmh;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a Taylor step of small models consists of. */
public final class Steps {

    private static final List<String> PARTS = List.of("jet", "size", "update");
    private static final List<String> PROBLEMS = List.of("Pendulum", "Kepler", "VanDerPol", "Lorenz");

    /** For free cores, milliseconds in all. */
    private static final long WAITING = 30_000;

    private Steps() {}

    public static void main(String[] args) {
        System.out.printf("Java %s, nanoseconds for each step, the least of many%n", Runtime.version());
        System.out.printf("%-12s %7s %7s %7s %7s %7s%n", "problem", "step", "jet", "length", "update", "rest");
        Patience patience = new Patience(WAITING);
        for (String problem : PROBLEMS) {
            double whole = 1000 * least(problem, patience);
            Map<String, Double> nanos = Forks.steps(problem, PARTS);
            double[] part = PARTS.stream()
                    .mapToDouble(name -> nanos.getOrDefault(name, Double.NaN))
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %7.1f %7.1f %7.1f %7.1f %7.1f%n",
                    problem,
                    whole,
                    part[0],
                    part[1],
                    part[2],
                    whole - part[0] - part[1] - part[2]);
        }
    }

    /** Microseconds for each step of whole runs, in a JVM of their own. */
    private static double least(String problem, Patience patience) {
        return Spread.of(Forks.cost(problem, Code.GENERATED, Contenders.ROUNDING, patience).stream()
                        .map(Batch::microsPerStep)
                        .toList())
                .min();
    }
}
