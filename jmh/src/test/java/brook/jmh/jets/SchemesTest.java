package brook.jmh.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.transform.Adjoints;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four ways to the derivatives of a network along its solution: the same numbers, with the products that each is known for. */
class SchemesTest {

    private static final double TIME = 0.3;
    private static final double[] STATE = {0.4, -0.7};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theSameNumber(int order) {
        double interleaved = ofOneProgram(Scheme.INTERLEAVED, order);
        assertThat(ofOneProgram(Scheme.NESTED, order)).isCloseTo(interleaved, within(1e-12 * interleaved));
        assertThat(ofOneProgram(Scheme.UNSHARED, Math.min(4, order)))
                .isCloseTo(ofOneProgram(Scheme.NESTED, Math.min(4, order)), within(1e-12 * interleaved));
        assertThat(ofJets(order)).isCloseTo(interleaved, within(1e-12 * interleaved));
    }

    /** For each matrix: K, the sum of 2 .. K+1, K since all is shared, and nearly 2^K - 1 where nothing is, but what nobody reads is left out; backward twice as many more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void products(int order) {
        assertThat(products(Scheme.INTERLEAVED, order)).isEqualTo(order);
        assertThat(products(Scheme.REPEATED, order)).isEqualTo(order * (order + 3) / 2);
        assertThat(products(Scheme.NESTED, order)).isEqualTo(order);
        int few = Math.min(6, order);
        assertThat(products(Scheme.UNSHARED, few)).isBetween(1L << (few - 1), (1L << few) - 1);
        OdeGraph program = Scheme.INTERLEAVED.programs(Network.SMALL, order).get(0);
        assertThat(Work.of(Adjoints.of(program)).products()).isEqualTo(3L * order * Network.SMALL.layers());
    }

    private static long products(Scheme scheme, int order) {
        return scheme.programs(Network.SMALL, order).stream()
                        .map(Work::of)
                        .mapToLong(Work::products)
                        .sum()
                / Network.SMALL.layers();
    }

    private static double ofOneProgram(Scheme scheme, int order) {
        OdeGraph ode = scheme.programs(Network.SMALL, order).get(0);
        return evaluator(ode, Collections.nCopies(ode.states().size(), STATE))
                .value(ode.integrals().get(0).integrand())[0];
    }

    /** The first jet is told a coefficient that need not be right; each makes one more right. */
    private static double ofJets(int order) {
        double[][] coefficients = new double[order + 2][];
        coefficients[0] = STATE;
        coefficients[1] = new double[] {1, 1};
        double factorial = 1;
        int m = 0;
        for (OdeGraph jet : Scheme.REPEATED.programs(Network.SMALL, order)) {
            m++;
            factorial *= Math.max(1, m - 1);
            GraphEvaluator evaluator =
                    evaluator(jet, Arrays.asList(coefficients).subList(0, m + 1));
            for (int k = 0; k <= m; k++) {
                double[] found = evaluator.value(jet.states().get(k).highest());
                int divisor = k + 1;
                coefficients[k + 1] = Arrays.stream(found).map(f -> f / divisor).toArray();
            }
        }
        double scale = factorial * order;
        return Arrays.stream(coefficients[order])
                        .map(c -> c * scale * c * scale)
                        .sum()
                / STATE.length;
    }

    private static GraphEvaluator evaluator(OdeGraph ode, List<double[]> states) {
        Random random = new Random(11);
        Map<Node.Variable, double[]> values = new LinkedHashMap<>();
        values.put(ode.time(), new double[] {TIME});
        for (OdeGraph.ParameterNode parameter : ode.parameters()) {
            double[] weights =
                    random.doubles(parameter.variable().size(), -0.3, 0.3).toArray();
            values.put(parameter.variable(), weights);
        }
        for (int i = 0; i < states.size(); i++) {
            values.put(ode.states().get(i).variables().get(0), states.get(i));
        }
        return new GraphEvaluator(values);
    }
}
