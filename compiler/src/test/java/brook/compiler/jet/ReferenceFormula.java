package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas of the reference data as nodes, by recursive descent. */
final class ReferenceFormula {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|\\w+|.)");

    private final Graph graph;
    private final Map<String, Node> names;
    private final Matcher tokens;
    private String token = "";

    ReferenceFormula(Graph graph, Map<String, Node> names, String text) {
        this.graph = graph;
        this.names = names;
        this.tokens = TOKEN.matcher(text);
        next();
    }

    Node node() {
        Node left = term();
        while (token.equals("+") || token.equals("-")) {
            Operator operator = token.equals("+") ? Operator.ADD : Operator.SUBTRACT;
            next();
            left = graph.apply(operator, left, term());
        }
        return left;
    }

    private Node term() {
        Node left = factor();
        while (token.equals("*") || token.equals("/")) {
            boolean product = token.equals("*");
            next();
            Node right = factor();
            left = product ? graph.multiply(left, right) : graph.apply(Operator.DIVIDE, left, right);
        }
        return left;
    }

    private Node factor() {
        if (token.equals("-")) {
            next();
            return graph.apply(Operator.NEGATE, factor());
        }
        Node base = atom();
        if (!token.equals("^")) {
            return base;
        }
        next();
        return graph.apply(Operator.POWER, base, factor());
    }

    private Node atom() {
        String name = token;
        next();
        if (name.equals("(")) {
            Node inside = node();
            next();
            return inside;
        }
        if (Character.isDigit(name.charAt(0))) {
            return graph.constant(Double.parseDouble(name));
        }
        if (!token.equals("(")) {
            return Objects.requireNonNull(name.equals("pi") ? graph.constant(Math.PI) : names.get(name));
        }
        next();
        Operator operator = Operator.valueOf(name.toUpperCase(Locale.ROOT));
        Node first = node();
        Node[] operands = {first};
        if (token.equals(",")) {
            next();
            operands = new Node[] {first, node()};
        }
        next();
        return graph.apply(operator, operands);
    }

    private void next() {
        token = tokens.find() ? tokens.group(1) : "";
    }
}
