package brook.jmh;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how fast products of a matrix with lanes are: plain loops, {@code LaneProducts}, and the most the machine does. */
public final class Products {

    private static final List<String> FORMS = List.of("plain", "blocks", "peak");
    private static final List<Size> SIZES = List.of(
            new Size(64, 64, 16),
            new Size(64, 64, 32),
            new Size(64, 64, 64),
            new Size(64, 64, 256),
            new Size(100, 784, 16),
            new Size(100, 784, 100),
            new Size(784, 100, 16),
            new Size(784, 100, 100));

    private Products() {}

    public static void main(String[] args) {
        System.out.printf("Java %s, operations for each nanosecond%n", Runtime.version());
        line(
                "%-10s %9s %6s %7s %7s %7s %13s %12s",
                "product", "matrix", "lanes", "plain", "blocks", "peak", "blocks/plain", "blocks/peak");
        for (Size size : SIZES) {
            for (ProductLoop loop : ProductLoop.values()) {
                print(size, loop);
            }
        }
    }

    private static void print(Size size, ProductLoop loop) {
        Map<String, Double> rates = Forks.products(loop, size, FORMS);
        double plain = rates.getOrDefault("plain", Double.NaN);
        double blocks = rates.getOrDefault("blocks", Double.NaN);
        double peak = rates.getOrDefault("peak", Double.NaN);
        line(
                "%-10s %9s %6d %7.1f %7.1f %7.1f %13.2f %12.2f",
                loop.name().toLowerCase(Locale.ROOT),
                size.rows() + "x" + size.columns(),
                size.lanes(),
                plain,
                blocks,
                peak,
                blocks / plain,
                blocks / peak);
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** Rows, columns and lanes of a product. */
    record Size(int rows, int columns, int lanes) {}
}
