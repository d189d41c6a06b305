package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Partial derivatives from the value to the variable: of each node, how much the value changes with it, users first.
 *
 * <p>The adjoint of a contraction is a contraction, of a gather a scatter, of a scatter gathers; the work is a small multiple of that of the value,
 * however many elements the variable has.
 */
public final class ReverseMode {

    private final Graph graph;
    private final PartialRules rules;
    private final Map<Node, Node> adjoints = new HashMap<>();
    private final Set<Node> moving = new HashSet<>();

    private ReverseMode(Graph graph, List<Node.Variable> by) {
        this.graph = graph;
        this.rules = new PartialRules(graph);
        this.moving.addAll(by);
    }

    /** A value and the weights of its elements, which have its axes or lack some. */
    public record Weighted(Node value, Node weights) {}

    /** The derivatives of the sum of all elements, each times its weight, over the axes of the variable. */
    public static Node gradient(Graph graph, Node value, Node.Variable by, Node weights) {
        return gradients(graph, List.of(new Weighted(value, weights)), List.of(by))
                .get(0);
    }

    /** The derivatives of the sum of all elements of some values, each times its weight, with respect to each of some variables, over its axes. */
    public static List<Node> gradients(Graph graph, List<Weighted> values, List<Node.Variable> by) {
        ReverseMode mode = new ReverseMode(graph, by);
        mode.sweep(values);
        return by.stream().map(mode::adjoint).toList();
    }

    private void sweep(List<Weighted> values) {
        List<Node> nodes = Graph.reachable(values.stream().map(Weighted::value).toList());
        for (Node node : nodes) {
            if (node.operands().stream().anyMatch(moving::contains)) {
                moving.add(node);
            }
        }
        values.forEach(weighted -> add(weighted.value(), weighted.weights()));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (adjoints.containsKey(node) && !(node instanceof Node.Variable)) {
                graph.locate(node.origin());
                pass(node, adjoints.get(node));
            }
        }
    }

    private Node adjoint(Node.Variable variable) {
        Node found = adjoints.get(variable);
        return found == null ? graph.broadcast(graph.constant(0), variable.axes()) : found;
    }

    /** Adds to the adjoint of a node what is summed over the axes that the node lacks. */
    private void add(Node node, Node change) {
        if (!moving.contains(node)) {
            return;
        }
        List<Axis> extra = new ArrayList<>(change.axes());
        extra.removeAll(node.axes());
        Node sum = extra.isEmpty() ? change : graph.sum(change, extra);
        Node laidOut = graph.broadcast(sum, node.axes());
        adjoints.merge(node, laidOut, (a, b) -> graph.apply(Operator.ADD, List.of(a, b), node.axes()));
    }

    private void pass(Node node, Node adjoint) {
        if (node instanceof Node.Elementwise elementwise) {
            elementwise(elementwise, adjoint);
        } else if (node instanceof Node.Contraction product) {
            factor(product, product.left(), product.right(), adjoint);
            factor(product, product.right(), product.left(), adjoint);
        } else if (node instanceof Node.Gather gather) {
            Node operand = gather.operand();
            add(operand, graph.scatter(List.of(adjoint), List.of(gather.maps()), false, operand.axes()));
        } else if (node instanceof Node.Scatter scatter) {
            for (int i = 0; i < scatter.operands().size(); i++) {
                Node part = scatter.operands().get(i);
                if (moving.contains(part)) {
                    add(part, graph.gather(adjoint, scatter.maps().get(i), part.axes()));
                }
            }
        } else {
            throw new AssertionError(node);
        }
    }

    private void elementwise(Node.Elementwise node, Node adjoint) {
        for (int i = 0; i < node.operands().size(); i++) {
            Node operand = node.operands().get(i);
            if (moving.contains(operand)) {
                Optional<Factor> factor = rules.of(node, i);
                factor.ifPresent(found -> add(node, operand, found, adjoint));
            }
        }
    }

    private void add(Node.Elementwise node, Node operand, Factor factor, Node adjoint) {
        if (factor instanceof Factor.Times times) {
            add(operand, product(adjoint, times.node(), node.axes(), operand.axes()));
        } else if (factor instanceof Factor.Where where) {
            Node zero = graph.constant(0);
            List<Node> choice = where.holds()
                    ? List.of(where.condition(), adjoint, zero)
                    : List.of(where.condition(), zero, adjoint);
            add(operand, graph.apply(Operator.SELECT, choice, node.axes()));
        } else {
            throw new AssertionError(factor);
        }
    }

    private void factor(Node.Contraction node, Node operand, Node other, Node adjoint) {
        if (moving.contains(operand)) {
            List<Axis> all = Node.union(List.of(operand, node, other));
            add(operand, product(adjoint, other, all, operand.axes()));
        }
    }

    /** The product summed over all axes but those of an operand; one contraction. */
    private Node product(Node a, Node b, List<Axis> all, List<Axis> kept) {
        List<Axis> union = Node.union(List.of(a, b));
        List<Axis> summed = new ArrayList<>(union);
        summed.removeAll(kept);
        List<Axis> rest = kept.stream().filter(union::contains).toList();
        assert union.containsAll(
                all.stream().filter(axis -> !kept.contains(axis)).toList());
        return graph.contract(a, b, summed, rest);
    }
}
