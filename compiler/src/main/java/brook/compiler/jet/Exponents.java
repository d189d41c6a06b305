package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.Optional;

/** Which exponents are known numbers, and powers with small natural ones. */
final class Exponents {

    private Exponents() {}

    /** The number that all elements of an exponent are, if it is known at compile time. */
    static Optional<Double> number(Node exponent) {
        if (!(exponent instanceof Node.Constant constant)) {
            return Optional.empty();
        }
        double first = constant.values().get(0);
        for (int i = 1; i < constant.values().size(); i++) {
            if (constant.values().get(i) != first) {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    static boolean isSmallInteger(double a) {
        return a == Math.rint(a) && Math.abs(a) <= TaylorRules.LARGEST_PRODUCT;
    }

    /** u^n for n &gt;= 1, the node itself for n = 1. */
    static Node power(Graph graph, Node u, int n) {
        if (n == 1) {
            return u;
        }
        return n == 2 ? graph.multiply(u, u) : graph.apply(Operator.POWER, u, graph.constant(n));
    }
}
