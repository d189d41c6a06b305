package brook.runtime.stiff;

import brook.runtime.linear.RealFactors;
import brook.runtime.run.RunCosts;

/** The stages of a step of Rodas5P: eight systems with one matrix, no iteration; and the polynomial that they give. */
final class RodasStages {

    private final Rates rates;
    private final ModelJacobian jacobian;
    private final RealFactors factors;
    private final RunCosts costs;
    private final int states;
    private final double[][] u;
    private final double[] stage;

    RodasStages(Rates rates, ModelJacobian jacobian, int states, RunCosts costs) {
        this.rates = rates;
        this.jacobian = jacobian;
        this.costs = costs;
        this.factors = jacobian.system().realFactors();
        this.states = states;
        this.u = new double[RodasTableau.STAGES][states];
        this.stage = new double[states];
    }

    /** Factors the matrix of a step; whether it is regular. */
    boolean factor(double h) {
        costs.factorization();
        return factors.factor(jacobian.values(), 1 / (h * RodasTableau.GAMMA));
    }

    /** Finds all stages from the point, whose rates are known; whether all rates are finite. */
    boolean find(double t, double[] point, double[] startRates, double h) {
        System.arraycopy(startRates, 0, u[0], 0, states);
        solve(0, h);
        for (int i = 1; i < RodasTableau.STAGES; i++) {
            combine(RodasTableau.A[i], stage);
            if (!rates.at(t + RodasTableau.TIMES[i] * h, point, stage)) {
                return false;
            }
            rates.copy(u[i]);
            solve(i, h);
        }
        return true;
    }

    /** Replaces the rates of a stage by its solution. */
    private void solve(int i, double h) {
        double[] right = u[i];
        double[] weights = RodasTableau.C[i];
        for (int j = 0; j < weights.length; j++) {
            double weight = weights[j] / h;
            double[] earlier = u[j];
            for (int k = 0; k < states; k++) {
                right[k] += weight * earlier[k];
            }
        }
        if (RodasTableau.TIME_WEIGHTS[i] != 0) {
            jacobian.addTimeDerivatives(RodasTableau.TIME_WEIGHTS[i] * h, right);
        }
        factors.solve(right);
    }

    private void combine(double[] weights, double[] sum) {
        for (int k = 0; k < states; k++) {
            double x = 0;
            for (int j = 0; j < weights.length; j++) {
                x += weights[j] * u[j][k];
            }
            sum[k] = x;
        }
    }

    /** Writes the change of the states over the step, and its error, which is the last solution. */
    void end(double[] change, double[] error) {
        double[] last = u[RodasTableau.STAGES - 1];
        for (int k = 0; k < states; k++) {
            change[k] = stage[k] + last[k];
            error[k] = last[k];
        }
    }

    /** Writes the coefficients of orders 1 to 4 of the states over parts of the step, one array for each order. */
    void polynomial(double[] change, double[][] coefficients) {
        for (int k = 0; k < states; k++) {
            double k1 = dense(0, k);
            double k2 = dense(1, k);
            double k3 = dense(2, k);
            coefficients[0][k] = change[k] + k1;
            coefficients[1][k] = k2 - k1;
            coefficients[2][k] = k3 - k2;
            coefficients[3][k] = -k3;
        }
    }

    private double dense(int row, int k) {
        double sum = 0;
        for (int j = 0; j < RodasTableau.STAGES; j++) {
            sum += RodasTableau.DENSE[row][j] * u[j][k];
        }
        return sum;
    }
}
