package brook.jmh.jets;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.transform.ForwardMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Nested forward mode whose levels share nothing: the state of each level is a variable of its own, so that the graph cannot see that f is the same
 * for all. A level costs twice what is below it, and f once more, but for what nobody reads.
 */
final class Unshared {

    private final Graph graph;
    private final Rate rate;
    private final List<StateNode> copies = new ArrayList<>();

    private Unshared(OdeGraph ode) {
        this.graph = ode.graph();
        this.rate = Scheme.rate(ode);
    }

    static OdeGraph of(OdeGraph ode, int order) {
        return new Unshared(ode).system(ode, order);
    }

    private OdeGraph system(OdeGraph ode, int order) {
        Node derivative = rate.derivative();
        List<Node.Variable> states = new ArrayList<>(List.of(rate.state()));
        for (int k = 2; k <= order; k++) {
            Node.Variable copy = graph.variable(
                    Node.Variable.Kind.STATE, "z" + k, rate.state().axes());
            Node direction = at(copy);
            states.add(copy);
            copies.add(new StateNode(List.of(copy), direction, List.of(Optional.empty())));
            Map<Node.Variable, Node> directions = new LinkedHashMap<>();
            states.forEach(state -> directions.put(state, direction));
            directions.put(ode.time(), graph.constant(1));
            derivative = ForwardMode.product(graph, derivative, directions);
        }
        List<StateNode> all = new ArrayList<>(ode.states());
        all.addAll(copies);
        return Scheme.withSquare(Scheme.withStates(ode, all), rate.state(), derivative);
    }

    /** The right-hand side of the system for another variable. */
    private Node at(Node.Variable state) {
        Map<Node, Node> copied = new HashMap<>(Map.of(rate.state(), state));
        for (Node node : Graph.reachable(List.of(rate.derivative()))) {
            List<Node> operands = node.operands().stream()
                    .map(operand -> Objects.requireNonNull(copied.get(operand)))
                    .toList();
            copied.putIfAbsent(node, operands.equals(node.operands()) ? node : graph.rebuild(node, operands));
        }
        return Objects.requireNonNull(copied.get(rate.derivative()));
    }
}
