package brook.jmh;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what an element costs: {@code Math}, {@code ElementFunctions} one at a time, and over a range. */
public final class Elements {

    private static final List<Integer> SIZES = List.of(16, 64, 256, 1024);
    private static final List<String> FORMS = List.of("usual", "scalar", "overArrays");

    private Elements() {}

    public static void main(String[] args) {
        System.out.printf("Java %s, nanoseconds for each element%n", Runtime.version());
        line("%-9s %6s %7s %7s %7s %9s %9s", "function", "count", "Math", "scalar", "arrays", "Math/sc.", "Math/arr.");
        for (ElementLoop function : ElementLoop.values()) {
            SIZES.forEach(size -> print(function, size));
        }
    }

    private static void print(ElementLoop function, int size) {
        Map<String, Double> nanos = Forks.elements(function, size, FORMS);
        double usual = nanos.getOrDefault("usual", Double.NaN);
        double scalar = nanos.getOrDefault("scalar", Double.NaN);
        double arrays = nanos.getOrDefault("overArrays", Double.NaN);
        line(
                "%-9s %6d %7.2f %7.2f %7.2f %9.2f %9.2f",
                function.name().toLowerCase(Locale.ROOT), size, usual, scalar, arrays, usual / scalar, usual / arrays);
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
