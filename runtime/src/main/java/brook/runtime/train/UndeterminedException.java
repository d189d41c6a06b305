package brook.runtime.train;

import java.util.List;

/** Weights have no standard errors where they are. */
public final class UndeterminedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient List<Integer> weights;

    /** Why not. */
    public enum Reason {
        /** The value hardly changes where some weights change together, or one of them alone. */
        FLAT,
        /** The value falls in a direction in which these weights change: it is no minimum. */
        NO_MINIMUM,
        /** There are no more residuals than weights. */
        TOO_FEW
    }

    UndeterminedException(Reason reason, List<Integer> weights) {
        super(reason + " in the weights " + weights, null, false, false);
        this.reason = reason;
        this.weights = List.copyOf(weights);
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }

    /** Which weights, by their positions, the most important first. */
    public List<Integer> weights() {
        return weights;
    }
}
