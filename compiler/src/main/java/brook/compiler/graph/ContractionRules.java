package brook.compiler.graph;

import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.List;

/** The normal form of products and sums of products; exact but for the sign of a zero. */
final class ContractionRules {

    private final Graph graph;

    ContractionRules(Graph graph) {
        this.graph = graph;
    }

    Node apply(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        assert fits(left, right, summed, axes) : left.axes() + " times " + right.axes() + " is not " + axes + summed;
        List<Axis> all = new ArrayList<>(axes);
        all.addAll(summed);
        Node a = unrepeated(left, right, all);
        Node b = unrepeated(right, a, all);
        List<Node> operands = List.of(a, b);
        if (Folding.folds(operands, summed, axes)) {
            if (summed.isEmpty()) {
                return graph.constant(axes, Folding.elementwise(Operator.MULTIPLY, operands, axes));
            }
            double[] values = NodeValues.contraction(a, b, Folding.values(operands), summed, axes);
            return Folding.constant(graph, axes, values);
        }
        if (Signs.isNegative(a) || Signs.isNegative(b)) {
            return signed(a, b, summed, axes);
        }
        return precedes(a, b) ? ordered(a, b, summed, axes) : ordered(b, a, summed, axes);
    }

    private static boolean fits(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        List<Axis> union = Node.union(List.of(left, right));
        return union.size() == summed.size() + axes.size() && union.containsAll(summed) && union.containsAll(axes);
    }

    /** A number that is repeated along axes which the other operand has is that number. */
    private Node unrepeated(Node node, Node other, List<Axis> all) {
        Node single = node.axes().isEmpty() ? node : Folding.unrepeated(graph, node);
        return single != node && other.axes().containsAll(all) ? single : node;
    }

    private Node signed(Node a, Node b, List<Axis> summed, List<Axis> axes) {
        boolean both = Signs.isNegative(a) && Signs.isNegative(b);
        Node x = Signs.isNegative(a) ? Signs.opposite(graph, a) : a;
        Node y = Signs.isNegative(b) ? Signs.opposite(graph, b) : b;
        Node product = apply(x, y, summed, axes);
        return both ? product : graph.negate(product);
    }

    /** What varies less stands on the left, so a number does; then the older node. */
    private static boolean precedes(Node a, Node b) {
        boolean numberA = Signs.isNumber(a);
        boolean numberB = Signs.isNumber(b);
        if (numberA != numberB) {
            return numberA;
        }
        int order = a.variation().compareTo(b.variation());
        return order == 0 ? a.id() <= b.id() : order < 0;
    }

    private Node ordered(Node a, Node b, List<Axis> summed, List<Axis> axes) {
        if (Signs.isNumber(a, 1) && summed.isEmpty()) {
            return graph.broadcast(b, axes);
        }
        if (b instanceof Node.Contraction inner && inner.isProduct()) {
            if (Signs.isNumber(a, 1)) {
                // A sum of products is one contraction: a matrix times a vector, however it was written.
                return apply(inner.left(), inner.right(), summed, axes);
            }
            boolean numbers = summed.isEmpty() && Signs.isNumber(a) && Signs.isNumber(inner.left());
            if (numbers && (Signs.isPowerOfTwo(a) || Signs.isPowerOfTwo(inner.left()))) {
                return apply(graph.multiply(a, inner.left()), inner.right(), summed, axes);
            }
        }
        return graph.makeContraction(a, b, summed, axes);
    }
}
