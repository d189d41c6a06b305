package brook.runtime.rungekutta;

import brook.runtime.OdeModel;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.rungekutta.tableau.Row;
import brook.runtime.rungekutta.tableau.Tableau;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a tableau for a model: its right-hand sides, its end, and its polynomial when somebody asks.
 *
 * <p>The right-hand side at the end of a step is the first of the next one where the step was taken as a whole and nothing jumped; it is then
 * evaluated once, at the end as the step computed it, whoever asks first. So no bit of a run depends on whether its inside is read.
 */
final class ExplicitStep {

    private final OdeModel model;
    private final RunCosts costs;
    private final int size;
    private final int plane;
    private final int stages;
    private final boolean firstSameAsLast;
    /** The evaluation at the end of the step, -1 where there is none. */
    private final int last;

    private final double[] times;
    private final Combination[] rows;
    private final Combination weights;
    private final Combination[] powers;
    private final StepPolynomial sums;

    /** The right-hand sides of the stages, and behind them those that the polynomial needs. */
    private final double[][] rates;
    /** What the model left for its adjoint with each right-hand side; none where it is not kept. */
    private double[][] values = StepMethod.NO_STAGES;
    /** Orders 0 and 1 where a right-hand side is evaluated. */
    private final double[] jet;

    private final double[] sum;
    private final double[] increment;
    private final double[] end;
    private double time;
    private double length;
    /** Whether the first right-hand side is that of the point. */
    private boolean begun;
    /** Whether the point is the end of the step before. */
    private boolean continues;
    /** Whether the right-hand side at the end of the step is known. */
    private boolean endKnown;
    /** Whether the step was taken as a whole. */
    private boolean whole;

    ExplicitStep(OdeModel model, Tableau tableau, RunCosts costs) {
        this.model = model;
        this.costs = costs;
        this.size = model.dimension() + model.integralCount();
        this.plane = model.planeSize();
        this.stages = tableau.stages();
        this.firstSameAsLast = tableau.firstSameAsLast();
        this.last = firstSameAsLast ? stages - 1 : tableau.continuesFromEnd() ? stages : -1;
        List<Row> all = Stream.concat(tableau.rows().stream(), tableau.continuation().extra().stream())
                .toList();
        this.times = all.stream().mapToDouble(Row::time).toArray();
        this.rows = all.stream().map(row -> new Combination(row.coefficients())).toArray(Combination[]::new);
        this.weights = new Combination(tableau.weights());
        this.powers = tableau.continuation().polynomial().stream()
                .map(Combination::new)
                .toArray(Combination[]::new);
        this.sums = new StepPolynomial(size, plane, powers.length);
        this.rates = new double[all.size() + 1][size];
        this.jet = new double[Math.multiplyExact(2, plane)];
        this.sum = new double[size];
        this.increment = new double[size];
        this.end = new double[size];
    }

    /** The point has jumped, or is the start of a run. */
    void forget() {
        begun = false;
        continues = false;
    }

    /** The step was taken up to {@code h}. */
    void taken(double h) {
        begun = false;
        continues = h == length;
        whole = continues;
    }

    /** The right-hand sides of the step taken last, none if it was cut short. */
    double[][] ratesOfWhole() {
        return whole ? rates : StepMethod.NO_STAGES;
    }

    /** What the model leaves for its adjoint is kept from now on, if it leaves anything. */
    void keepValues() {
        int count = model.handedCount();
        values = count > 0 ? new double[rates.length][count] : StepMethod.NO_STAGES;
    }

    /** What was left at the stages of the step taken last, none if it was cut short or nothing is kept. */
    double[][] valuesOfWhole() {
        return whole ? values : StepMethod.NO_STAGES;
    }

    /** Finds the right-hand side at the point; false if it is not finite. */
    boolean begin(double t, double[] point) {
        if (begun) {
            return true;
        }
        boolean finite = continues && follow();
        if (!finite) {
            evaluate(t, point, 0);
            finite = isFinite(rates[0]);
        }
        begun = finite;
        continues = false;
        return finite;
    }

    /** The first right-hand side is the last of the step before. */
    private boolean follow() {
        if (endKnown) {
            exchange(rates);
            if (values.length > 0) {
                exchange(values);
            }
        } else {
            evaluate(time + length, end, 0);
        }
        return isFinite(rates[0]);
    }

    private void exchange(double[][] ofStages) {
        double[] first = ofStages[0];
        ofStages[0] = ofStages[last];
        ofStages[last] = first;
    }

    /** The right-hand side at the point. */
    double[] first() {
        return rates[0];
    }

    /** The right-hand side after a step of Euler. */
    double[] afterEuler(double t, double[] point, double h) {
        for (int i = 0; i < size; i++) {
            sum[i] = point[i] + h * rates[0][i];
        }
        evaluate(t + h, sum, 1);
        return rates[1];
    }

    /** Computes a step from a point; false if its end or a right-hand side there that it needs is not finite. */
    boolean compute(double t, double[] point, double h) {
        time = t;
        length = h;
        int inner = firstSameAsLast ? stages - 1 : stages;
        for (int stage = 1; stage < inner; stage++) {
            evaluateStage(point, stage);
        }
        weights.sum(rates, increment);
        for (int i = 0; i < size; i++) {
            increment[i] *= h;
            end[i] = point[i] + increment[i];
        }
        endKnown = firstSameAsLast;
        if (!isFinite(end)) {
            return false;
        }
        if (firstSameAsLast) {
            evaluate(t + h, end, last);
            return isFinite(rates[last]);
        }
        return true;
    }

    private void evaluateStage(double[] point, int stage) {
        rows[stage - 1].sum(rates, sum);
        for (int i = 0; i < size; i++) {
            sum[i] = point[i] + length * sum[i];
        }
        evaluate(time + times[stage - 1] * length, sum, stage);
    }

    private void evaluate(double t, double[] point, int stage) {
        System.arraycopy(point, 0, jet, 0, size);
        model.jet(t, jet, 1);
        costs.evaluation();
        System.arraycopy(jet, plane, rates[stage], 0, size);
        if (values.length > 0) {
            System.arraycopy(jet, size, values[stage], 0, values[stage].length);
        }
    }

    private boolean isFinite(double[] values) {
        boolean finite = true;
        for (int i = 0; i < size; i++) {
            finite &= Math.abs(values[i]) <= Double.MAX_VALUE;
        }
        return finite;
    }

    /** All right-hand sides of the step. */
    double[][] rates() {
        return rates;
    }

    /** The end of the step. */
    double[] end() {
        return end;
    }

    /** Writes the end of the step with what rounding took before, and what it took now; whether it is finite. */
    boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        System.arraycopy(increment, 0, point, 0, size);
        return sums.add(planes, carry, point, newCarry);
    }

    /** Writes the polynomial of the step: c_k is h^(1-k) times a sum of right-hand sides. */
    void complete(double[] planes) {
        for (int stage = stages; stage < rates.length; stage++) {
            if (stage == last && !endKnown) {
                evaluate(time + length, end, last);
                endKnown = true;
            } else if (stage != last) {
                evaluateStage(planes, stage);
            }
        }
        double factor = 1;
        for (int k = 1; k <= powers.length; k++) {
            powers[k - 1].sum(rates, sum);
            for (int i = 0; i < size; i++) {
                planes[k * plane + i] = factor * sum[i];
            }
            factor /= length;
        }
    }
}
