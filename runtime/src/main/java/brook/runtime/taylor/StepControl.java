package brook.runtime.taylor;

import brook.runtime.SolveOptions;

/**
 * The step size that the coefficients of a jet allow.
 *
 * <p>With M_k the norm of the coefficients of order k and s as {@link ErrorScale} has them: where the order comes
 * from the tolerance, h = e⁻² exp(-0.7/(p-1)) min over k = p-1, p of (s/M_k)^(1/k), after Jorba and Zou 2005 in the form
 * of Biscani and Izzo 2021; where the order is given, (rtol s/M_k)^(1/k) and no e⁻². Where both orders are small by
 * accident, the two before count.
 */
final class StepControl {

    /** Norms below this times s may have vanished by a symmetry of the series: eps². */
    private static final double NEARLY_NOTHING = 0x1p-104;
    /** Where a coefficient is as large as this, a non-finite one of the next order is an overflow. */
    private static final double NEARLY_OVERFLOW = 0x1p500;

    /** A state as large as this is on its way to infinity. */
    private static final double NEARLY_INFINITE = 0x1p960;

    private static final double LOG2_E = 1.4426950408889634;

    private final int order;
    private final boolean orderGiven;
    private final double log2Rtol;
    private final double safety;
    private final double[] inverses;
    /** log2 of what two orders add to the radius of an exponential series, (p-1)/(p-3), and of 1.15 on top. */
    private final double accident;

    private final ErrorScale scale;
    private double log2Scale;
    private boolean gap;

    StepControl(SolveOptions options, ErrorScale scale) {
        this.scale = scale;
        this.order = options.effectiveOrder();
        this.orderGiven = options.order() > 0;
        this.log2Rtol = Math.log(options.rtol()) / Math.log(2);
        this.safety = Math.exp(-0.7 / (order - 1)) * (orderGiven ? 1 : Math.exp(-2));
        this.accident = FastPower.log2(1.15 * (order - 1) / Math.max(1, order - 3));
        this.inverses = new double[order + 1];
        for (int k = 1; k <= order; k++) {
            inverses[k] = 1.0 / k;
        }
    }

    /**
     * The step size for this jet: positive, infinite if the solution is constant, NaN if a coefficient is not finite.
     *
     * <p>Where the last orders overflow though the solution is regular (rates of 1e16 and more), they are set to 0.
     */
    double step(double[] jet) {
        gap = false;
        scale.start(jet);
        double s = scale.value();
        log2Scale = FastPower.log2(s);
        double below = scale.norm(jet, order - 1);
        double last = scale.norm(jet, order);
        if (!(below <= Double.MAX_VALUE && last <= Double.MAX_VALUE)) {
            return stepBeforeOverflow(jet);
        }
        if (isNearlyNothing(below, last, s)) {
            double radius = Math.min(log2Radius(below, order - 1), log2Radius(last, order));
            double smallest = smallestRadiusIfGap(jet, radius);
            if (smallest < radius) {
                return safety * FastPower.exp2(length(smallest, order - 1));
            }
        }
        double before = order < 5 ? 0 : scale.norm(jet, order - 3);
        return byLastOrders(before, order < 5 ? 0 : scale.norm(jet, order - 2), below, last);
    }

    /**
     * The step sizes of several runs where nothing is out of the ordinary, NaN where something is: then the jet itself is to be asked.
     *
     * @param scales s of each run
     * @param norms of the orders p-3 to p, those of all runs side by side
     * @param logs three numbers for each run
     */
    void usualSteps(double[] scales, double[] norms, double[] logs, double[] steps) {
        // In passes, because a processor looks no further ahead than the chain of operations of some two runs.
        int lanes = scales.length;
        for (int lane = 0; lane < lanes; lane++) {
            logs[lane] = FastPower.log2(scales[lane]);
        }
        for (int i = 0; i < 2 * lanes; i++) {
            logs[lanes + i] = FastPower.log2(norms[2 * lanes + i]);
        }
        for (int lane = 0; lane < lanes; lane++) {
            steps[lane] = log2OfUsualStep(scales[lane], norms, logs, lane);
        }
        for (int lane = 0; lane < lanes; lane++) {
            steps[lane] = safety * FastPower.exp2(steps[lane]);
        }
    }

    private double log2OfUsualStep(double s, double[] norms, double[] logs, int lane) {
        int lanes = norms.length / 4;
        double below = norms[2 * lanes + lane];
        double last = norms[3 * lanes + lane];
        if (!(below <= Double.MAX_VALUE && last <= Double.MAX_VALUE) || isNearlyNothing(below, last, s)) {
            return Double.NaN;
        }
        log2Scale = logs[lane];
        double radiusBelow = log2Radius(below, logs[lanes + lane], order - 1);
        return log2ByRadii(
                norms[lane], norms[lanes + lane], radiusBelow, log2Radius(last, logs[2 * lanes + lane], order));
    }

    private static boolean isNearlyNothing(double below, double last, double s) {
        return below < NEARLY_NOTHING * s && last < NEARLY_NOTHING * s;
    }

    private double byLastOrders(double before, double earlier, double below, double last) {
        return safety
                * FastPower.exp2(log2ByRadii(before, earlier, log2Radius(below, order - 1), log2Radius(last, order)));
    }

    private double log2ByRadii(double before, double earlier, double radiusBelow, double radiusLast) {
        double log2 = Math.min(length(radiusBelow, order - 1), length(radiusLast, order));
        double radius = orderGiven ? Math.min(radiusBelow, radiusLast) : log2;
        if (!saysEnough(before, earlier, radius)) {
            log2 = Math.min(log2, lengthByEarlier(before, earlier, radius));
        }
        return log2;
    }

    /** Whether the two orders before surely do not count, which is nearly always so and needs no logarithm. */
    private boolean saysEnough(double before, double earlier, double radius) {
        return order < 5 || isFar(before, order - 3, radius) && isFar(earlier, order - 2, radius);
    }

    /**
     * The step by the two orders before, if the last two are small by accident: then their radius is larger by more than
     * radii grow from order to order.
     *
     * <p>The series of a pendulum let go at 5 pi/6 has nothing but rounding in two of six orders, and a start nearby has
     * little there; by those alone its first step would be seven times too long. What is left costs some 1.15^p tolerances.
     */
    private double lengthByEarlier(double before, double earlier, double radius) {
        double other = Math.min(log2Radius(before, order - 3), log2Radius(earlier, order - 2));
        return other < radius - accident ? length(other, order - 2) : Double.POSITIVE_INFINITY;
    }

    private boolean isFar(double norm, int k, double radius) {
        double least = (log2Scale - FastPower.LOG2_ERROR - FastPower.roughLog2(norm)) * inverses[k];
        return least >= radius - accident;
    }

    /**
     * Whether the last series had a gap at its end, so that its last orders say nothing of its error: a step by it is to be checked. The series of a
     * solution such as (1 - t/2)², which ends where its equation x' = -sqrt(x) does not, has one.
     */
    boolean gap() {
        return gap;
    }

    /** log2 of (s/M)^(1/k), infinite where M vanishes. */
    private double log2Radius(double norm, int k) {
        return log2Radius(norm, FastPower.log2(norm), k);
    }

    private double log2Radius(double norm, double log2, int k) {
        return norm < Double.MIN_NORMAL ? Double.POSITIVE_INFINITY : (log2Scale - log2) * inverses[k];
    }

    /** log2 of a length, from a radius at order k: times rtol^(1/k) where the order is given; otherwise the order was chosen so that e⁻² stands for it. */
    private double length(double log2Radius, int k) {
        return orderGiven ? log2Radius + log2Rtol * inverses[k] : log2Radius;
    }

    /**
     * The smallest radius of all orders if the series has a gap at its end, otherwise the radius given.
     *
     * <p>Norms that are small in a slow unit of time are right, those of a series with gaps (y' = cos(t²) from 0) would
     * leap: then the orders of the upper half give a radius smaller by more than e.
     */
    private double smallestRadiusIfGap(double[] jet, double radius) {
        double smallest = Double.POSITIVE_INFINITY;
        gap = radius == Double.POSITIVE_INFINITY;
        for (int k = order - 2; k >= 1; k--) {
            double other = log2Radius(scale.norm(jet, k), k);
            gap |= 2 * k >= order && other < radius - LOG2_E;
            if (2 * k < order && !gap) {
                return radius;
            }
            smallest = Math.min(smallest, other);
        }
        return gap ? smallest : radius;
    }

    /** The step from the two orders below the first that overflowed; the order no longer fits the tolerance. */
    private double stepBeforeOverflow(double[] jet) {
        int k = 0;
        while (scale.norm(jet, k) <= Double.MAX_VALUE) {
            k++;
        }
        if (k < 3 || !(scale.norm(jet, k - 1) > NEARLY_OVERFLOW) || scale.norm(jet, 0) > NEARLY_INFINITE) {
            return Double.NaN;
        }
        for (int j = k; j <= order; j++) {
            scale.clear(jet, j);
        }
        double below = log2Radius(scale.norm(jet, k - 2), k - 2) + log2Rtol / (k - 2);
        double last = log2Radius(scale.norm(jet, k - 1), k - 1) + log2Rtol / (k - 1);
        return safety * FastPower.exp2(Math.min(below, last));
    }
}
