package brook.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what a training step costs: loss, regulariser and the gradient by all weights, 8 steps of Runge-Kutta. Arguments choose networks and batches: {@code
 * SMALL:256}.
 */
public final class Training {

    private static final List<Size> SIZES =
            List.of(new Size("SMALL", 1), new Size("SMALL", 16), new Size("SMALL", 256), new Size("PICTURES", 100));
    /** Of the targets. */
    static final List<Size> IN_SHORT =
            List.of(new Size("SMALL", 16), new Size("SMALL", 256), new Size("PICTURES", 100));

    /** For free cores, milliseconds in all. */
    private static final long WAITING = 60_000;

    private static final List<Integer> ORDERS = List.of(0, 2, 3, 4);

    private Training() {}

    public static void main(String[] args) {
        List<Size> sizes =
                args.length == 0 ? SIZES : List.of(args).stream().map(Size::of).toList();
        System.out.printf("Java %s, milliseconds of CPU for each training step%n", Runtime.version());
        line(
                "%-9s %5s %4s %9s %9s %7s %7s %7s%s",
                "network",
                "batch",
                "R_K",
                "by hand",
                "brook",
                "ratio",
                "op./ns",
                "kB",
                machines().size() > 1 ? "   vectors   ratio  op./ns" : "");
        Patience patience = new Patience(WAITING);
        for (Size size : sizes) {
            ORDERS.forEach(order -> print(size, order, patience));
        }
    }

    /** All batches with R_3 in short, for the table of targets. */
    static List<Reading> inShort(Patience patience) {
        return IN_SHORT.stream().flatMap(size -> readings(size, patience)).toList();
    }

    static String subject(Size size) {
        return size.network() + " " + size.batch() + " R_3";
    }

    private static Stream<Reading> readings(Size size, Patience patience) {
        List<Double> hand = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (Products.Machine machine : machines()) {
            List<Cost> costs = Forks.training(size, 3, machine, Rounds.SHORT, patience);
            costs.forEach(cost -> hand.add(cost.hand()));
            Code code = machine == Products.Machine.VECTORS ? Code.GENERATED_VECTORS : Code.GENERATED;
            Spread ours = Spread.of(costs.stream().map(Cost::generated).toList());
            readings.add(new Reading(Key.of(Quantity.TRAINING, subject(size), code), ours));
        }
        readings.add(new Reading(Key.of(Quantity.TRAINING, subject(size), Code.HAND_WRITTEN), Spread.of(hand)));
        return readings.stream();
    }

    private static List<Products.Machine> machines() {
        return Runtime.version().feature() >= 25 ? List.of(Products.Machine.values()) : List.of(Products.Machine.LOOPS);
    }

    private static void print(Size size, int order, Patience patience) {
        List<Cost> costs = machines().stream()
                .map(machine -> Cost.least(Forks.training(size, order, machine, Rounds.LONG, patience)))
                .toList();
        double hand = costs.stream().mapToDouble(Cost::hand).min().orElseThrow();
        String numbers = costs.stream()
                .map(cost -> String.format(
                        Locale.ROOT,
                        "%9.3f %7.2f %7.1f",
                        cost.generated(),
                        hand / cost.generated(),
                        cost.operations() / cost.generated()))
                .collect(Collectors.joining(" "));
        int middle = Math.min(numbers.length(), 25);
        line(
                "%-9s %5d %4s %9.3f %s %7.1f %s",
                size.network().toLowerCase(Locale.ROOT),
                size.batch(),
                order == 0 ? "none" : "R_" + order,
                hand,
                numbers.substring(0, middle),
                costs.get(0).kilobytes(),
                numbers.substring(middle).strip());
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** A network and the number of trajectories. */
    record Size(String network, int batch) {

        static Size of(String text) {
            String[] parts = text.split(":", 2);
            return new Size(parts[0], Integer.parseInt(parts[1]));
        }
    }

    /**
     * Milliseconds by hand and by generated classes, what these allocate, and the millions of multiplications and additions of matrices in a step (forward, and
     * twice as many backward).
     */
    record Cost(double hand, double generated, double kilobytes, double operations) {

        /** The least of each; NaN if there are none. */
        static Cost least(List<Cost> costs) {
            return costs.stream()
                    .reduce((a, b) -> new Cost(
                            Math.min(a.hand, b.hand),
                            Math.min(a.generated, b.generated),
                            Math.min(a.kilobytes, b.kilobytes),
                            Math.min(a.operations, b.operations)))
                    .orElse(new Cost(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        }
    }

    /** Rounds of steps, before measuring and measured. */
    record Rounds(int warmUp, int measured) {

        static final Rounds LONG = new Rounds(8, 12);

        static final Rounds SHORT = new Rounds(2, 4);
    }
}
