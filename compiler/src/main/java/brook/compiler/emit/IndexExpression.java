package brook.compiler.emit;

import java.util.Map;
import java.util.TreeMap;

/** A whole number as Java text: a constant plus multiples of int variables, {@code 3 * i + j + 2}. */
record IndexExpression(int constant, Map<String, Integer> terms) {

    IndexExpression {
        terms = Map.copyOf(terms);
    }

    static IndexExpression of(int constant) {
        return new IndexExpression(constant, Map.of());
    }

    static IndexExpression of(String variable) {
        return new IndexExpression(0, Map.of(variable, 1));
    }

    boolean isConstant() {
        return terms.isEmpty();
    }

    IndexExpression plus(IndexExpression other) {
        Map<String, Integer> sum = new TreeMap<>(terms);
        other.terms.forEach((name, factor) -> sum.merge(name, factor, Integer::sum));
        sum.values().removeIf(factor -> factor == 0);
        return new IndexExpression(constant + other.constant, sum);
    }

    IndexExpression plus(int summand) {
        return new IndexExpression(constant + summand, terms);
    }

    IndexExpression times(int factor) {
        if (factor == 0) {
            return of(0);
        }
        Map<String, Integer> product = new TreeMap<>();
        terms.forEach((name, f) -> product.put(name, f * factor));
        return new IndexExpression(constant * factor, product);
    }

    IndexExpression minus(IndexExpression other) {
        return plus(other.times(-1));
    }

    /** The same without its constant. */
    IndexExpression variablePart() {
        return new IndexExpression(0, terms);
    }

    /** Java text; with a named constant in place of a leading part of the constant. */
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(terms).forEach((name, factor) -> append(text, name, factor));
        if (constant != 0 || text.length() == 0) {
            append(text, Integer.toString(Math.abs(constant)), constant < 0 ? -1 : 1);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, int factor) {
        if (text.length() == 0) {
            text.append(factor < 0 ? "-" : "");
        } else {
            text.append(factor < 0 ? " - " : " + ");
        }
        text.append(Math.abs(factor) == 1 ? name : Math.abs(factor) + " * " + name);
    }

    @Override
    public String toString() {
        return text();
    }
}
