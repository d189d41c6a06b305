package brook.runtime;

import java.util.OptionalLong;

/**
 * What a run cost.
 *
 * @param order the order of the method; of one with variable order the highest used
 * @param steps the accepted steps
 * @param rejected the steps that were computed and thrown away; a Taylor method has none
 * @param evaluations the evaluations of the right-hand side, counted where it is computed; for a Taylor method the jets
 * @param paperEvaluations what papers count for an explicit Runge-Kutta method of s stages: 2 + (s - 1) times all steps tried
 * @param jacobians the Jacobians of the right-hand side that were computed
 * @param factorizations the matrices that were factorized, a complex one counted as one
 * @param switches the steps that a jump in a right-hand side cut short
 * @param events the events that happened, time events and recorded ones among them
 * @param minStep the length of the shortest step, the last one only if it is the only one; NaN without steps
 * @param maxStep the length of the longest step
 * @param exceeded the steps of a Taylor method whose error, as estimated afterwards, was above {@value #TOO_LARGE} tolerances
 * @param largestError the largest of these estimates, in tolerances; NaN where none was made
 */
public record Statistics(
        String method,
        int order,
        double rtol,
        double atol,
        long steps,
        long rejected,
        long evaluations,
        OptionalLong paperEvaluations,
        long jacobians,
        long factorizations,
        long switches,
        long events,
        double minStep,
        double maxStep,
        long exceeded,
        double largestError) {

    /** A step whose error is above so many tolerances is counted. */
    public static final double TOO_LARGE = 10;
}
