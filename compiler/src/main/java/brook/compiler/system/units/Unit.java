package brook.compiler.system.units;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A product of powers of the symbols that the user wrote, in their order; none for a plain number. */
record Unit(Map<String, Exponent> powers) {

    static final Unit PLAIN = new Unit(Map.of());

    private static final double SAME = 1e-9;
    private static final Pattern TERM = Pattern.compile("([*/]?)([^*/^]+)(?:\\^(-?)(\\d+))?");

    Unit {
        powers = powers.entrySet().stream()
                .filter(power -> !power.getValue().equals(Exponent.ZERO))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** {@code kg*m/s^2}, as the grammar has it. */
    static Unit of(String text) {
        Unit unit = PLAIN;
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            if (!Character.isDigit(term.group(2).charAt(0))) {
                int size = term.group(4) == null ? 1 : Integer.parseInt(term.group(4));
                boolean below = term.group(1).equals("/") != "-".equals(term.group(3));
                Unit symbol = new Unit(Map.of(term.group(2), Exponent.ONE));
                unit = unit.times(symbol.power(Exponent.of(below ? -size : size, 1)));
            }
        }
        return unit;
    }

    Unit times(Unit other) {
        Map<String, Exponent> product = new LinkedHashMap<>(powers);
        other.powers.forEach((symbol, exponent) -> product.merge(symbol, exponent, Exponent::plus));
        return new Unit(product);
    }

    Unit over(Unit other) {
        return times(other.power(Exponent.of(-1, 1)));
    }

    Unit power(Exponent exponent) {
        Map<String, Exponent> power = new LinkedHashMap<>();
        powers.forEach((symbol, own) -> power.put(symbol, own.times(exponent)));
        return new Unit(power);
    }

    /** Whether both measure the same in the same size: {@code N} and {@code kg*m/s^2}. */
    boolean fits(Unit other) {
        return isOfOneKind(other) && Math.abs(factor(other) - 1) < SAME;
    }

    boolean isPlain() {
        return fits(PLAIN);
    }

    /** Whether both measure the same, perhaps in other sizes: {@code mV} and {@code V}. */
    boolean isOfOneKind(Unit other) {
        return UnitTable.measure(over(other)).powers().isEmpty();
    }

    /** How many of the other one make one of this. */
    double factor(Unit other) {
        return UnitTable.measure(over(other)).factor();
    }

    /** As in a text: {@code kg*m/s^2}; for a plain number nothing. */
    String text() {
        String above = powers.entrySet().stream()
                .filter(power -> power.getValue().value() > 0)
                .map(power -> power(power.getKey(), power.getValue()))
                .collect(Collectors.joining("*"));
        String below = powers.entrySet().stream()
                .filter(power -> power.getValue().value() < 0)
                .map(power -> "/" + power(power.getKey(), power.getValue().times(Exponent.of(-1, 1))))
                .collect(Collectors.joining());
        return above.isEmpty() && !below.isEmpty() ? "1" + below : above + below;
    }

    private static String power(String symbol, Exponent exponent) {
        return exponent.equals(Exponent.ONE) ? symbol : symbol + "^" + exponent;
    }
}
