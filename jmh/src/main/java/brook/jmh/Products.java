package brook.jmh;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how fast products of a matrix with lanes are: plain loops, {@code LaneProducts} in both forms, and the most C2 makes of fma. */
public final class Products {

    static final List<String> FORMS = List.of("plain", "blocks", "peak");

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
        String head = "%-10s %8s %5s %7s %7s %7s %7s %11s %11s %10s";
        line(
                head,
                "product",
                "matrix",
                "lanes",
                "naive",
                "loops",
                "vectors",
                "peak",
                "loops/naive",
                "vect./loops",
                "vect./peak");
        for (Size size : SIZES) {
            for (ProductLoop loop : ProductLoop.values()) {
                print(size, loop);
            }
        }
    }

    private static void print(Size size, ProductLoop loop) {
        Map<String, Double> rates = Forks.products(loop, size, Machine.LOOPS);
        double plain = rates.getOrDefault("plain", Double.NaN);
        double loops = rates.getOrDefault("blocks", Double.NaN);
        double peak = rates.getOrDefault("peak", Double.NaN);
        double vectors = vectors(size, loop);
        line(
                "%-10s %8s %5d %7.1f %7.1f %7.1f %7.1f %11.2f %11.2f %10.2f",
                loop.name().toLowerCase(Locale.ROOT),
                size.rows() + "x" + size.columns(),
                size.lanes(),
                plain,
                loops,
                vectors,
                peak,
                loops / plain,
                vectors / loops,
                vectors / peak);
    }

    /** Not a number where {@code LaneProducts} would not take them. */
    private static double vectors(Size size, ProductLoop loop) {
        return Runtime.version().feature() < 25
                ? Double.NaN
                : Forks.products(loop, size, Machine.VECTORS).getOrDefault("blocks", Double.NaN);
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** Rows, columns and lanes of a product. */
    record Size(int rows, int columns, int lanes) {}

    /** What {@code LaneProducts} finds in its JVM; vectors from Java 25 on. */
    enum Machine {
        LOOPS,
        VECTORS
    }
}
