package brook.compiler.transform;

import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Minimised;
import brook.compiler.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value and the derivatives of what training makes small, from means of losses and integrals, and parameters. */
public final class Minimisation {

    private final Minimised minimised;
    private final List<Node.Variable> means;
    private final List<Node> slopes;

    /** Of a number; the derivatives become nodes of its graph. */
    public Minimisation(Minimised minimised) {
        this.minimised = minimised;
        this.means = new ArrayList<>(minimised.losses());
        means.addAll(minimised.integrals());
        List<Node.Variable> by = new ArrayList<>(means);
        by.addAll(minimised.parameters());
        Graph graph = minimised.graph();
        this.slopes = ReverseMode.gradients(
                graph, List.of(new ReverseMode.Weighted(minimised.value(), graph.constant(1))), by);
    }

    /** Whether the weights of losses and integrals are the same whatever their means are, so that they are known before a run. */
    public boolean isAffine() {
        Set<Node> read = new HashSet<>(Graph.reachable(slopes.subList(0, means.size())));
        return means.stream().noneMatch(read::contains);
    }

    /**
     * A value and its derivatives.
     *
     * @param byMeans by each double of losses and integrals
     * @param byParameters by each double of the parameters, inputs left out
     */
    public record Point(double value, List<Double> byMeans, List<Double> byParameters) {

        public Point {
            byMeans = List.copyOf(byMeans);
            byParameters = List.copyOf(byParameters);
        }
    }

    /** At some means, one for each double of losses, then of integrals, and some parameters, inputs left out or not. */
    public Point at(double[] meanValues, double[] parameters) {
        Map<Node.Variable, double[]> values = new HashMap<>();
        give(means, meanValues, values);
        give(minimised.parameters(), parameters, values);
        GraphEvaluator evaluator = new GraphEvaluator(values);
        List<Double> byMeans = new ArrayList<>();
        List<Double> byParameters = new ArrayList<>();
        for (int i = 0; i < slopes.size(); i++) {
            List<Double> to = i < means.size() ? byMeans : byParameters;
            Arrays.stream(evaluator.value(slopes.get(i))).forEach(to::add);
        }
        return new Point(evaluator.value(minimised.value())[0], byMeans, byParameters.subList(0, parameters.length));
    }

    /** Variables beyond the values are 0: inputs, which nothing here reads. */
    private static void give(List<Node.Variable> variables, double[] from, Map<Node.Variable, double[]> values) {
        int first = 0;
        for (Node.Variable variable : variables) {
            double[] own = new double[variable.size()];
            System.arraycopy(
                    from, Math.min(first, from.length), own, 0, Math.min(own.length, Math.max(0, from.length - first)));
            values.put(variable, own);
            first += own.length;
        }
    }
}
