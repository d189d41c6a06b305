package brook.runtime.ensemble;

/** Says what is to be run for one member of an ensemble; called in several threads at once, each time with another solver. */
@FunctionalInterface
public interface MemberPlan<S, R> {

    /**
     * Sets what is different in this member, and returns the run that is wanted; solves nothing itself.
     *
     * @param solver has the values of the ensemble's solver, whatever it did before; only for this call
     * @param member counted from 0
     */
    MemberRun<R> plan(S solver, int member);
}
