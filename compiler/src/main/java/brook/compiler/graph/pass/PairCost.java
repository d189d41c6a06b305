package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.util.List;

/** What nodes cost in a Taylor step, counted in convolutions. */
final class PairCost {

    private static final double LINEAR = 0.05;
    /** Worth the change only if it saves that much. */
    private static final double PAYS = 0.9;

    private PairCost() {}

    static boolean pays(double before, double after) {
        return after < PAYS * before;
    }

    static double of(List<Node> nodes) {
        return nodes.stream().mapToDouble(PairCost::of).sum();
    }

    /** Of the nodes that some roots need, those made after the graph had a size. */
    static double ofNew(List<Node> roots, int size) {
        return of(Graph.reachable(roots).stream()
                .filter(node -> node.id() >= size)
                .toList());
    }

    private static double of(Node node) {
        double elements = node.size();
        if (node.variation() != Variation.SERIES) {
            return 0;
        }
        if (node instanceof Node.Elementwise elementwise) {
            return elements * (isLinear(elementwise) ? LINEAR : 1);
        }
        if (node instanceof Node.Contraction contraction) {
            for (Axis axis : contraction.summed()) {
                elements *= axis.size();
            }
            boolean linear = node.operands().stream()
                    .anyMatch(operand -> operand.variation().isConstantOnStep());
            return elements * (linear ? LINEAR : 1);
        }
        return elements * LINEAR;
    }

    private static boolean isLinear(Node.Elementwise node) {
        Operator operator = node.operator();
        return switch (operator) {
            case ADD, SUBTRACT, NEGATE, SIGN, FLOOR, CEIL, FREEZE, NOEVENT, MAX, MIN, ABS, SELECT -> true;
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> true;
            case DIVIDE -> node.operands().get(1).variation().isConstantOnStep();
            case MULTIPLY,
                    POWER,
                    EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    ATAN2,
                    SINH,
                    COSH,
                    TANH,
                    ASINH,
                    ACOSH,
                    ATANH,
                    ERF,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN,
                    PHI,
                    MOD -> false;
        };
    }
}
