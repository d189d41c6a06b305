package brook.runtime.taylor;

import brook.runtime.OdeModel;
import brook.runtime.output.StepPolynomial;

/** Judges by the rates of change at the end of a step whether its polynomial still solves the equations there. */
final class DefectCheck {

    private final OdeModel model;
    private final StepPolynomial polynomial;
    private final ErrorScale scale;
    private final int controlled;
    private final int size;
    private final int plane;
    private final double rtol;
    /** Orders 0 and 1 at the end of the step. */
    private final double[] there;

    /** So many components count, of so many that a point has. */
    DefectCheck(OdeModel model, StepPolynomial polynomial, ErrorScale scale, int controlled, int size, double rtol) {
        this.model = model;
        this.polynomial = polynomial;
        this.scale = scale;
        this.controlled = controlled;
        this.size = size;
        this.plane = model.planeSize();
        this.rtol = rtol;
        this.there = new double[Math.multiplyExact(2, plane)];
    }

    /** Whether the polynomial holds up to {@code h}, where the point at {@code t} is {@code end}. */
    boolean solves(double[] jet, double h, double t, double[] end) {
        System.arraycopy(end, 0, there, 0, size);
        model.jet(t, there, 1);
        double defect = 0;
        double rate = 0;
        double worst = 0;
        for (int i = 0; i < controlled; i++) {
            double right = there[plane + i];
            double here = polynomial.derivative(jet, i, h);
            if (!Double.isFinite(right)) {
                return false;
            }
            defect = Math.max(defect, Math.abs(right - here));
            worst = Math.max(worst, Math.abs(right - here) / scale.of(i));
            rate = Math.max(rate, Math.max(Math.abs(right), Math.abs(here)));
        }
        // An error of up to ten tolerances over the step does not matter.
        return defect <= 0.01 * rate || worst * Math.abs(h) <= 10 * rtol;
    }
}
