package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import brook.runtime.output.StepPolynomial;

/**
 * Steps by Taylor series backward, in the orders of the series themselves: no order is unrolled.
 *
 * <p>The end of a step is the sum over k = 0..p of x_k h^k with x_(k+1) = f_k/(k+1), and the derivative of f_k with respect to x_j is A_(k-j), the
 * coefficient of the Jacobian A(t) = f_x(x(t)) along the series (Griewank and Walther 2008, section 13.2). With W_m the weight of f_(p-1-m), in
 * descending orders, what f gives to the weight of x_(p-1-m) is the sum over i = 0..m of A_i W_(m-i): the coefficient of order m of A W, the product that
 * {@link AdjointModel} computes. So W is a series like that of the weights of a model, but for
 *
 * <pre>
 *   W_m = (l h^(p-m) + (A W)_(m-1)) / (p-m),   W_0 = l h^p / p
 * </pre>
 *
 * in the place of a division by m; the weights at the start are l + (A W)_(p-1). The gradient by the parameters is the coefficient of order p-1
 * of B W, with B = f_p along the series.
 */
final class TaylorBackward implements BackwardStep {

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final int order;
    private final int size;
    private final int states;
    private final double[] jet;
    private final double[] backwardJet;
    private final double[] powers;
    private final StepPolynomial polynomial;
    private final double[] noCarry;
    private final double[] carry;

    TaylorBackward(OdeModel model, AdjointModel adjoint, int order) {
        this.model = model;
        this.adjoint = adjoint;
        this.order = order;
        this.states = model.dimension();
        this.size = states + model.integralCount();
        this.jet = new double[Math.multiplyExact(order + 1, model.planeSize())];
        this.backwardJet = new double[Math.multiplyExact(order + 1, adjoint.planeSize())];
        this.powers = new double[order + 1];
        this.polynomial = new StepPolynomial(states, size - states, model.planeSize(), order);
        this.noCarry = new double[size];
        this.carry = new double[size];
    }

    @Override
    public void forward(double t, double[] point, double h, double[] end) {
        System.arraycopy(point, 0, jet, 0, size);
        model.jet(t, jet, order);
        polynomial.evaluate(jet, noCarry, h, end, carry);
    }

    @Override
    public void backward(double t, double[] point, double h, Weights all) {
        double[] weights = all.ofPoint();
        double[] gradient = all.ofConstants();
        powers[0] = 1;
        for (int k = 1; k <= order; k++) {
            powers[k] = powers[k - 1] * h;
        }
        System.arraycopy(point, 0, backwardJet, 0, size);
        for (int c = 0; c < size; c++) {
            backwardJet[size + c] = weights[c] * powers[order] / order;
        }
        adjoint.begin(t, backwardJet, order);
        for (int m = 1; m < order; m++) {
            weigh(m, weights);
            adjoint.next(backwardJet, m);
        }
        int last = order * adjoint.planeSize();
        for (int c = 0; c < states; c++) {
            weights[c] += order * backwardJet[last + size + c];
        }
        for (int c = 0; c < gradient.length; c++) {
            gradient[c] += order * backwardJet[last + 2 * size + c];
        }
    }

    /** Plane m holds the product of order m - 1, divided by m: it becomes W_m. */
    private void weigh(int m, double[] weights) {
        int at = m * adjoint.planeSize() + size;
        double power = powers[order - m];
        for (int c = 0; c < size; c++) {
            double product = c < states ? m * backwardJet[at + c] : 0;
            backwardJet[at + c] = (weights[c] * power + product) / (order - m);
        }
    }

    @Override
    public int evaluations() {
        return 1;
    }

    @Override
    public int recomputed() {
        return 0;
    }
}
