package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import brook.compiler.system.NumberRule;
import brook.compiler.system.Operator;
import brook.compiler.system.RuledNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** What an operation on constants gives: by a rule where all of them are numbers and rules along the one axis, else listed. */
    static DoubleTable elementwise(Operator operator, List<Node> operands, List<Axis> axes) {
        List<NumberRule> rules = new ArrayList<>();
        if (axes.size() == 1) {
            operands.forEach(operand -> rule(((Node.Constant) operand).values()).ifPresent(rules::add));
        }
        if (!rules.isEmpty() && rules.size() == operands.size()) {
            Optional<NumberRule> rule = NumberRule.apply(operator, rules);
            if (rule.isPresent()) {
                return DoubleTable.of(axes.get(0).size(), rule.get());
            }
        }
        return DoubleTable.of(NodeValues.elementwise(operator, operands, values(operands), axes));
    }

    private static Optional<NumberRule> rule(DoubleTable values) {
        if (values instanceof RuledNumbers numbers) {
            return Optional.of(numbers.rule());
        }
        return values.size() == 1 ? Optional.of(new NumberRule.Number(values.get(0))) : Optional.empty();
    }

    /** The numbers that a map chooses from a constant along one axis, each by its rule; empty where there is none. */
    static Optional<DoubleTable> chosen(Node.Constant operand, List<IndexMap> maps, List<Axis> axes) {
        if (axes.size() == 1
                && operand.values() instanceof RuledNumbers numbers
                && maps.get(0) instanceof IndexMap.Affine map
                && map.axes().equals(axes)) {
            int stride = map.strides().get(0).stride();
            return Optional.of(DoubleTable.of(axes.get(0).size(), numbers.rule().along(map.offset(), stride)));
        }
        return Optional.empty();
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
        if (node instanceof Node.Constant constant
                && !constant.isScalar()
                && constant.values().isUniform()) {
            return graph.constant(constant.values().get(0));
        }
        return node;
    }

    private static long elements(List<Axis> axes) {
        long elements = 1;
        for (Axis axis : axes) {
            elements = Math.min(elements * axis.size(), Integer.MAX_VALUE);
        }
        return elements;
    }
}
