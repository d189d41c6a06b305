package brook.runtime;

import java.util.Arrays;

/** The absolute tolerances of a run, one for each component of a point: the states, and the integrals behind them. */
public final class AbsoluteTolerances {

    private final double[] values;
    private final boolean equal;

    private AbsoluteTolerances(double[] values) {
        this.values = values;
        this.equal = Arrays.stream(values).distinct().count() <= 1;
    }

    /** The one that the options say for all components of a model. */
    public static AbsoluteTolerances of(OdeModel model, SolveOptions options) {
        double[] values = new double[model.dimension() + model.integralCount()];
        Arrays.fill(values, options.effectiveAtol());
        return new AbsoluteTolerances(values);
    }

    /**
     * These, but others where they are given; NaN where not.
     *
     * @throws IllegalArgumentException if one is negative or infinite
     */
    public AbsoluteTolerances with(double... given) {
        double[] changed = values.clone();
        for (int i = 0; i < Math.min(given.length, changed.length); i++) {
            if (given[i] < 0 || given[i] > Double.MAX_VALUE) {
                throw new IllegalArgumentException("atol = " + given[i]);
            }
            changed[i] = Double.isNaN(given[i]) ? changed[i] : given[i];
        }
        return new AbsoluteTolerances(changed);
    }

    /** That of one component. */
    public double of(int component) {
        return values[component];
    }

    /** Whether all are the same. */
    public boolean equal() {
        return equal;
    }
}
