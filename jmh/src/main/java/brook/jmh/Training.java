package brook.jmh;

import java.util.List;
import java.util.Locale;

/** Prints what a training step costs: loss, regulariser and the gradient by all weights, 8 steps of Runge-Kutta. */
public final class Training {

    private static final List<Size> SIZES =
            List.of(new Size("SMALL", 1), new Size("SMALL", 16), new Size("SMALL", 256), new Size("PICTURES", 100));
    private static final List<Integer> ORDERS = List.of(0, 2, 3, 4);

    private Training() {}

    public static void main(String[] args) {
        System.out.printf("Java %s, milliseconds for each training step%n", Runtime.version());
        line("%-9s %5s %4s %12s %8s", "network", "batch", "R_K", "hand-written", "op./ns");
        for (Size size : SIZES) {
            ORDERS.forEach(order -> print(size, order));
        }
    }

    private static void print(Size size, int order) {
        Cost cost = Forks.training(size, order);
        line(
                "%-9s %5d %4s %12.3f %8.1f",
                size.network().toLowerCase(Locale.ROOT),
                size.batch(),
                order == 0 ? "none" : "R_" + order,
                cost.hand(),
                cost.operations() / cost.hand());
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** A network and the number of trajectories. */
    record Size(String network, int batch) {}

    /** Milliseconds by hand, and the millions of multiplications and additions of matrices in a step. */
    record Cost(double hand, double operations) {}
}
