package brook.jmh.jets;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.Unroll;
import brook.compiler.transform.ForwardMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The ways to the K-th derivative of a network's state along its solution, as graphs whose values are asked for. */
enum Scheme {
    /** The recurrences of solution and network together, each coefficient once. */
    INTERLEAVED,
    /**
     * Kelly, Bettencourt, Johnson and Duvenaud 2020, appendix A.2: a jet of f of order 1, then 2, ... K, each with the coefficients that the one before has
     * made right; each jet is a program of its own, as there, and computes all its orders anew.
     */
    REPEATED,
    /** f, then the derivative of what there is in the direction (f, 1), again and again; equal subexpressions are shared. */
    NESTED,
    /** The same as it is called: each level evaluates f for its direction, and differentiates all that the levels below have evaluated. */
    UNSHARED;

    /** What it is called in a table. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The programs that are run one after the other for R_K and the right-hand side; the last gives both where there is one. */
    List<OdeGraph> programs(Network network, int order) {
        return switch (this) {
            case INTERLEAVED -> List.of(withSquare(network.graph(), order, Scheme::coefficient));
            case REPEATED ->
                IntStream.rangeClosed(1, order)
                        .mapToObj(m -> jet(network.graph(), m))
                        .toList();
            case NESTED -> List.of(withSquare(network.graph(), order, Scheme::nested));
            case UNSHARED -> List.of(Unshared.of(network.graph(), order));
        };
    }

    /** How a scheme finds a derivative. */
    @FunctionalInterface
    private interface Finder {
        Node derivative(OdeGraph ode, Rate rate, int order);
    }

    static Rate rate(OdeGraph ode) {
        StateNode state = ode.states().get(0);
        return new Rate(state.variables().get(0), state.highest());
    }

    private static OdeGraph withSquare(OdeGraph ode, int order, Finder finder) {
        Rate rate = rate(ode);
        return withSquare(ode, rate.state(), finder.derivative(ode, rate, order));
    }

    /** The system with the mean of the squares of a derivative as integrand. */
    static OdeGraph withSquare(OdeGraph ode, Node.Variable state, Node derivative) {
        Graph graph = ode.graph();
        Node square = graph.contract(derivative, derivative, derivative.axes(), List.of());
        Node mean = graph.multiply(graph.constant(1.0 / state.size()), square);
        Node.Variable variable = graph.variable(Node.Variable.Kind.STATE, "R", List.of());
        return ode.withIntegrals(List.of(new Quadrature(variable, mean)));
    }

    private static Node coefficient(OdeGraph ode, Rate rate, int order) {
        Node coefficient = new Unroll(ode.graph(), List.of(rate), 1).at(rate.state(), order);
        double factorial = IntStream.rangeClosed(1, order).asDoubleStream().reduce(1, (a, b) -> a * b);
        return ode.graph().multiply(ode.graph().constant(factorial), coefficient);
    }

    private static Node nested(OdeGraph ode, Rate rate, int order) {
        Graph graph = ode.graph();
        Node derivative = rate.derivative();
        for (int k = 2; k <= order; k++) {
            derivative = ForwardMode.product(
                    graph, derivative, Map.of(rate.state(), rate.derivative(), ode.time(), graph.constant(1)));
        }
        return derivative;
    }

    /** The coefficients 0 to m of f along z + c1 s + ... + cm s^m: z and c are states, and their rates the coefficients. */
    private static OdeGraph jet(OdeGraph ode, int m) {
        Graph graph = ode.graph();
        Rate rate = rate(ode);
        List<Node.Variable> path = new ArrayList<>(List.of(rate.state()));
        for (int k = 1; k <= m; k++) {
            path.add(graph.variable(
                    Node.Variable.Kind.STATE, "c" + k, rate.state().axes()));
        }
        List<Rate> rates = new ArrayList<>();
        for (int k = 0; k < m; k++) {
            rates.add(new Rate(path.get(k), graph.multiply(graph.constant(k + 1), path.get(k + 1))));
        }
        rates.add(new Rate(
                path.get(m), graph.broadcast(graph.constant(0), rate.state().axes())));
        Unroll unroll = new Unroll(graph, rates, 1);
        List<StateNode> states = new ArrayList<>();
        for (int k = 0; k <= m; k++) {
            Node value = graph.broadcast(
                    unroll.at(rate.derivative(), k), rate.state().axes());
            states.add(new StateNode(List.of(path.get(k)), value, List.of(Optional.empty())));
        }
        return withStates(ode, states);
    }

    static OdeGraph withStates(OdeGraph ode, List<StateNode> states) {
        return new OdeGraph(
                ode.system(),
                ode.graph(),
                ode.time(),
                ode.parameters(),
                states,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ode.names());
    }
}
