package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;
import brook.compiler.system.Operator;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Coefficients by whole numbers: a factor of a factor is one factor, which is rounded once.
 *
 * <p>A third of a fourth is a twelfth, not a fourth of what is left of 1/3 after it was rounded; and there is one product less to wait for.
 */
final class Fractions {

    /** Above, not each whole number is a double. */
    private static final double WHOLE = 0x1p53;

    /** A node times a fraction. */
    private record Part(Node node, double numerator, double denominator) {

        Part times(double n, double d) {
            double top = numerator * n;
            double bottom = denominator * d;
            double common = isWhole(top) && isWhole(bottom) ? divisor(top, bottom) : 1;
            return new Part(node, top / common, bottom / common);
        }

        double factor() {
            return numerator / denominator;
        }

        /** What the factor lacks. */
        double rest() {
            return Math.fma(-factor(), denominator, numerator) / denominator;
        }

        private static boolean isWhole(double x) {
            return Math.abs(x) <= WHOLE && x == Math.rint(x);
        }

        private static double divisor(double a, double b) {
            return BigInteger.valueOf((long) a)
                    .gcd(BigInteger.valueOf((long) b))
                    .doubleValue();
        }
    }

    private final Graph graph;
    private final Map<Node, Node> aliases;
    private final Map<Node, Part> parts = new HashMap<>();

    /** Fractions of the nodes of a graph; variables may stand for others. */
    Fractions(Graph graph, Map<Node, Node> aliases) {
        this.graph = graph;
        this.aliases = aliases;
    }

    /** A node times a number. */
    Node times(double factor, Node node) {
        return scaled(node, factor, 1);
    }

    /** A node divided by a number. */
    Node over(double divisor, Node node) {
        return scaled(node, 1, divisor);
    }

    /**
     * A node divided by a number, to half an ulp: the factor is the sum of two doubles, the smaller product comes first and is fused to the other.
     *
     * <p>A factor alone is always too large or always too small, and its error adds up over a million steps.
     */
    Node evenlyOver(double divisor, Node node) {
        return scaled(node, part -> {
            Part quotient = part.times(1, divisor);
            double rest = quotient.rest();
            return rest == 0 ? product(quotient) : withRest(quotient, rest);
        });
    }

    private Node withRest(Part part, double rest) {
        Node small = graph.multiply(graph.constant(rest), part.node());
        Node sum = graph.apply(Operator.ADD, small, graph.multiply(graph.constant(part.factor()), part.node()));
        parts.put(sum, part);
        return sum;
    }

    private Node product(Part part) {
        Node product = graph.multiply(graph.constant(part.factor()), part.node());
        parts.put(product, part);
        return product;
    }

    private Node scaled(Node node, double n, double d) {
        return n == d ? node : scaled(node, part -> product(part.times(n, d)));
    }

    private Node scaled(Node node, Function<Part, Node> scaling) {
        if (Signs.isNumber(node, 0)) {
            return node;
        }
        Node known = aliases.getOrDefault(node, node);
        if (known instanceof Node.Elementwise minus && minus.operator() == Operator.NEGATE) {
            return graph.apply(Operator.NEGATE, scaled(minus.operands().get(0), scaling));
        }
        return scaling.apply(part(known));
    }

    private Part part(Node node) {
        Part part = parts.get(node);
        if (part != null) {
            return part;
        }
        if (node instanceof Node.Contraction product && product.isProduct() && Signs.isNumber(product.left())) {
            return new Part(product.right(), Signs.number(product.left()), 1);
        }
        return new Part(node, 1, 1);
    }
}
