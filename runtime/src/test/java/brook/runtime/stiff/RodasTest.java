package brook.runtime.stiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.Statistics;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.Problems;
import brook.runtime.run.RunCosts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rodas5P: the conditions of its order, its order where it is seen, and what it costs. */
class RodasTest {

    private static final int STAGES = RodasTableau.STAGES;
    private static final SolveOptions RODAS = SolveOptions.STANDARD.method(Method.RODAS5P);

    /** A rooted tree: a node with trees on it. */
    private record Tree(List<Tree> branches) {

        int nodes() {
            return 1 + branches.stream().mapToInt(Tree::nodes).sum();
        }

        double density() {
            return branches.stream().mapToDouble(Tree::density).reduce(nodes(), (a, b) -> a * b);
        }
    }

    /** The trees of n nodes, each once: branches do not grow. */
    private static List<Tree> trees(int n) {
        List<Tree> trees = new ArrayList<>();
        for (List<Tree> forest : forests(n - 1, n - 1)) {
            trees.add(new Tree(forest));
        }
        return trees;
    }

    private static List<List<Tree>> forests(int nodes, int largest) {
        if (nodes == 0) {
            return List.of(List.of());
        }
        List<List<Tree>> forests = new ArrayList<>();
        for (int first = Math.min(nodes, largest); first >= 1; first--) {
            List<Tree> firsts = trees(first);
            for (List<Tree> rest : forests(nodes - first, first)) {
                for (int i = 0; i < firsts.size(); i++) {
                    boolean ordered = rest.isEmpty()
                            || rest.get(0).nodes() < first
                            || trees(first).indexOf(rest.get(0)) >= i;
                    if (ordered) {
                        List<Tree> forest = new ArrayList<>(List.of(firsts.get(i)));
                        forest.addAll(rest);
                        forests.add(forest);
                    }
                }
            }
        }
        return forests;
    }

    /** With U = Gamma K: Gamma = (I/gamma - C)^-1, the matrix of alpha is A Gamma, b is m Gamma; alpha and beta = alpha + Gamma. */
    private static double[][] gammas() {
        double[][] inverse = new double[STAGES][STAGES];
        for (int j = 0; j < STAGES; j++) {
            for (int i = j; i < STAGES; i++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum += RodasTableau.C[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum * RodasTableau.GAMMA;
            }
        }
        return inverse;
    }

    private static double[][] alphas() {
        double[][] alphas = new double[STAGES][];
        for (int i = 0; i < STAGES; i++) {
            alphas[i] = timesGamma(RodasTableau.A[i]);
        }
        return alphas;
    }

    private static double[] timesGamma(double[] weights) {
        double[][] gammas = gammas();
        double[] product = new double[STAGES];
        for (int j = 0; j < STAGES; j++) {
            for (int k = 0; k < weights.length; k++) {
                product[j] += weights[k] * gammas[k][j];
            }
        }
        return product;
    }

    /** The last stage and its u: stiffly accurate. Without that u it is the embedded method. */
    private static double[] weights(int lastOnes) {
        double[] m = new double[STAGES];
        System.arraycopy(RodasTableau.A[7], 0, m, 0, STAGES - 1);
        m[STAGES - 1] = lastOnes;
        return timesGamma(m);
    }

    private static double[] elementary(Tree tree, double[][] alphas, double[][] gammas) {
        double[] product = new double[STAGES];
        for (int i = 0; i < STAGES; i++) {
            product[i] = 1;
            for (Tree branch : tree.branches()) {
                double[] inner = elementary(branch, alphas, gammas);
                double sum = 0;
                for (int j = 0; j < STAGES; j++) {
                    double gamma = tree.branches().size() == 1 ? gammas[i][j] : 0;
                    sum += (alphas[i][j] + gamma) * inner[j];
                }
                product[i] *= sum;
            }
        }
        return product;
    }

    /** Hairer and Wanner 1996, theorem IV.7.3: a node with one branch has beta, one with more has alpha. */
    private static double defect(Tree tree, double[] weights) {
        double[] elementary = elementary(tree, alphas(), gammas());
        double sum = 0;
        for (int i = 0; i < STAGES; i++) {
            sum += weights[i] * elementary[i];
        }
        return sum - 1 / tree.density();
    }

    @Test
    void allConditionsToOrderFiveHold() {
        int count = 0;
        for (int n = 1; n <= 5; n++) {
            for (Tree tree : trees(n)) {
                assertThat(defect(tree, weights(1))).as(tree.toString()).isCloseTo(0, within(1e-13));
                count++;
            }
        }
        assertThat(count).isEqualTo(17);
    }

    @Test
    void theEmbeddedMethodIsOfOrderFourAndNotFive() {
        for (int n = 1; n <= 4; n++) {
            for (Tree tree : trees(n)) {
                assertThat(defect(tree, weights(0))).as(tree.toString()).isCloseTo(0, within(1e-13));
            }
        }
        assertThat(trees(5)).anyMatch(tree -> Math.abs(defect(tree, weights(0))) > 1e-4);
    }

    /** The times are the sums of alphas, the weights of the derivative by the time those of gammas. */
    @Test
    void timesAreSums() {
        for (int i = 0; i < STAGES; i++) {
            double time = 0;
            double weight = 0;
            for (int j = 0; j < STAGES; j++) {
                time += alphas()[i][j];
                weight += gammas()[i][j];
            }
            assertThat(time).isCloseTo(RodasTableau.TIMES[i], within(1e-14));
            assertThat(weight).isCloseTo(RodasTableau.TIME_WEIGHTS[i], within(1e-13));
        }
    }

    /** Steps of one length. */
    private static final class Grid {

        private final Rates rates;
        private final ModelJacobian jacobian;
        private final RodasStages stages;
        private final double[] change = new double[1];

        Grid(ExpressionModel model) {
            RunCosts costs = new RunCosts();
            this.rates = new Rates(model, costs);
            this.jacobian = new ModelJacobian(model, RODAS, costs);
            this.stages = new RodasStages(rates, jacobian, 1, costs);
        }

        double run(double x0, double t1, int steps) {
            double h = t1 / steps;
            double[] x = {x0};
            for (int n = 0; n < steps; n++) {
                step(n * h, x, h);
                x[0] += change[0];
            }
            return x[0];
        }

        void step(double t, double[] x, double h) {
            double[] startRates = new double[1];
            assertThat(rates.at(t, x, startRates)).isTrue();
            rates.copy(startRates);
            jacobian.compute(t, x);
            assertThat(stages.factor(h)).isTrue();
            assertThat(stages.find(t, x, startRates, h)).isTrue();
            stages.end(change, new double[1]);
        }
    }

    private static double order(double coarse, double fine) {
        return Math.log(Math.abs(coarse / fine)) / Math.log(2);
    }

    /** x' = -2 t x², x = 1/(1 + t²): without the derivative by the time it would be 1. */
    @Test
    void isOfOrderFive() {
        Grid grid = new Grid(Problems.scalar("-2*t*x*x"));
        assertThat(order(grid.run(1, 2, 32) - 0.2, grid.run(1, 2, 64) - 0.2)).isBetween(4.8, 5.2);
    }

    /** Within a step the polynomial has an error of order 5, its own order being 4. */
    @Test
    void itsPolynomialIsOfOrderFour() {
        Grid grid = new Grid(Problems.scalar("-2*t*x*x"));
        assertThat(order(errorWithin(grid, 0.08), errorWithin(grid, 0.04))).isBetween(4.7, 5.3);
    }

    private static double errorWithin(Grid grid, double h) {
        double t = 0.2;
        double x = 1 / (1 + t * t);
        grid.step(t, new double[] {x}, h);
        double[][] polynomial = new double[4][1];
        grid.stages.polynomial(grid.change, polynomial);
        double s = 0.3;
        double change = s * (polynomial[0][0] + s * (polynomial[1][0] + s * (polynomial[2][0] + s * polynomial[3][0])));
        return x + change - 1 / (1 + (t + s * h) * (t + s * h));
    }

    /**
     * Order reduction: on x' = -L (x - cos t) - sin t (Prothero and Robinson 1974) with L h large the order is 3 and the error has the factor 1/L
     * (Steinebach 2023, section 2, with the conditions for this problem class).
     */
    @Test
    void isOfOrderThreeWhereTheProblemIsMuchStifferThanTheStep() {
        Grid grid = new Grid(Problems.scalar("-1e6*(x-cos(t))-sin(t)"));
        double exact = Math.cos(2);
        double coarse = grid.run(1, 2, 20) - exact;
        double fine = grid.run(1, 2, 40) - exact;
        assertThat(order(coarse, fine)).isBetween(2.8, 3.2);
    }

    /** A Jacobian for each step, a factorization for each that is tried, eight evaluations; nothing else. */
    @Test
    void costsWhatAStepCosts() {
        Statistics costs = StiffProblem.hires().solve(RODAS.rtol(1e-6)).statistics();
        assertThat(costs.jacobians()).isEqualTo(costs.steps());
        assertThat(costs.factorizations()).isEqualTo(costs.steps() + costs.rejected());
        assertThat(costs.evaluations()).isLessThanOrEqualTo(8 * (costs.steps() + costs.rejected()) + 1);
    }
}
