package brook.jmh.precision;

import java.util.Locale;

/** Positive numbers with three digits, without exponents. */
final class Digits {

    private Digits() {}

    static String three(double value) {
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(value)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
