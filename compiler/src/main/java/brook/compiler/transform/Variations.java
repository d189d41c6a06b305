package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.source.Budget;
import brook.compiler.transform.Tangent.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts beside the states of a system how they change in several directions: D' = J D, with J the Jacobian of the right-hand sides, plus what the
 * variables that are no states add. D has the axes of the states and one more, the direction.
 *
 * <p>Made of the forward mode of all right-hand sides at once, so that they share what they share themselves; arrays stay arrays.
 */
public final class Variations {

    private final OdeGraph ode;
    private final Graph graph;
    private final Axis direction;
    private final Map<Node.Variable, Node.Variable> changes = new LinkedHashMap<>();

    private Variations(OdeGraph ode, int directions) {
        this.ode = ode;
        this.graph = ode.graph();
        this.direction = new Axis("direction", directions);
        for (StateNode state : ode.states()) {
            for (Node.Variable variable : state.variables()) {
                List<Axis> axes = new ArrayList<>(variable.axes());
                axes.add(direction);
                graph.locate(variable.origin());
                changes.put(variable, graph.variable(Node.Variable.Kind.STATE, name(variable), axes));
            }
        }
    }

    /** What the change of a variable is called: no name that a user can write. */
    private static String name(Node.Variable variable) {
        return "d " + variable.name();
    }

    /**
     * The system whose D' gives products with the Jacobian of another, which has no derivatives and whose modes are held: the right-hand sides and
     * no more. The last direction is that of the time where it is read.
     */
    public static OdeGraph jacobian(OdeGraph ode, JacobianPattern pattern) {
        Variations variations = new Variations(ode, pattern.directions());
        variations.checkSize();
        Map<Node.Variable, Term> seeds = variations.states();
        if (pattern.readsTime()) {
            IndexMap last = IndexMap.fixed(pattern.directions() - 1);
            seeds.put(ode.time(), new Term(variations.graph.constant(1), Map.of(variations.direction, last)));
        }
        return variations.rightHandSides(seeds);
    }

    /** Before arrays are made whose size is no int. */
    private void checkSize() {
        for (Node node : Graph.reachable(JacobianPattern.rates(ode))) {
            long size = (long) node.size() * direction.size();
            Budget.here().memory(size, "one array of the Jacobian that a stiff method needs");
        }
    }

    private Map<Node.Variable, Term> states() {
        Map<Node.Variable, Term> seeds = new LinkedHashMap<>();
        changes.forEach((variable, change) -> seeds.put(variable, new Term(change, Map.of())));
        return seeds;
    }

    private OdeGraph rightHandSides(Map<Node.Variable, Term> seeds) {
        List<StateNode> states = new ArrayList<>();
        ode.states().forEach(state -> states.add(withoutStart(state.variables(), state.highest())));
        List<Node> values = ode.states().stream().map(StateNode::highest).toList();
        List<Node> products = ForwardMode.products(graph, values, seeds);
        for (int i = 0; i < products.size(); i++) {
            List<Node.Variable> variables = ode.states().get(i).variables().stream()
                    .map(variable -> Objects.requireNonNull(changes.get(variable)))
                    .toList();
            graph.locate(values.get(i).origin());
            states.add(withoutStart(
                    variables, graph.broadcast(products.get(i), variables.get(0).axes())));
        }
        List<ParameterNode> parameters = ode.parameters().stream()
                .map(parameter -> new ParameterNode(parameter.variable(), Optional.empty()))
                .toList();
        return new OdeGraph(
                ode.system(),
                graph,
                ode.time(),
                parameters,
                states,
                ode.discretes(),
                List.of(),
                List.of(),
                List.of(),
                ode.modes().stream().map(OdeGraph.Mode::told).toList(),
                ode.names());
    }

    private static StateNode withoutStart(List<Node.Variable> variables, Node highest) {
        return new StateNode(variables, highest, Collections.nCopies(variables.size(), Optional.empty()));
    }
}
