package brook.compiler.transform;

import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Minimised;
import brook.compiler.graph.Node;
import java.util.ArrayList;
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
    private final boolean affine;

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
        this.affine = readsNoMeans();
    }

    /** Whether the weights of losses and integrals are the same whatever their means are, so that they are known before a run. */
    public boolean isAffine() {
        return affine;
    }

    private boolean readsNoMeans() {
        Set<Node> read = new HashSet<>(Graph.reachable(slopes.subList(0, means.size())));
        return means.stream().noneMatch(read::contains);
    }

    /**
     * The value at some means, one for each double of losses, then of integrals, and some parameters, inputs left out.
     *
     * @param byMeans receives the derivative by each mean
     * @param byParameters receives the derivative by each parameter
     */
    public double at(double[] meanValues, double[] parameters, double[] byMeans, double[] byParameters) {
        Map<Node.Variable, double[]> values = new HashMap<>();
        give(means, meanValues, values);
        give(minimised.parameters(), parameters, values);
        GraphEvaluator evaluator = new GraphEvaluator(values);
        take(evaluator, slopes.subList(0, means.size()), byMeans);
        take(evaluator, slopes.subList(means.size(), slopes.size()), byParameters);
        return evaluator.value(minimised.value())[0];
    }

    private static void take(GraphEvaluator evaluator, List<Node> nodes, double[] into) {
        int next = 0;
        for (Node node : nodes) {
            if (next < into.length) {
                double[] value = evaluator.value(node);
                System.arraycopy(value, 0, into, next, value.length);
                next += value.length;
            }
        }
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
