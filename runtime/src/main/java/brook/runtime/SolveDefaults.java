package brook.runtime;

/**
 * What the {@code solve} block of a model says; whoever runs the model may override it.
 *
 * @param t0 the start of the run, NaN if the model does not say
 * @param t1 the end of the run, NaN if the model does not say; before {@code t0} it means a backward run
 */
public record SolveDefaults(double t0, double t1, SolveOptions options, OutputTimes output) {

    /** What holds without a {@code solve} block. */
    public static final SolveDefaults STANDARD =
            new SolveDefaults(Double.NaN, Double.NaN, SolveOptions.STANDARD, OutputTimes.equidistant(201));
}
