package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Node.Variable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The nodes of a system for several trajectories: what depends on something of which each trajectory has its own gets one more axis, the last. */
final class LaneNodes {

    private final Graph graph;
    private final Axis lane;
    private final Function<Variable, Variable> variables;
    private final Map<Node, Node> done = new HashMap<>();

    /** Nodes of a graph with an axis of lanes, where {@code variables} says what stands for a variable. */
    LaneNodes(Graph graph, Axis lane, Function<Variable, Variable> variables) {
        this.graph = graph;
        this.lane = lane;
        this.variables = variables;
    }

    /** Rewrites what can be reached from some nodes. */
    void rewrite(Collection<Node> roots) {
        Graph.reachable(List.copyOf(roots)).forEach(this::rewrite);
    }

    private void rewrite(Node node) {
        graph.locate(node.origin());
        List<Node> operands = node.operands().stream().map(this::at).toList();
        done.put(node, operands.isEmpty() ? leaf(node) : operation(node, operands));
    }

    private Node leaf(Node node) {
        return node instanceof Variable variable ? variables.apply(variable) : graph.rebuild(node, List.of());
    }

    private Node operation(Node node, List<Node> operands) {
        if (node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NOEVENT) {
            return operands.get(0);
        }
        boolean own = operands.stream().anyMatch(operand -> operand.axes().contains(lane));
        return own ? inLanes(node, operands) : graph.rebuild(node, operands);
    }

    private Node inLanes(Node node, List<Node> operands) {
        List<Axis> axes = with(node.axes());
        if (node instanceof Node.Elementwise elementwise) {
            return graph.apply(elementwise.operator(), operands, axes);
        }
        if (node instanceof Node.Contraction contraction) {
            return graph.contract(operands.get(0), operands.get(1), contraction.summed(), axes);
        }
        if (node instanceof Node.Gather gather) {
            return graph.gather(operands.get(0), along(gather.maps()), axes);
        }
        if (node instanceof Node.Scatter scatter) {
            List<Node> parts = operands.stream().map(this::spreadOut).toList();
            List<List<IndexMap>> maps = scatter.maps().stream().map(this::along).toList();
            return graph.scatter(parts, maps, scatter.disjoint(), axes);
        }
        if (node instanceof Node.Derivative derivative) {
            return graph.derivative(operands.get(0), derivative.order());
        }
        throw new AssertionError(node);
    }

    /** These axes and that of the lanes. */
    List<Axis> with(List<Axis> axes) {
        List<Axis> more = new ArrayList<>(axes);
        more.add(lane);
        return more;
    }

    private List<IndexMap> along(List<IndexMap> maps) {
        List<IndexMap> more = new ArrayList<>(maps);
        more.add(IndexMap.identity(lane));
        return more;
    }

    /** What stands for a node that was rewritten. */
    Node at(Node node) {
        return Objects.requireNonNull(done.get(node), node::toString);
    }

    Variable variable(Variable variable) {
        return (Variable) at(variable);
    }

    /** What stands for a node, the same in each lane where it does not depend on lanes. */
    Node spread(Node node) {
        return graph.broadcast(at(node), with(node.axes()));
    }

    private Node spreadOut(Node node) {
        return node.axes().contains(lane) ? node : graph.broadcast(node, with(node.axes()));
    }

    /** The names of nodes for what stands for them. */
    Map<Node, String> names(Map<Node, String> ofNodes) {
        Map<Node, String> names = new LinkedHashMap<>();
        ofNodes.forEach((node, name) -> {
            if (done.containsKey(node)) {
                names.putIfAbsent(at(node), name);
            }
        });
        return names;
    }
}
