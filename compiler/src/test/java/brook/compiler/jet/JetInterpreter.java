package brook.compiler.jet;

import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import java.util.Map;

/** Taylor coefficients by the book: unrolled as a graph, and that evaluated. */
public final class JetInterpreter {

    private final Unroll unroll;
    private final GraphEvaluator evaluator;

    public JetInterpreter(OdeGraph ode, Map<Node.Variable, double[]> values, int chains) {
        this.unroll = new Unroll(ode.graph(), TaylorTransform.of(ode).rates(), chains);
        this.evaluator = new GraphEvaluator(values);
    }

    /** Row-major; a coefficient that vanishes is a single 0. */
    public double[] coefficient(Node node, int k) {
        return evaluator.value(unroll.at(node, k));
    }

    /** All coefficients of a scalar. */
    double[] series(Node node, int order) {
        double[] series = new double[order + 1];
        for (int k = 0; k <= order; k++) {
            series[k] = coefficient(node, k)[0];
        }
        return series;
    }
}
