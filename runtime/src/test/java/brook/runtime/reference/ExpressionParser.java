package brook.runtime.reference;

import brook.runtime.reference.Operation.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the formulas of the reference files into series operations, equal ones shared. */
final class ExpressionParser {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Operation, Integer> known = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private String text = "";
    private int at;

    ExpressionParser(List<String> variables) {
        for (String variable : variables) {
            names.put(variable, operations.size());
            operations.add(new Operation(Kind.STATE, variable, 0, 0, 0, 0));
        }
        names.put("t", add(new Operation(Kind.TIME, "t", 0, 0, 0, 0)));
        names.put("pi", constant(Math.PI));
        constant(0);
    }

    List<Operation> operations() {
        return operations;
    }

    void define(String name, String formula) {
        names.put(name, parse(formula));
    }

    int parse(String formula) {
        text = formula.replace(" ", "");
        at = 0;
        int result = sum();
        if (at != text.length()) {
            throw new IllegalArgumentException(formula + " at " + at);
        }
        return result;
    }

    /** A number of the reference files: a decimal or a quotient of two. */
    static double number(String text) {
        String[] parts = text.split("/");
        BigDecimal value = new BigDecimal(parts[0]);
        return parts.length == 1
                ? value.doubleValue()
                : value.divide(new BigDecimal(parts[1]), new MathContext(40)).doubleValue();
    }

    private int sum() {
        int left = product();
        while (peek() == '+' || peek() == '-') {
            Kind kind = text.charAt(at++) == '+' ? Kind.ADD : Kind.SUBTRACT;
            left = binary(kind, left, product());
        }
        return left;
    }

    private int product() {
        int left = factor();
        while (peek() == '*' || peek() == '/') {
            Kind kind = text.charAt(at++) == '*' ? Kind.MULTIPLY : Kind.DIVIDE;
            left = binary(kind, left, factor());
        }
        return left;
    }

    private int factor() {
        if (peek() == '+') {
            at++;
            return factor();
        }
        if (peek() == '-') {
            at++;
            return binary(Kind.SUBTRACT, constant(0), factor());
        }
        int base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        return power(base, factor());
    }

    private int atom() {
        if (peek() == '(') {
            at++;
            int inner = sum();
            at++;
            return inner;
        }
        int start = at;
        if (Character.isLetter(peek())) {
            while (Character.isLetterOrDigit(peek()) || peek() == '_') {
                at++;
            }
            String name = text.substring(start, at);
            return peek() == '(' ? call(name) : Objects.requireNonNull(names.get(name));
        }
        while (Character.isDigit(peek()) || peek() == '.' || peek() == 'e' || signOfExponent()) {
            at++;
        }
        return constant(number(text.substring(start, at)));
    }

    private boolean signOfExponent() {
        return (peek() == '-' || peek() == '+') && text.charAt(at - 1) == 'e';
    }

    private int call(String name) {
        at++;
        int first = sum();
        int second = first;
        if (peek() == ',') {
            at++;
            second = sum();
        }
        at++;
        return function(name, first, second);
    }

    private int function(String name, int u, int v) {
        int one = constant(1);
        int square = binary(Kind.MULTIPLY, u, u);
        return switch (name) {
            case "exp" -> chain(name, u, operations.size());
            case "log" -> inverse(name, u, u);
            case "sqrt" -> add(new Operation(Kind.POWER, name, 0.5, u, 0, 0));
            case "cbrt" -> add(new Operation(Kind.POWER, name, 1.0 / 3, u, 0, 0));
            case "sin", "sinh" -> waves(name, u);
            case "cos", "cosh" -> waves(name.replace("cos", "sin"), u) + 1;
            case "tan", "tanh", "sigmoid" -> slopeOfItself(name, u);
            case "asin" -> inverse(name, u, root(binary(Kind.SUBTRACT, one, square)));
            case "acos" ->
                inverse(name, u, binary(Kind.SUBTRACT, constant(0), root(binary(Kind.SUBTRACT, one, square))));
            case "atan" -> inverse(name, u, binary(Kind.ADD, one, square));
            case "asinh" -> inverse(name, u, root(binary(Kind.ADD, one, square)));
            case "acosh" -> inverse(name, u, root(binary(Kind.SUBTRACT, square, one)));
            case "atanh" -> inverse(name, u, binary(Kind.SUBTRACT, one, square));
            case "softplus" -> chain(name, u, function("sigmoid", u, u));
            case "erf" -> chain(name, u, gauss(square));
            case "lambertw" -> lambertw(u);
            case "hypot" -> root(binary(Kind.ADD, square, binary(Kind.MULTIPLY, v, v)));
            case "atan2" ->
                add(new Operation(Kind.ANGLE, name, 0, u, v, binary(Kind.ADD, square, binary(Kind.MULTIPLY, v, v))));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int gauss(int square) {
        int exponent = binary(Kind.SUBTRACT, constant(0), square);
        return binary(Kind.MULTIPLY, constant(2 / Math.sqrt(Math.PI)), function("exp", exponent, exponent));
    }

    /** The sine, followed by the cosine. */
    private int waves(String name, int u) {
        int sine = chain(name, u, operations.size() + 1);
        if (sine == operations.size() - 1) {
            boolean circular = name.equals("sin");
            operations.add(new Operation(Kind.CHAIN, name.replace("sin", "cos"), 0, u, circular ? sine + 2 : sine, 0));
            if (circular) {
                int zero = Objects.requireNonNull(known.get(new Operation(Kind.CONSTANT, "", 0, 0, 0, 0)));
                operations.add(new Operation(Kind.SUBTRACT, "", 0, zero, sine, 0));
            }
        }
        return sine;
    }

    /** v' = c u' with c = 1 + v², 1 - v² or v - v², which stands behind v. */
    private int slopeOfItself(String name, int u) {
        int one = constant(1);
        int v = chain(name, u, operations.size() + 2);
        if (v == operations.size() - 1) {
            operations.add(new Operation(Kind.MULTIPLY, "", 0, v, v, 0));
            Kind kind = name.equals("tan") ? Kind.ADD : Kind.SUBTRACT;
            operations.add(new Operation(kind, "", 0, name.equals("sigmoid") ? v : one, v + 1, 0));
        }
        return v;
    }

    /** v' = u'/w with w = (1 + v) exp(v), which stands behind v. */
    private int lambertw(int u) {
        int one = constant(1);
        int v = inverse("lambertw", u, operations.size() + 3);
        if (v == operations.size() - 1) {
            operations.add(new Operation(Kind.ADD, "", 0, one, v, 0));
            operations.add(new Operation(Kind.CHAIN, "exp", 0, v, v + 2, 0));
            operations.add(new Operation(Kind.MULTIPLY, "", 0, v + 1, v + 2, 0));
        }
        return v;
    }

    private int power(int base, int exponent) {
        Operation constant = operations.get(exponent);
        double value = constant.kind() == Kind.SUBTRACT && isConstant(constant.b())
                ? -operations.get(constant.b()).value()
                : constant.kind() == Kind.DIVIDE ? constant.value(values(constant)) : constant.value();
        if (!isConstant(exponent) && !known(constant)) {
            int log = function("log", base, base);
            int product = binary(Kind.MULTIPLY, exponent, log);
            return function("exp", product, product);
        }
        if (value != Math.rint(value)) {
            return add(new Operation(Kind.POWER, "pow", value, base, 0, 0));
        }
        int result = constant(1);
        for (int i = 0; i < Math.abs(value); i++) {
            result = i == 0 ? base : binary(Kind.MULTIPLY, result, base);
        }
        return value < 0 ? binary(Kind.DIVIDE, constant(1), result) : result;
    }

    private boolean isConstant(int operation) {
        return operations.get(operation).kind() == Kind.CONSTANT;
    }

    /** A sign or a quotient of constants. */
    private boolean known(Operation operation) {
        return (operation.kind() == Kind.SUBTRACT || operation.kind() == Kind.DIVIDE)
                && isConstant(operation.a())
                && isConstant(operation.b());
    }

    private double[] values(Operation operation) {
        double[] values = new double[operations.size()];
        values[operation.a()] = operations.get(operation.a()).value();
        values[operation.b()] = operations.get(operation.b()).value();
        return values;
    }

    private int root(int u) {
        return add(new Operation(Kind.POWER, "sqrt", 0.5, u, 0, 0));
    }

    private int constant(double value) {
        return add(new Operation(Kind.CONSTANT, "", value, 0, 0, 0));
    }

    private int binary(Kind kind, int a, int b) {
        return add(new Operation(kind, "", 0, a, b, 0));
    }

    private int inverse(String name, int u, int w) {
        return add(new Operation(Kind.INVERSE, name, 0, u, w, 0));
    }

    /** The chain of a function occurs once per argument, whatever its slope is called. */
    private int chain(String name, int u, int c) {
        Operation key = new Operation(Kind.CHAIN, name, 0, u, -1, 0);
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        operations.add(new Operation(Kind.CHAIN, name, 0, u, c, 0));
        known.put(key, operations.size() - 1);
        return operations.size() - 1;
    }

    private int add(Operation operation) {
        Integer before = known.get(operation);
        if (before != null) {
            return before;
        }
        operations.add(operation);
        known.put(operation, operations.size() - 1);
        return operations.size() - 1;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
