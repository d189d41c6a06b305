package brook.compiler.graph;

import brook.compiler.system.Operator;
import java.util.List;

/**
 * The normal form of u^w.
 *
 * <p>Natural exponents up to 64 become products by squaring, since the recurrence of a power divides by u, which destroys the series where u is
 * small; negative integers become 1/u^n. Other exponents that are fixed during a run stay; u^w with a varying w is exp(w log u), as by definition.
 */
final class PowerRules {

    private static final int HIGHEST = 64;

    private final Graph graph;

    PowerRules(Graph graph) {
        this.graph = graph;
    }

    Node power(Node u, Node w, List<Axis> axes) {
        if (Signs.isNumber(w)) {
            return power(u, w, Signs.number(w), axes);
        }
        boolean fixed = u.variation().isConstantOnStep() && w.variation().isConstantOnStep();
        if (fixed || w.variation().compareTo(Variation.RUN) <= 0) {
            return graph.makeElementwise(Operator.POWER, List.of(u, w), axes);
        }
        Node logarithm = graph.apply(Operator.LOG, u);
        return graph.apply(Operator.EXP, List.of(graph.contract(w, logarithm, List.of(), axes)), axes);
    }

    private Node power(Node u, Node w, double a, List<Axis> axes) {
        if (a == 0) {
            return graph.broadcast(graph.constant(1), axes);
        }
        if (a == 0.5) {
            return graph.apply(Operator.SQRT, List.of(u), axes);
        }
        if (a == Math.rint(a) && Math.abs(a) <= HIGHEST) {
            Node natural = natural(u, (int) Math.abs(a));
            return a > 0 ? natural : graph.apply(Operator.DIVIDE, List.of(graph.constant(1), natural), axes);
        }
        return graph.makeElementwise(Operator.POWER, List.of(u, w), axes);
    }

    /** By squaring, from the lowest bit: u^3 = u (u u). */
    private Node natural(Node u, int n) {
        Node square = u;
        Node result = (n & 1) == 1 ? u : graph.constant(1);
        for (int rest = n >> 1; rest > 0; rest >>= 1) {
            square = graph.multiply(square, square);
            if ((rest & 1) == 1) {
                result = graph.multiply(result, square);
            }
        }
        return result;
    }
}
