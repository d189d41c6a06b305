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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jets of several runs of a system as that of one system: each run has its own time, parameters, discrete variables and modes, so all of them have one
 * more axis, the last, of lanes.
 *
 * <p>The time is an integral of 1 behind all others, where it is read at all: its value is told with those of the states. Modes are discrete variables behind
 * the others. The functions watched for modes and events are integrals behind the integrals, as in the planes of the system itself. Each lane computes
 * what the system computes, operation by operation. Whatever is computed at a point is left to the system itself: initial values, outputs, events.
 */
public final class RunLanes {

    private final OdeGraph ode;
    private final Graph graph;
    private final LaneNodes nodes;
    private boolean readsTime;

    private RunLanes(OdeGraph ode, int lanes) {
        this.ode = ode;
        this.graph = new Graph(ode.graph().origin());
        this.nodes = new LaneNodes(graph, Axis.runs(lanes), this::leaf);
    }

    /** So many runs of a system whose modes are held. */
    public static OdeGraph of(OdeGraph held, int lanes) {
        return new RunLanes(held, lanes).system(lanes);
    }

    private OdeGraph system(int lanes) {
        nodes.rewrite(roots());
        return new OdeGraph(
                LaneNames.ofRuns(ode.system(), new Dimension(1, lanes)),
                graph,
                graph.variable(Node.Variable.Kind.TIME, ode.time().name(), List.of()),
                ode.parameters().stream()
                        .map(parameter -> new ParameterNode(nodes.variable(parameter.variable()), Optional.empty()))
                        .toList(),
                ode.states().stream().map(this::state).toList(),
                held().map(variable -> new DiscreteNode(nodes.variable(variable), zero(variable)))
                        .toList(),
                integrals(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                nodes.names(ode.names()));
    }

    /** What a jet is made of. */
    private Set<Node> roots() {
        Set<Node> roots = new LinkedHashSet<>();
        ode.parameters().forEach(parameter -> roots.add(parameter.variable()));
        for (StateNode state : ode.states()) {
            roots.addAll(state.variables());
            roots.add(state.highest());
        }
        held().forEach(roots::add);
        ode.quadratures().forEach(integral -> roots.addAll(List.of(integral.variable(), integral.integrand())));
        return roots;
    }

    /** What does not change within a step: discrete variables, then modes. */
    private Stream<Node.Variable> held() {
        return Stream.concat(
                ode.discretes().stream().map(DiscreteNode::variable),
                ode.modes().stream().map(OdeGraph.Mode::variable));
    }

    private Node.Variable leaf(Node.Variable variable) {
        boolean time = variable.kind() == Node.Variable.Kind.TIME;
        readsTime |= time;
        Node.Variable.Kind kind = time ? Node.Variable.Kind.STATE : variable.kind();
        return graph.variable(kind, variable.name(), nodes.with(variable.axes()));
    }

    private StateNode state(StateNode state) {
        return new StateNode(
                state.variables().stream().map(nodes::variable).toList(),
                nodes.spread(state.highest()),
                state.initial().stream().map(value -> Optional.<Node>empty()).toList());
    }

    private Node zero(Node.Variable variable) {
        return graph.broadcast(graph.constant(0), nodes.with(variable.axes()));
    }

    private List<Quadrature> integrals() {
        List<Quadrature> integrals = new ArrayList<>();
        for (Quadrature one : ode.quadratures()) {
            integrals.add(new Quadrature(nodes.variable(one.variable()), nodes.spread(one.integrand())));
        }
        if (readsTime) {
            Node one = graph.broadcast(graph.constant(1), nodes.with(List.of()));
            integrals.add(new Quadrature(nodes.variable(ode.time()), one));
        }
        return integrals;
    }
}
