package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import brook.compiler.graph.Signs;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes a node at some places only: one axis, or a pair of axes, becomes a new axis through index maps.
 *
 * <p>The gathers are pushed down to where the operations on all those axes begin, so that only what is wanted is computed, and computations at other
 * places that happen to be the same are found to be the same.
 */
final class Restriction {

    private final Graph graph;
    private final Map<Axis, IndexMap> from;
    private final Axis to;
    private final Map<Node, Node> done = new HashMap<>();

    Restriction(Graph graph, Map<Axis, IndexMap> from, Axis to) {
        this.graph = graph;
        this.from = from;
        this.to = to;
    }

    /** The nodes that compute on all of some axes, as far as some roots need them, operands before their users. */
    static List<Node> region(List<Node> roots, Set<Axis> axes) {
        List<Node> region = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(roots);
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            if (node.axes().containsAll(axes) && seen.add(node)) {
                region.add(node);
                if (isPointwise(node, axes)) {
                    open.addAll(node.operands());
                }
            }
        }
        region.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return region;
    }

    /** Whether the value at one place of the axes needs the operands at that place only. */
    private static boolean isPointwise(Node node, Set<Axis> axes) {
        if (node instanceof Node.Contraction contraction) {
            return Collections.disjoint(contraction.summed(), axes);
        }
        return node instanceof Node.Elementwise || node instanceof Node.Derivative;
    }

    Node apply(Node root) {
        for (Node node : region(List.of(root), from.keySet())) {
            if (!done.containsKey(node)) {
                graph.locate(node.origin());
                done.put(node, isPointwise(node, from.keySet()) ? pointwise(node) : chosen(node));
            }
        }
        return restricted(root);
    }

    /** The axes with the new one in the place of the first that it replaces. */
    List<Axis> replaced(List<Axis> axes) {
        List<Axis> replaced = new ArrayList<>();
        for (Axis axis : axes) {
            Axis now = from.containsKey(axis) ? to : axis;
            if (!replaced.contains(now)) {
                replaced.add(now);
            }
        }
        return replaced;
    }

    /** A map that read one of the old axes, now as a function of the new one. */
    IndexMap through(IndexMap map) {
        List<Axis> axes = new ArrayList<>(List.of(to));
        map.axes().stream()
                .filter(axis -> !from.containsKey(axis) && axis != to)
                .forEach(axes::add);
        return Positions.compose(map, from, axes).orElseThrow(() -> new AssertionError(map));
    }

    private Node pointwise(Node node) {
        List<Node> operands = node.operands().stream().map(this::restricted).toList();
        List<Axis> axes = replaced(node.axes());
        if (node instanceof Node.Elementwise elementwise) {
            boolean nothing = elementwise.operator() == Operator.SUBTRACT && operands.get(0) == operands.get(1);
            return nothing
                    ? graph.broadcast(graph.constant(0), axes)
                    : graph.apply(elementwise.operator(), operands, axes);
        }
        if (node instanceof Node.Contraction contraction) {
            return graph.contract(operands.get(0), operands.get(1), contraction.summed(), axes);
        }
        if (node instanceof Node.Derivative derivative) {
            return graph.derivative(operands.get(0), derivative.order());
        }
        throw new AssertionError(node);
    }

    private Node restricted(Node node) {
        return done.computeIfAbsent(node, this::chosen);
    }

    private Node chosen(Node node) {
        if (Collections.disjoint(node.axes(), from.keySet())) {
            return node;
        }
        List<IndexMap> maps = node.axes().stream()
                .map(axis -> from.containsKey(axis) ? from.get(axis) : IndexMap.identity(axis))
                .toList();
        return graph.gather(node, maps, replaced(node.axes()));
    }

    /** Whether it is 0 at all places, whatever the variables are. */
    static boolean isZero(Node node) {
        if (node instanceof Node.Gather gather) {
            return gather.operand().axes().isEmpty() && isZero(gather.operand());
        }
        if (node instanceof Node.Constant constant) {
            return Arrays.stream(constant.values().toArray()).allMatch(x -> x == 0);
        }
        if (node instanceof Node.Contraction) {
            return node.operands().stream().anyMatch(Restriction::isZero);
        }
        return Signs.isNegated(node) && isZero(node.operands().get(0));
    }
}
