package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import brook.runtime.rungekutta.tableau.Row;
import brook.runtime.rungekutta.tableau.Tableau;
import java.util.Arrays;
import java.util.List;

/**
 * Steps of an explicit Runge-Kutta method backward.
 *
 * <p>With stages Y_i = x + h sum over j &lt; i of a_ij K_j, K_i = f(Y_i), end x + h sum b_i K_i, and weights l of the end: the weight of K_i is
 * k_i = h (b_i l + sum over j &gt; i of a_ji y_j), that of Y_i is y_i = k_i f_x(Y_i), and those of x are l + sum y_i (Sanz-Serna 2016, section 3).
 */
final class RungeKuttaBackward implements BackwardStep {

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final int size;
    private final int states;
    private final int stages;
    private final double[] times;
    private final double[][] rows;
    private final double[] weightsOfStages;

    private final double[][] points;
    private final double[][] rates;
    /** The weights of the rates of each stage. */
    private final double[][] weightsOfRates;

    private final double[] jet;
    private final double[] backwardJet;
    /** Whether the rates are those of the step that goes backward. */
    private boolean recalled;

    /** Where the step that goes backward was recorded. */
    private StepRecord record;

    private int step;
    private int recomputed;

    RungeKuttaBackward(OdeModel model, AdjointModel adjoint, Tableau tableau) {
        this.model = model;
        this.adjoint = adjoint;
        this.record = new StepRecord(model, 0, 0);
        this.states = model.dimension();
        this.size = states + model.integralCount();
        this.weightsOfStages = doubles(tableau.weights());
        this.stages = used(weightsOfStages);
        this.times = new double[stages];
        this.rows = new double[stages][];
        rows[0] = new double[0];
        for (int i = 1; i < stages; i++) {
            Row row = tableau.rows().get(i - 1);
            times[i] = row.time();
            rows[i] = doubles(row.coefficients());
        }
        this.points = new double[stages][size];
        this.rates = new double[stages][size];
        this.weightsOfRates = new double[stages][size];
        this.jet = new double[2 * model.planeSize()];
        this.backwardJet = new double[2 * adjoint.planeSize()];
    }

    /** A last stage without weight is the first of the next step, and nothing of this one. */
    private static int used(double[] weights) {
        int stages = weights.length;
        while (stages > 1 && weights[stages - 1] == 0) {
            stages--;
        }
        return stages;
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void forward(double t, double[] point, double h, double[] end) {
        for (int i = 0; i < stages; i++) {
            computePoint(point, h, i);
            evaluate(t, h, i);
        }
        for (int c = 0; c < size; c++) {
            double sum = 0;
            for (int i = 0; i < stages; i++) {
                sum += weightsOfStages[i] * rates[i][c];
            }
            end[c] = point[c] + h * sum;
        }
    }

    /** Where the step evaluated a stage, to the last bit: what the model left there was computed at this very point. */
    private void computePoint(double[] point, double h, int stage) {
        double[] row = rows[stage];
        double[] to = points[stage];
        Arrays.fill(to, 0);
        for (int j = 0; j < row.length; j++) {
            double factor = row[j];
            if (factor != 0) {
                double[] rate = rates[j];
                for (int c = 0; c < size; c++) {
                    to[c] += factor * rate[c];
                }
            }
        }
        for (int c = 0; c < size; c++) {
            to[c] = point[c] + h * to[c];
        }
    }

    private void evaluate(double t, double h, int stage) {
        System.arraycopy(points[stage], 0, jet, 0, size);
        model.jet(t + times[stage] * h, jet, 1);
        System.arraycopy(jet, model.planeSize(), rates[stage], 0, size);
    }

    @Override
    public void backward(double t, double[] point, double h, Weights all) {
        double[] weights = all.ofPoint();
        double[] gradient = all.ofConstants();
        recomputed = recalled ? 0 : stages - 1;
        for (int i = 0; i < stages; i++) {
            computePoint(point, h, i);
            if (!recalled && i + 1 < stages) {
                evaluate(t, h, i);
            }
        }
        for (int i = 0; i < stages; i++) {
            for (int c = 0; c < size; c++) {
                weightsOfRates[i][c] = h * weightsOfStages[i] * weights[c];
            }
        }
        int plane = adjoint.planeSize();
        for (int i = stages - 1; i >= 0; i--) {
            System.arraycopy(points[i], 0, backwardJet, 0, size);
            System.arraycopy(weightsOfRates[i], 0, backwardJet, size, size);
            evaluateAdjoint(t + times[i] * h, i);
            for (int c = 0; c < states; c++) {
                weights[c] += backwardJet[plane + size + c];
            }
            for (int j = 0; j < rows[i].length; j++) {
                addTo(weightsOfRates[j], h * rows[i][j], plane + size);
            }
            for (int c = 0; c < gradient.length; c++) {
                gradient[c] += backwardJet[plane + 2 * size + c];
            }
        }
    }

    private void evaluateAdjoint(double t, int stage) {
        int behind = adjoint.dimension() + adjoint.integralCount();
        if (recalled && record.values(step, stage, backwardJet, behind)) {
            adjoint.jetFrom(t, backwardJet);
        } else {
            adjoint.jet(t, backwardJet, 1);
        }
    }

    private void addTo(double[] weightsOfRate, double factor, int from) {
        if (factor != 0) {
            for (int c = 0; c < states; c++) {
                weightsOfRate[c] += factor * backwardJet[from + c];
            }
        }
    }

    @Override
    public int stages() {
        return stages;
    }

    @Override
    public void recall(StepRecord of, int number) {
        record = of;
        step = number;
        recalled = record.rates(step, rates);
    }

    @Override
    public int evaluations() {
        return stages;
    }

    @Override
    public int recomputed() {
        return recomputed;
    }
}
