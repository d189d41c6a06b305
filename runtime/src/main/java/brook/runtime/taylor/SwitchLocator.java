package brook.runtime.taylor;

import brook.runtime.OdeModel;
import brook.runtime.output.StepPolynomial;

/**
 * Finds where on a step a switching function first changes, so that the step can end just past it.
 *
 * <p>Simple location: the modes are compared at the start, at eight points within and at the end of the step, and the
 * first interval where they differ is bisected to adjacent doubles. Two changes that cancel within a ninth of a step
 * are not seen; {@code max_step} makes steps short enough.
 */
final class SwitchLocator {

    private static final int INTERVALS = 9;

    private final OdeModel model;
    private final StepPolynomial polynomial;
    private final double[] before;
    private final double[] after;
    private final double[] state;
    private final double[] carry;

    SwitchLocator(OdeModel model, StepPolynomial polynomial) {
        this.model = model;
        this.polynomial = polynomial;
        this.before = new double[model.modeCount()];
        this.after = new double[model.modeCount()];
        this.state = new double[model.dimension()];
        this.carry = new double[model.dimension()];
    }

    /** The step h, or the shortest part of it after which a mode has changed. */
    double locate(DoubleLengthTime time, double[] jet, double[] jetCarry, double h) {
        if (before.length == 0) {
            return h;
        }
        model.modes(time.head(), jet, before);
        double unchanged = 0;
        for (int i = 1; i <= INTERVALS; i++) {
            double here = i == INTERVALS ? h : h * i / INTERVALS;
            if (changed(time, jet, jetCarry, here)) {
                return bisect(time, jet, jetCarry, unchanged, here);
            }
            unchanged = here;
        }
        return h;
    }

    /** Bisects between the bit patterns of two steps, which takes at most 64 halvings however small the first is. */
    private double bisect(DoubleLengthTime time, double[] jet, double[] jetCarry, double from, double to) {
        long low = Double.doubleToRawLongBits(Math.abs(from));
        long high = Double.doubleToRawLongBits(Math.abs(to));
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (changed(time, jet, jetCarry, Math.copySign(Double.longBitsToDouble(middle), to))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.copySign(Double.longBitsToDouble(high), to);
    }

    private boolean changed(DoubleLengthTime time, double[] jet, double[] jetCarry, double h) {
        polynomial.evaluate(jet, jetCarry, h, state, carry);
        model.modes(time.plus(h), state, after);
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i] && !Double.isNaN(before[i]) && !Double.isNaN(after[i])) {
                return true;
            }
        }
        return false;
    }
}
