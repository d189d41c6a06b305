package brook.jmh;

import java.util.Locale;

/** Numbers of all sizes in few characters: four digits or a little less. */
final class Figures {

    private Figures() {}

    /** The minimum and the median, or one number if there is no more to say. */
    static String of(Spread spread) {
        if (spread.min() == spread.median() || Double.isNaN(spread.min())) {
            return of(spread.min());
        }
        return of(spread.min()) + " (" + of(spread.median()) + ")";
    }

    /** A dash for what is not a number. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == 0 || value == Math.rint(value) && Math.abs(value) >= 10) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, format(Math.abs(value)), value);
    }

    private static String format(double size) {
        if (size < 0.001) {
            return "%.1e";
        }
        if (size < 1) {
            return "%.3f";
        }
        return size < 100 ? "%.2f" : "%.1f";
    }
}
