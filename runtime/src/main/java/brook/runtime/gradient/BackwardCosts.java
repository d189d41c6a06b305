package brook.runtime.gradient;

/**
 * What it cost to go back through a run.
 *
 * @param steps the steps backward, accepted ones where they are chosen
 * @param rejected the steps that were computed and thrown away; none where those of the run are differentiated
 * @param evaluations the evaluations of the adjoint: of values for stages, of jets for Taylor series
 * @param recomputed the evaluations of the model itself on the way back
 */
public record BackwardCosts(long steps, long rejected, long evaluations, long recomputed) {

    /** Of nothing. */
    public static final BackwardCosts NONE = new BackwardCosts(0, 0, 0, 0);

    /** The costs of both. */
    public BackwardCosts plus(BackwardCosts more) {
        return new BackwardCosts(
                steps + more.steps,
                rejected + more.rejected,
                evaluations + more.evaluations,
                recomputed + more.recomputed);
    }
}
