package brook.compiler.transform;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.system.Operator;
import brook.compiler.transform.ReverseMode.Weighted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts behind the states x and the integrals q of a system a weight for each of their rates, u and v, whose own rates are how much the weighted sum of
 * all rates changes with each state: x' = f, q' = g, u' = u f_x + v g_x, v' = 0; and integrals whose rates are how much it changes with each
 * parameter, u f_p + v g_p.
 *
 * <p>Made of the reverse mode of all right-hand sides at once; arrays stay arrays, and the work is a small multiple of that of the system, however many
 * states and parameters there are.
 */
public final class Adjoints {

    private final OdeGraph ode;
    private final Graph graph;
    /** The weight of the rate of each state and each integral. */
    private final Map<Node.Variable, Node.Variable> weights = new LinkedHashMap<>();

    /** The weights of what may be differentiated, and of what {@link Happenings} are made of. */
    private final List<Node.Variable> targets = new ArrayList<>();

    private final List<Node> weighted = new ArrayList<>();
    /** 1 where the initial value of the model counts for a state, 0 where the caller gives one. */
    private final Map<Node.Variable, Node.Variable> kept = new LinkedHashMap<>();

    private Adjoints(OdeGraph ode) {
        this.ode = ode;
        this.graph = ode.graph();
        states().forEach(this::addWeight);
        ode.integrals().forEach(integral -> addWeight(integral.variable()));
        for (Node.Variable state : states()) {
            graph.locate(state.origin());
            String name = "kept " + state.name();
            kept.put(state, graph.variable(Node.Variable.Kind.PARAMETER, name, state.axes()));
        }
        weighted.addAll(targetValues());
        weighted.addAll(Happenings.of(ode));
        for (Node target : weighted) {
            graph.locate(target.origin());
            String name = "weight of target " + targets.size();
            targets.add(graph.variable(Node.Variable.Kind.PARAMETER, name, target.axes()));
        }
    }

    private void addWeight(Node.Variable variable) {
        graph.locate(variable.origin());
        weights.put(
                variable, graph.variable(Node.Variable.Kind.STATE, "weight of " + variable.name(), variable.axes()));
    }

    /**
     * The adjoint of a system that has no derivatives and whose modes are held. Its outputs are the values of what may be differentiated at the end of
     * a run, outputs and losses; how much their sum, weighted by further parameters, changes with x, q, p and the time; and how much the sum of initial values,
     * weighted by u, changes with each initial value, with p and with the time. What happens in a run is weighted and differentiated like outputs, see
     * {@link Happenings}, and discrete variables are what is differentiated by, like parameters. The last parameters, one for each state, are 1 where the model's initial value counts
     * and 0 where one is given in its place.
     */
    public static OdeGraph of(OdeGraph ode) {
        return new Adjoints(ode).system();
    }

    private List<Node.Variable> states() {
        return ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .toList();
    }

    private List<Node.Variable> parameters() {
        return ode.parameters().stream().map(ParameterNode::variable).toList();
    }

    /** What does not change in a step: parameters, then discrete variables. */
    private List<Node.Variable> constants() {
        List<Node.Variable> constants = new ArrayList<>(parameters());
        ode.discretes().forEach(discrete -> constants.add(discrete.variable()));
        return constants;
    }

    /** What may be differentiated at the end of a run beside states and integrals: outputs, then losses. */
    private List<Node> targetValues() {
        List<Node> values = new ArrayList<>(ode.outputs());
        values.addAll(ode.losses());
        return values;
    }

    private OdeGraph system() {
        List<Node.Variable> by = new ArrayList<>(states());
        by.addAll(constants());
        List<Node> changes = ReverseMode.gradients(graph, rates(), by);
        int count = states().size();
        List<StateNode> states = new ArrayList<>();
        ode.states().forEach(state -> states.add(state(state.variables(), state.highest())));
        ode.integrals().forEach(integral -> states.add(state(List.of(integral.variable()), integral.integrand())));
        for (int i = 0; i < count; i++) {
            states.add(state(List.of(weight(states().get(i))), changes.get(i)));
        }
        for (Quadrature integral : ode.integrals()) {
            Node zero = graph.broadcast(graph.constant(0), integral.variable().axes());
            states.add(state(List.of(weight(integral.variable())), zero));
        }
        List<Quadrature> gradients = new ArrayList<>();
        for (int i = 0; i < constants().size(); i++) {
            Node.Variable parameter = constants().get(i);
            graph.locate(parameter.origin());
            Node.Variable gradient =
                    graph.variable(Node.Variable.Kind.STATE, "gradient of " + parameter.name(), parameter.axes());
            gradients.add(new Quadrature(gradient, changes.get(count + i)));
        }
        return new OdeGraph(
                ode.system(),
                graph,
                ode.time(),
                allParameters(),
                states,
                ode.discretes(),
                gradients,
                outputs(),
                List.of(),
                List.of(),
                ode.modes().stream().map(OdeGraph.Mode::told).toList(),
                ode.names());
    }

    /** Every rate of a state or an integral with its weight. */
    private List<Weighted> rates() {
        List<Weighted> rates = new ArrayList<>();
        for (StateNode state : ode.states()) {
            List<Node.Variable> variables = state.variables();
            for (int i = 0; i < variables.size(); i++) {
                Node rate = i + 1 < variables.size() ? variables.get(i + 1) : state.highest();
                rates.add(new Weighted(rate, weight(variables.get(i))));
            }
        }
        ode.integrals().forEach(integral -> rates.add(new Weighted(integral.integrand(), weight(integral.variable()))));
        return rates;
    }

    private Node.Variable weight(Node.Variable variable) {
        return Objects.requireNonNull(weights.get(variable));
    }

    private static StateNode state(List<Node.Variable> variables, Node highest) {
        return new StateNode(variables, highest, Collections.nCopies(variables.size(), Optional.empty()));
    }

    private List<ParameterNode> allParameters() {
        List<ParameterNode> all = new ArrayList<>();
        parameters().forEach(parameter -> all.add(new ParameterNode(parameter, Optional.empty())));
        targets.forEach(target -> all.add(new ParameterNode(target, Optional.empty())));
        kept.values().forEach(factor -> all.add(new ParameterNode(factor, Optional.empty())));
        return all;
    }

    private List<Node> outputs() {
        List<Node> outputs = new ArrayList<>(targetValues());
        List<Node.Variable> by = new ArrayList<>(states());
        ode.integrals().forEach(integral -> by.add(integral.variable()));
        by.addAll(constants());
        by.add(ode.time());
        List<Weighted> sum = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            sum.add(new Weighted(weighted.get(i), targets.get(i)));
        }
        outputs.addAll(ReverseMode.gradients(graph, sum, by));
        outputs.addAll(start());
        return outputs;
    }

    /** How much the weighted initial values change with each that is given, through those that read it, with the parameters and with the time. */
    private List<Node> start() {
        Map<Node.Variable, Node> values = initialValues();
        Map<Node.Variable, Node> changes = new LinkedHashMap<>();
        states().forEach(variable -> changes.put(variable, weight(variable)));
        parameters().forEach(variable -> changes.put(variable, graph.broadcast(graph.constant(0), variable.axes())));
        changes.put(ode.time(), graph.constant(0));
        List<Node.Variable> by = List.copyOf(changes.keySet());
        for (Node.Variable variable : readersFirst(values)) {
            Node factor = Objects.requireNonNull(kept.get(variable));
            Node weight = graph.multiply(factor, Objects.requireNonNull(changes.get(variable)));
            Weighted one = new Weighted(Objects.requireNonNull(values.get(variable)), weight);
            List<Node> more = ReverseMode.gradients(graph, List.of(one), by);
            for (int i = 0; i < by.size(); i++) {
                changes.merge(by.get(i), more.get(i), (a, b) -> graph.apply(Operator.ADD, a, b));
            }
        }
        return by.stream().map(changes::get).map(Objects::requireNonNull).toList();
    }

    private Map<Node.Variable, Node> initialValues() {
        Map<Node.Variable, Node> values = new LinkedHashMap<>();
        for (StateNode state : ode.states()) {
            for (int i = 0; i < state.variables().size(); i++) {
                Node.Variable variable = state.variables().get(i);
                state.initial().get(i).ifPresent(value -> values.put(variable, value));
            }
        }
        return values;
    }

    /** The states with initial values, each before those that its own value reads. */
    private static List<Node.Variable> readersFirst(Map<Node.Variable, Node> values) {
        Set<Node.Variable> sorted = new LinkedHashSet<>();
        values.keySet().forEach(variable -> visit(variable, values, sorted));
        List<Node.Variable> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void visit(Node.Variable variable, Map<Node.Variable, Node> values, Set<Node.Variable> sorted) {
        if (!sorted.contains(variable)) {
            for (Node node : Graph.reachable(List.of(Objects.requireNonNull(values.get(variable))))) {
                if (node instanceof Node.Variable read && read != variable && values.containsKey(read)) {
                    visit(read, values, sorted);
                }
            }
            sorted.add(variable);
        }
    }
}
