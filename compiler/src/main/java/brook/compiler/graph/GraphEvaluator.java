package brook.compiler.graph;

import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the values of nodes from those of the variables: slow and clear, the judge of passes and of generated code.
 *
 * <p>Every node is computed once. Derivatives have no value at a point; {@link Derivatives} says what to take for them.
 */
public final class GraphEvaluator {

    /** The value of a derivative, which follows from a series, not from the value of its operand. */
    @FunctionalInterface
    public interface Derivatives {
        /** The value of a time derivative of an operand of this value. */
        double[] value(Node.Derivative node, double[] operand);
    }

    /** The element of a node, counted row-major, that is where a computation left the finite numbers. */
    public record Place(Node node, int element, double value) {}

    private final Map<Node.Variable, double[]> variables;
    private final Derivatives derivatives;
    private double[][] known = new double[64][];

    /** With values for the variables, row-major over their axes; time derivatives are an error. */
    public GraphEvaluator(Map<Node.Variable, double[]> variables) {
        this(variables, (node, operand) -> {
            throw new IllegalArgumentException("the value of a derivative needs a series: " + node);
        });
    }

    /** With values for the variables, row-major over their axes, and somebody who knows time derivatives. */
    public GraphEvaluator(Map<Node.Variable, double[]> variables, Derivatives derivatives) {
        this.variables = new LinkedHashMap<>(variables);
        this.derivatives = derivatives;
    }

    /** The elements of a node, row-major in the order of its axes. */
    public double[] value(Node node) {
        if (isUnknown(node)) {
            needed(node).forEach(this::compute);
        }
        return known[node.id()].clone();
    }

    /** Where the first of some roots that is not finite became so: a node all whose operands, as far as they count, are finite. */
    public Optional<Place> firstNotFinite(List<? extends Node> roots) {
        for (Node root : roots) {
            if (badElement(value(root)) >= 0) {
                return Optional.of(origin(root));
            }
        }
        return Optional.empty();
    }

    private Place origin(Node root) {
        Node node = root;
        Optional<Node> culprit = culprit(node);
        while (culprit.isPresent()) {
            node = culprit.get();
            culprit = culprit(node);
        }
        double[] value = value(node);
        int element = badElement(value);
        return new Place(node, element, value[element]);
    }

    /** The operand that made the node not finite; a constant may be infinite, and a branch counts only where it is chosen. */
    private Optional<Node> culprit(Node node) {
        if (node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.SELECT) {
            return chosenCulprit(elementwise);
        }
        return node.operands().stream()
                .filter(operand -> !(operand instanceof Node.Constant) && badElement(value(operand)) >= 0)
                .findFirst();
    }

    private Optional<Node> chosenCulprit(Node.Elementwise select) {
        int element = badElement(value(select));
        Node condition = select.operands().get(0);
        int place = Positions.flat(condition.axes(), select.axes())[element];
        Node branch = select.operands().get(value(condition)[place] != 0 ? 1 : 2);
        boolean bad = !(branch instanceof Node.Constant) && badElement(value(branch)) >= 0;
        return bad ? Optional.of(branch) : Optional.empty();
    }

    private static int badElement(double[] value) {
        for (int i = 0; i < value.length; i++) {
            if (!Double.isFinite(value[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isUnknown(Node node) {
        return node.id() >= known.length || known[node.id()] == null;
    }

    /** The nodes still to be computed for a node, operands first. */
    private List<Node> needed(Node root) {
        List<Node> needed = new ArrayList<>();
        BitSet seen = new BitSet();
        List<Node> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            if (isUnknown(node) && !seen.get(node.id())) {
                seen.set(node.id());
                needed.add(node);
                open.addAll(node.operands());
            }
        }
        needed.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return needed;
    }

    private void compute(Node node) {
        if (node.id() >= known.length) {
            known = Arrays.copyOf(known, Math.max(2 * known.length, node.id() + 1));
        }
        List<double[]> operands =
                node.operands().stream().map(operand -> known[operand.id()]).toList();
        known[node.id()] = compute(node, operands);
    }

    private double[] compute(Node node, List<double[]> operands) {
        if (node instanceof Node.Constant constant) {
            return constant.values().toArray();
        }
        if (node instanceof Node.Variable variable) {
            return given(variable);
        }
        if (node instanceof Node.Elementwise elementwise) {
            return NodeValues.elementwise(elementwise.operator(), node.operands(), operands, node.axes());
        }
        if (node instanceof Node.Contraction contraction) {
            return NodeValues.contraction(
                    contraction.left(), contraction.right(), operands, contraction.summed(), node.axes());
        }
        if (node instanceof Node.Gather gather) {
            return NodeValues.gather(gather.operand(), operands.get(0), gather.maps(), node.axes());
        }
        if (node instanceof Node.Scatter scatter) {
            return NodeValues.scatter(node.operands(), operands, scatter.maps(), node.axes());
        }
        if (node instanceof Node.Derivative derivative) {
            return derivatives.value(derivative, operands.get(0));
        }
        throw new AssertionError(node);
    }

    private double[] given(Node.Variable variable) {
        double[] value = variables.get(variable);
        if (value == null || value.length != variable.size()) {
            throw new IllegalArgumentException("no value, or one of another size, for " + variable.name());
        }
        return value.clone();
    }
}
