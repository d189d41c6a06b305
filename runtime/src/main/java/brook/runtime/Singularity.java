package brook.runtime;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The nearest singularity of a solution in the complex plane of time, as its Taylor coefficients show it: x ~ (1 - s/z)^(-m) with s the time from
 * where the series is expanded; if z is not real its conjugate is another.
 *
 * @param real the real part of z, in units of the time
 * @param imaginary the imaginary part of z, not negative
 * @param order the exponent m, less exact than the place: 1 of a simple pole, 2 of a double one, -1/2 of a square root, 0 of a logarithm
 * @param error how far estimates from other coefficients are away from z: no bound
 */
public record Singularity(double real, double imaginary, double order, double error) {

    /** Estimates that move by more of their distance say nothing: so do those of functions without a singularity. */
    private static final double GREATEST_ERROR = 0.02;

    /** One singularity is also a pair of two in one place, with half of its order. */
    private static final double MUCH = 10;

    private static final int LEAST_ORDER = 10;

    /** How far it is: the radius of convergence. */
    public double distance() {
        return Math.hypot(real, imaginary);
    }

    /** Whether it lies on the way of the solution, or on its way back. */
    public boolean isReal() {
        return imaginary <= error;
    }

    /**
     * The singularity that coefficients x[0], x[1], ..., x[p] show; 30 of them are good, below 10 there is no answer.
     *
     * <p>It is sought as a real one and as a pair ({@link SingularityFit}); the pair counts where it
     * changes much less with the coefficients it is taken from.
     *
     * @return nothing if there is none, as for an entire function, or if more than two are equally near
     */
    public static Optional<Singularity> nearest(double... coefficients) {
        int last = lastFinite(coefficients);
        if (last < LEAST_ORDER) {
            return Optional.empty();
        }
        double unit = SingularityFit.unit(coefficients, last);
        SingularityFit fit = new SingularityFit(Arrays.copyOf(coefficients, last + 1), unit);
        Optional<Singularity> alone = judged(fit::real, last);
        Optional<Singularity> pair = judged(fit::pair, last);
        return (shareOf(alone) <= MUCH * shareOf(pair) ? alone : pair.map(found -> found.asOne(alone)))
                .filter(found -> found.share() <= GREATEST_ERROR)
                .map(found -> found.times(unit));
    }

    /** Coefficients of high order overflow where the singularity is very near. */
    private static int lastFinite(double[] coefficients) {
        int last = -1;
        while (last + 1 < coefficients.length && Math.abs(coefficients[last + 1]) <= Double.MAX_VALUE) {
            last++;
        }
        return last;
    }

    /** What the orders up to the last give, and how far it is from what fewer of them give. */
    private static Optional<Singularity> judged(IntFunction<Optional<Singularity>> fit, int last) {
        Optional<Singularity> best = fit.apply(last);
        if (best.isEmpty() || fit.apply(last - last / 4).isEmpty()) {
            return Optional.empty();
        }
        double error = 0;
        for (int fewer : new int[] {1, 2, 3, last / 4}) {
            Optional<Singularity> other = fit.apply(last - fewer);
            error = Math.max(error, other.map(best.get()::away).orElse(0.0));
        }
        return Optional.of(new Singularity(best.get().real, best.get().imaginary, best.get().order, error));
    }

    /** A pair in about one place has half of the order of what it stands for; its place is the more exact one. */
    private Singularity asOne(Optional<Singularity> alone) {
        boolean same = alone.isPresent()
                && alone.get().away(this) <= alone.get().error
                && Math.abs(alone.get().order - 2 * order) <= 0.1 * Math.abs(alone.get().order);
        return same ? new Singularity(real, 0, 2 * order, Math.max(error, imaginary)) : this;
    }

    private double away(Singularity other) {
        return Math.hypot(real - other.real, imaginary - other.imaginary);
    }

    private static double shareOf(Optional<Singularity> candidate) {
        return candidate.map(Singularity::share).orElse(Double.POSITIVE_INFINITY);
    }

    private double share() {
        double share = error / distance();
        return Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
    }

    private Singularity times(double unit) {
        return new Singularity(real * unit, imaginary * unit, order, error * unit);
    }
}
