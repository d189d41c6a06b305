package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.DiscreteNode;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.system.Dimension;
import brook.compiler.system.OdeSystem;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final LaneNodes nodes;
    private final Set<Node> inputs = new LinkedHashSet<>();

    private Lanes(OdeGraph ode, int lanes) {
        this.ode = ode;
        this.graph = new Graph(ode.graph().origin());
        this.nodes = new LaneNodes(graph, Axis.lanes(lanes), this::leaf);
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
        nodes.rewrite(withoutEvents().roots());
        return new OdeGraph(
                LaneNames.of(ode.system(), new Dimension(1, lanes)),
                graph,
                nodes.variable(ode.time()),
                ode.parameters().stream().map(this::parameter).toList(),
                ode.states().stream().map(this::state).toList(),
                ode.discretes().stream()
                        .map(discrete ->
                                new DiscreteNode(nodes.variable(discrete.variable()), nodes.spread(discrete.initial())))
                        .toList(),
                ode.integrals().stream()
                        .map(integral ->
                                new Quadrature(nodes.variable(integral.variable()), nodes.spread(integral.integrand())))
                        .toList(),
                List.of(),
                ode.losses().stream().map(nodes::spread).toList(),
                List.of(),
                List.of(),
                nodes.names(ode.names()));
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

    private Node.Variable leaf(Node.Variable variable) {
        List<Axis> axes = variable.axes();
        return graph.variable(variable.kind(), variable.name(), isOwn(variable) ? nodes.with(axes) : axes);
    }

    /** Whether each trajectory has one of its own. */
    private boolean isOwn(Node.Variable variable) {
        return switch (variable.kind()) {
            case STATE, DISCRETE, MODE -> true;
            case TIME -> false;
            case PARAMETER -> inputs.contains(variable);
        };
    }

    private ParameterNode parameter(ParameterNode parameter) {
        Optional<Node> value = parameter.defaultValue();
        return new ParameterNode(
                nodes.variable(parameter.variable()),
                value.map(node -> inputs.contains(parameter.variable()) ? nodes.spread(node) : nodes.at(node)));
    }

    private StateNode state(StateNode state) {
        return new StateNode(
                state.variables().stream().map(nodes::variable).toList(),
                nodes.spread(state.highest()),
                state.initial().stream().map(value -> value.map(nodes::spread)).toList());
    }
}
