package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.DiscreteNode;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.system.Dimension;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Several trajectories of a system as one system: states, integrals and inputs have one more axis, the last, of lanes, and so has all that depends on
 * them; parameters and trainables are shared.
 *
 * <p>Each lane computes what the system computes, operation by operation. What jumps is chosen at each evaluation, for no step could end where each lane
 * wants it; events and outputs are left out.
 */
public final class Lanes {

    private final OdeGraph ode;
    private final Graph graph;
    private final Axis lane;
    private final Set<Node> inputs = new LinkedHashSet<>();
    private final Map<Node, Node> done = new HashMap<>();

    private Lanes(OdeGraph ode, int lanes) {
        this.ode = ode;
        this.graph = new Graph(ode.graph().origin());
        this.lane = Axis.lanes(lanes);
        List<OdeSystem.Parameter> declared = ode.system().parameters();
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).role() == OdeSystem.Parameter.Role.INPUT) {
                inputs.add(ode.parameters().get(i).variable());
            }
        }
    }

    /** So many trajectories of a system, whose derivatives may still be nodes. */
    public static OdeGraph of(OdeGraph ode, int lanes) {
        return new Lanes(ode, lanes).system(lanes);
    }

    private OdeGraph system(int lanes) {
        OdeGraph kept = withoutEvents();
        Graph.reachable(kept.roots()).forEach(this::rewrite);
        Map<Node, String> names = new LinkedHashMap<>();
        ode.names().forEach((node, name) -> {
            if (done.containsKey(node)) {
                names.putIfAbsent(at(node), name);
            }
        });
        return new OdeGraph(
                LaneNames.of(ode.system(), new Dimension(1, lanes)),
                graph,
                variable(ode.time()),
                ode.parameters().stream().map(this::parameter).toList(),
                ode.states().stream().map(this::state).toList(),
                ode.discretes().stream()
                        .map(discrete -> new DiscreteNode(variable(discrete.variable()), spread(discrete.initial())))
                        .toList(),
                ode.integrals().stream()
                        .map(integral -> new Quadrature(variable(integral.variable()), spread(integral.integrand())))
                        .toList(),
                List.of(),
                ode.losses().stream().map(this::spread).toList(),
                List.of(),
                List.of(),
                names);
    }

    private OdeGraph withoutEvents() {
        return new OdeGraph(
                ode.system(),
                ode.graph(),
                ode.time(),
                ode.parameters(),
                ode.states(),
                ode.discretes(),
                ode.integrals(),
                List.of(),
                ode.losses(),
                List.of(),
                List.of(),
                ode.names());
    }

    private void rewrite(Node node) {
        graph.locate(node.origin());
        List<Node> operands = node.operands().stream().map(this::at).toList();
        done.put(node, operands.isEmpty() ? leaf(node) : operation(node, operands));
    }

    private Node leaf(Node node) {
        if (node instanceof Node.Variable variable) {
            boolean own = isOwn(variable);
            return graph.variable(variable.kind(), variable.name(), own ? with(node.axes()) : node.axes());
        }
        return graph.rebuild(node, List.of());
    }

    /** Whether each trajectory has one of its own. */
    private boolean isOwn(Node.Variable variable) {
        return switch (variable.kind()) {
            case STATE, DISCRETE, MODE -> true;
            case TIME -> false;
            case PARAMETER -> inputs.contains(variable);
        };
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

    private List<Axis> with(List<Axis> axes) {
        List<Axis> more = new ArrayList<>(axes);
        more.add(lane);
        return more;
    }

    private List<IndexMap> along(List<IndexMap> maps) {
        List<IndexMap> more = new ArrayList<>(maps);
        more.add(IndexMap.identity(lane));
        return more;
    }

    private Node at(Node node) {
        return Objects.requireNonNull(done.get(node), node::toString);
    }

    private Node.Variable variable(Node.Variable variable) {
        return (Node.Variable) at(variable);
    }

    /** What stands for a node, the same in each lane where it does not depend on lanes. */
    private Node spread(Node node) {
        return graph.broadcast(at(node), with(node.axes()));
    }

    private Node spreadOut(Node node) {
        return node.axes().contains(lane) ? node : graph.broadcast(node, with(node.axes()));
    }

    private ParameterNode parameter(ParameterNode parameter) {
        Optional<Node> value = parameter.defaultValue();
        return new ParameterNode(
                variable(parameter.variable()),
                value.map(node -> inputs.contains(parameter.variable()) ? spread(node) : at(node)));
    }

    private StateNode state(StateNode state) {
        return new StateNode(
                state.variables().stream().map(this::variable).toList(),
                spread(state.highest()),
                state.initial().stream().map(value -> value.map(this::spread)).toList());
    }
}
