package brook.runtime.run;

import brook.runtime.OdeModel;
import java.util.List;
import java.util.OptionalLong;

/**
 * One way to go on from a point: for a step it gives a polynomial, whose coefficients lie in planes by order as those of a jet.
 *
 * <p>The integrals stand behind the states in each plane. For a point it is asked in this order: {@link #hold}, where something is held; {@link
 * #attempt}; then, if somebody wants to know what is within the step, {@link #complete}; {@link #end}, where the step is taken as a whole;
 * {@link #taken}. Nothing of this allocates memory in a step.
 */
public interface StepMethod {

    /** Of a method without stages. */
    double[][] NO_STAGES = {};

    /** The order of the method; of one with variable order the highest used so far in the run. */
    int order();

    /** The degree of its polynomials; higher planes are not theirs. */
    int degree();

    /**
     * Whether the polynomials are Taylor series, also those of the functions watched for jumps and events: then {@link #attempt} finds the
     * whole jet in its planes, one order beyond the degree where functions are watched.
     */
    default boolean isSeries() {
        return false;
    }

    /** Whether {@link #attempt} leaves all planes of the step, so that nobody need complete them. */
    default boolean isWhole() {
        return isSeries();
    }

    /** Computes the jet of the model at the point in plane 0, for {@link #attempt} or for the functions watched. */
    default void jet(OdeModel model, double t, double[] planes, int order) {
        model.jet(t, planes, order);
    }

    /** A run begins at a point, in the direction of {@code t1}: nothing is known of it. */
    void start(double t0, double[] point, double t1);

    /** The modes and the discrete variables during the step that follows. */
    default void hold(double[] modes, double[] discretes) {}

    /** The point or a right-hand side has jumped: what is known from steps before no longer holds. */
    default void jumped() {}

    /**
     * Finds a step from the point in plane 0 that is accurate enough.
     *
     * @param limit how far it is to where steps must end, signed; only a method that says so goes beyond
     * @return the signed length of the step; NaN if the right-hand side is not finite, 0 if no step is short enough
     */
    double attempt(double t, double[] planes, double limit);

    /** Completes the planes of the step found last, orders 1 to {@link #degree()}; called once for a step, and not for all. */
    default void complete(double[] planes) {}

    /**
     * Writes the point at the end of the whole step found last, and what rounding took from it (compensated summation).
     *
     * @param carry what rounding took before the step
     * @return whether the point is finite
     */
    boolean end(double[] planes, double[] carry, double[] point, double[] newCarry);

    /** The step found last was taken, up to {@code h}; less than found if something happens there. */
    default void taken(double h) {}

    /** Whether there may be steps to {@link #takeAhead}. */
    default boolean goesAhead() {
        return false;
    }

    /**
     * Takes a whole step from here that was computed before anybody asked, with those of other runs, and ends before steps must; nothing is written until
     * {@link #catchUp}. Only where there is nothing to watch or to hold.
     *
     * @return its signed length; NaN if there is none, and nothing was taken
     */
    default double takeAhead(double t) {
        return Double.NaN;
    }

    /** Writes where the step taken ahead starts, in plane 0, where it ends, and what rounding took from both; once another one is there, the end alone. */
    default void catchUp(double[] planes, double[] carry, double[] point, double[] newCarry) {}

    /**
     * The right-hand sides of the stages of the step taken last, states and integrals in each; none where there are no stages, or where the step was cut
     * short. They are good until the next step is looked for.
     */
    default double[][] stageRates() {
        return NO_STAGES;
    }

    /** From now on what the model leaves for its adjoint at each stage is kept as long as the right-hand sides are. */
    default void keepStageValues() {}

    /** What was left at the stages whose right-hand sides are {@link #stageRates}; none where it is not kept. Whoever reads it may put other arrays in their places. */
    default double[][] stageValues() {
        return NO_STAGES;
    }

    /** The run has come to its end, where the last step, if nothing jumped there, has led. */
    default void finish(double t, double[] end) {}

    /** What papers count as evaluations, where they do: 2 + (stages - 1) times all steps tried. */
    default OptionalLong paperEvaluations(RunCosts costs) {
        return OptionalLong.empty();
    }

    /** What the method chose on the way and why, whole sentences. */
    default List<String> notes() {
        return List.of();
    }
}
