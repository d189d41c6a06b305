package brook.runtime.gradient;

/**
 * How gradients are found; every method returns a changed copy.
 *
 * @param memory so many doubles are kept of the points of a run whose steps are differentiated, at least for two points
 */
public record GradientOptions(AdjointMethod adjoint, int memory) {

    /** The steps that were taken, with points in at most 32 MiB. */
    public static final GradientOptions STANDARD = new GradientOptions(AdjointMethod.DISCRETE, 1 << 22);

    /** These options with another way. */
    public GradientOptions adjoint(AdjointMethod other) {
        return new GradientOptions(other, memory);
    }

    /** These options with another memory. */
    public GradientOptions memory(int doubles) {
        return new GradientOptions(adjoint, doubles);
    }
}
