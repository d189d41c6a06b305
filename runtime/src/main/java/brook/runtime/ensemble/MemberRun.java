package brook.runtime.ensemble;

import brook.runtime.Solution;
import brook.runtime.StepListener;
import java.util.function.Function;

/**
 * The run that is wanted of a member of an ensemble.
 *
 * @param t0 the time at which it starts
 * @param t1 the time to which it goes, as far as the model allows
 * @param listener who is told of its steps
 * @param result what is to be kept of how it ended
 */
public record MemberRun<R>(double t0, double t1, StepListener listener, Function<Solution, R> result) {

    /** A run of which nothing but the end is kept. */
    public static MemberRun<Solution> of(double t0, double t1) {
        return new MemberRun<>(t0, t1, step -> true, solution -> solution);
    }
}
