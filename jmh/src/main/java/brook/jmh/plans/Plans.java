package brook.jmh.plans;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.jet.StraightLine;
import brook.jmh.precision.CpuTime;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long jets of small models take as loops and as straight-line code, and which form the compiler chooses.
 *
 * <p>Besides: the work and the bytes of straight-line code by which it chooses, and the bytes of the class that has it.
 */
public final class Plans {

    private static final List<Integer> ORDERS = List.of(8, 12, 20);
    private static final int ROUNDS = 15;
    private static final double BATCH_MILLIS = 4;

    /** Methods of straight-line code take that long until C2 has them. */
    private static final double WARM_UP_MILLIS = 400;

    private Plans() {}

    public static void main(String[] args) {
        System.out.printf(
                "Java %s, nanoseconds for each jet, the least of %d batches by turns%n", Runtime.version(), ROUNDS);
        System.out.printf(
                "%-30s %6s %5s %8s %7s %8s %9s %9s %8s  %-8s %6s%n",
                "model",
                "states",
                "order",
                "work",
                "bytes",
                "straight",
                "loops",
                "straight",
                "s/loops",
                "chosen",
                "/best");
        for (SmallModel model : SmallModel.ALL) {
            if (args.length == 0 || List.of(args).contains(model.name())) {
                ORDERS.forEach(order -> print(model, order));
            }
        }
    }

    private static void print(SmallModel model, int order) {
        Form loops = Form.of(model, Plan.LOOPS, order);
        Form straight = Form.of(model, Plan.STRAIGHT, order);
        Form chosen = Form.of(model, Plan.AUTO, order);
        double[] nanos = nanos(loops, straight);
        double ofChosen = nanos[chosen.isStraight() ? 1 : 0];
        System.out.printf(
                Locale.ROOT,
                "%-30s %6d %5d %7d %8s %8d %9.0f %9s %8s  %-8s %6.2f%n",
                model.name(),
                loops.states(),
                order,
                StraightLine.work(loops.stages().jet(), order),
                StraightLine.forced(loops.stages().jet(), order)
                        .map(plan -> Integer.toString(plan.bytes()))
                        .orElse("-"),
                straight.bytes(),
                nanos[0],
                straight.isStraight() ? String.format(Locale.ROOT, "%.0f", nanos[1]) : "-",
                straight.isStraight() ? String.format(Locale.ROOT, "%.2f", nanos[1] / nanos[0]) : "-",
                chosen.isStraight() ? "straight" : "loops",
                ofChosen / Math.min(nanos[0], nanos[1]));
    }

    /** Of both forms; without straight-line code both are loops. */
    private static double[] nanos(Form loops, Form straight) {
        CpuTime.millis(loops, WARM_UP_MILLIS);
        CpuTime.millis(straight, WARM_UP_MILLIS);
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int round = 0; round < ROUNDS; round++) {
            least[0] = Math.min(least[0], Form.nanos(CpuTime.millis(loops, BATCH_MILLIS)));
            least[1] = Math.min(least[1], Form.nanos(CpuTime.millis(straight, BATCH_MILLIS)));
        }
        return least;
    }
}
