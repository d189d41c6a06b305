package brook.runtime.stiff;

import brook.runtime.linear.ComplexFactors;
import brook.runtime.linear.RealFactors;
import brook.runtime.run.RunCosts;

/** The matrices of a step of Radau IIA, shift I - J, one with a real and one with a complex shift; kept as long as they are right. */
final class RadauMatrices {

    private final ModelJacobian jacobian;
    private final RunCosts costs;
    private final RealFactors real;
    private final ComplexFactors complex;
    /** The length of the step whose matrices these are; NaN if they are none's. */
    private double length = Double.NaN;

    RadauMatrices(ModelJacobian jacobian, RunCosts costs) {
        this.jacobian = jacobian;
        this.costs = costs;
        this.real = jacobian.system().realFactors();
        this.complex = jacobian.system().complexFactors();
    }

    /** The Jacobian has changed. */
    void forget() {
        length = Double.NaN;
    }

    /** The length of the step whose matrices are there, NaN if there are none. */
    double length() {
        return length;
    }

    /** Lets the matrices be those of a step; whether they are regular. */
    boolean factor(double h) {
        if (h == length) {
            return true;
        }
        length = Double.NaN;
        costs.factorization();
        if (!real.factor(jacobian.values(), RadauTableau.GAMMA / h)) {
            return false;
        }
        costs.factorization();
        if (!complex.factor(jacobian.values(), RadauTableau.ALPHA / h, RadauTableau.BETA / h)) {
            return false;
        }
        length = h;
        return true;
    }

    /** Solves the real system in place. */
    void solve(double[] b) {
        real.solve(b);
    }

    /** Solves the complex system in place. */
    void solve(double[] re, double[] im) {
        complex.solve(re, im);
    }
}
