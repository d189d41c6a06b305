package brook.runtime.ensemble;

/** What is done for one member of an ensemble; called in several threads at once, each time with another solver. */
@FunctionalInterface
public interface MemberTask<S, R> {

    /**
     * Sets what is different in this member, solves, and returns what is to be kept of it.
     *
     * @param solver has the values of the ensemble's solver, whatever it did before; only for this call
     * @param member counted from 0
     */
    R solve(S solver, int member);
}
