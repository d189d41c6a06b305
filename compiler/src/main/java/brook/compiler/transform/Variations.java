package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.source.Budget;
import brook.compiler.system.Operator;
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
        variations.checkSize("the Jacobian that a stiff method needs");
        Map<Node.Variable, Term> seeds = variations.states();
        if (pattern.readsTime()) {
            IndexMap last = IndexMap.fixed(pattern.directions() - 1);
            seeds.put(ode.time(), new Term(variations.graph.constant(1), Map.of(variations.direction, last)));
        }
        return variations.rightHandSides(seeds);
    }

    /**
     * A system without derivatives, whose modes are not held yet, with the derivatives of its states in some directions: D starts with what the
     * initial values say, and follows those that are given.
     */
    public static OdeGraph sensitivities(OdeGraph ode, Directions directions) {
        Variations variations = new Variations(ode, directions.count());
        variations.checkSize("the derivatives of the solution");
        Map<Node.Variable, Term> seeds = variations.states();
        directions
                .parameters(ode)
                .forEach((parameter, start) ->
                        seeds.put(parameter, directions.seed(ode.graph(), parameter, start, variations.direction)));
        return variations.withSensitivities(directions, seeds);
    }

    /** Before arrays are made whose size is no int. */
    private void checkSize(String what) {
        for (Node node : Graph.reachable(JacobianPattern.rates(ode))) {
            long size = (long) node.size() * direction.size();
            Budget.here().memory(size, "one array of " + what);
        }
    }

    private Map<Node.Variable, Term> states() {
        Map<Node.Variable, Term> seeds = new LinkedHashMap<>();
        changes.forEach((variable, change) -> seeds.put(variable, new Term(change, Map.of())));
        return seeds;
    }

    /** The equations of D, without initial values. */
    private List<StateNode> equations(Map<Node.Variable, Term> seeds) {
        List<StateNode> equations = new ArrayList<>();
        List<Node> values = ode.states().stream().map(StateNode::highest).toList();
        List<Node> products = ForwardMode.products(graph, values, seeds);
        for (int i = 0; i < products.size(); i++) {
            List<Node.Variable> variables = ode.states().get(i).variables().stream()
                    .map(variable -> Objects.requireNonNull(changes.get(variable)))
                    .toList();
            graph.locate(values.get(i).origin());
            equations.add(withoutStart(
                    variables, graph.broadcast(products.get(i), variables.get(0).axes())));
        }
        return equations;
    }

    private OdeGraph withSensitivities(Directions directions, Map<Node.Variable, Term> seeds) {
        List<StateNode> states = new ArrayList<>(ode.states());
        List<StateNode> equations = equations(seeds);
        int start = 0;
        for (int i = 0; i < equations.size(); i++) {
            StateNode state = ode.states().get(i);
            List<Optional<Node>> initial = new ArrayList<>();
            for (int k = 0; k < state.variables().size(); k++) {
                Node.Variable variable = state.variables().get(k);
                Optional<Node> unit = directions.units(graph, variable, start, direction);
                initial.add(Optional.of(start(variable, state.initial().get(k), unit, seeds)));
                start += variable.size();
            }
            states.add(
                    new StateNode(equations.get(i).variables(), equations.get(i).highest(), initial));
        }
        return new OdeGraph(
                ode.system(),
                graph,
                ode.time(),
                ode.parameters(),
                states,
                ode.discretes(),
                ode.integrals(),
                ode.outputs(),
                List.of(),
                ode.events(),
                List.of(),
                ode.names());
    }

    /** How an initial value changes: as what it reads does, and in its own direction. */
    private Node start(
            Node.Variable variable, Optional<Node> initial, Optional<Node> unit, Map<Node.Variable, Term> seeds) {
        Node followed = initial.map(value ->
                        ForwardMode.products(graph, List.of(value), seeds).get(0))
                .orElse(graph.constant(0));
        Node sum = unit.map(own -> graph.apply(Operator.ADD, followed, own)).orElse(followed);
        return graph.broadcast(
                sum, Objects.requireNonNull(changes.get(variable)).axes());
    }

    private OdeGraph rightHandSides(Map<Node.Variable, Term> seeds) {
        List<StateNode> states = new ArrayList<>();
        ode.states().forEach(state -> states.add(withoutStart(state.variables(), state.highest())));
        states.addAll(equations(seeds));
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
                List.of(),
                ode.modes().stream().map(OdeGraph.Mode::told).toList(),
                ode.names());
    }

    private static StateNode withoutStart(List<Node.Variable> variables, Node highest) {
        return new StateNode(variables, highest, Collections.nCopies(variables.size(), Optional.empty()));
    }
}
