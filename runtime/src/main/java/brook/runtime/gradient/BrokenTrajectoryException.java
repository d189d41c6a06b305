package brook.runtime.gradient;

import brook.runtime.Solution;

/** Some trajectories of a batch did not come to their end. */
public final class BrokenTrajectoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int firstRow;
    private final transient Solution solution;

    /**
     * Of trajectories by their names.
     *
     * @param solution how far they came
     */
    public BrokenTrajectoryException(String trajectories, int firstRow, Solution solution) {
        super(trajectories + " ended early: " + solution);
        this.firstRow = firstRow;
        this.solution = solution;
    }

    /** The row of the first trajectory of its block. */
    public int firstRow() {
        return firstRow;
    }

    /** How far the block came. */
    public Solution solution() {
        return solution;
    }
}
