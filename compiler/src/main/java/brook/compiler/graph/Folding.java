package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import java.util.List;

/** Which operations on constants are done while the graph is built: those whose result is not much more to store than their operands. */
final class Folding {

    /** A constant array that is longer than every operand it is made of may have so many elements. */
    private static final int LONGEST = 1024;
    /** Products that one folded contraction may take. */
    private static final long MOST_PRODUCTS = 10_000_000;

    private Folding() {}

    static boolean folds(List<Node> operands, List<Axis> axes) {
        int longest = LONGEST;
        for (Node operand : operands) {
            if (!(operand instanceof Node.Constant)) {
                return false;
            }
            longest = Math.max(longest, operand.size());
        }
        return elements(axes) <= longest;
    }

    static boolean folds(List<Node> operands, List<Axis> summed, List<Axis> axes) {
        return folds(operands, axes) && elements(axes) * elements(summed) <= MOST_PRODUCTS;
    }

    static List<double[]> values(List<Node> constants) {
        return constants.stream()
                .map(node -> ((Node.Constant) node).values().toArray())
                .toList();
    }

    static Node constant(Graph graph, List<Axis> axes, double[] values) {
        return graph.constant(axes, DoubleTable.of(values));
    }

    /** The number that a node repeats along all its axes, or the node itself. */
    static Node unrepeated(Graph graph, Node node) {
        if (node instanceof Node.Gather gather && MapRules.isBroadcast(gather)) {
            return gather.operand();
        }
        if (node instanceof Node.Constant constant && !constant.isScalar() && isUniform(constant.values())) {
            return graph.constant(constant.values().get(0));
        }
        return node;
    }

    private static boolean isUniform(DoubleTable values) {
        for (int i = 1; i < values.size(); i++) {
            if (Double.compare(values.get(i), values.get(0)) != 0) {
                return false;
            }
        }
        return values.size() > 0;
    }

    private static long elements(List<Axis> axes) {
        long elements = 1;
        for (Axis axis : axes) {
            elements = Math.min(elements * axis.size(), Integer.MAX_VALUE);
        }
        return elements;
    }
}
