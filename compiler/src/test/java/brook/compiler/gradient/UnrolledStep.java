package brook.compiler.gradient;

import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.ExpandDerivatives;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.Unroll;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import brook.compiler.transform.ReverseMode;
import brook.compiler.transform.ReverseMode.Weighted;
import brook.runtime.gradient.SingleStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One step of a Taylor series written out in the graph, x(h) = sum of x_k h^k, and its gradient by reverse mode of all these nodes. */
final class UnrolledStep {

    private final OdeGraph ode;
    private final Graph graph;
    private final SingleStep from;
    private final List<Rate> rates = new ArrayList<>();
    private final List<Node.Variable> by = new ArrayList<>();
    private final int states;
    private final Unroll unroll;
    private final GraphEvaluator evaluator;

    UnrolledStep(OdeGraph system, SingleStep from) {
        this.from = from;
        this.ode = ExpandDerivatives.applyWholly(system);
        this.graph = ode.graph();
        for (OdeGraph.StateNode state : ode.states()) {
            List<Node.Variable> orders = state.variables();
            for (int i = 0; i < orders.size(); i++) {
                rates.add(new Rate(orders.get(i), i + 1 < orders.size() ? orders.get(i + 1) : state.highest()));
                by.add(orders.get(i));
            }
        }
        this.states = by.size();
        ode.integrals().forEach(sum -> rates.add(new Rate(sum.variable(), sum.integrand())));
        ode.parameters().forEach(parameter -> by.add(parameter.variable()));
        this.unroll = new Unroll(graph, rates, 1);
        this.evaluator = new GraphEvaluator(values());
    }

    /** What the rates are made of. */
    List<Node> nodes() {
        return Graph.reachable(rates.stream().map(Rate::derivative).toList());
    }

    /** The weights of the end: of states, then of integrals, the same for every order. */
    double[] weights() {
        int size = rates.stream().mapToInt(rate -> rate.state().size()).sum();
        return new Random(7).doubles(size, 0.5, 1.5).toArray();
    }

    /** The derivatives of the weighted end by the initial state, then by the parameters. */
    double[] gradient(int order) {
        List<Weighted> values = new ArrayList<>();
        int at = 0;
        for (Rate rate : rates) {
            double[] own = Arrays.copyOfRange(weights(), at, at + rate.state().size());
            at += own.length;
            Node weight = graph.constant(rate.state().axes(), DoubleTable.of(own));
            values.add(new Weighted(end(rate.state(), order), weight));
        }
        return ReverseMode.gradients(graph, values, by).stream()
                .flatMapToDouble(node -> Arrays.stream(evaluator.value(node)))
                .toArray();
    }

    private Node end(Node.Variable state, int order) {
        Node end = state;
        for (int k = 1; k <= order; k++) {
            Node term = graph.multiply(graph.constant(Math.pow(from.length(), k)), unroll.at(state, k));
            end = graph.apply(Operator.ADD, end, graph.broadcast(term, state.axes()));
        }
        return end;
    }

    private Map<Node.Variable, double[]> values() {
        Map<Node.Variable, double[]> values = new LinkedHashMap<>();
        values.put(ode.time(), new double[] {from.t()});
        // Integrals are behind the states, and 0.
        double[] point = Arrays.copyOf(from.state(), weights().length);
        put(values, rates.stream().map(Rate::state).toList(), point);
        put(values, by.subList(states, by.size()), from.parameters());
        return values;
    }

    private static void put(Map<Node.Variable, double[]> values, List<Node.Variable> variables, double[] all) {
        int at = 0;
        for (Node.Variable variable : variables) {
            values.put(variable, Arrays.copyOfRange(all, at, at + variable.size()));
            at += variable.size();
        }
    }
}
