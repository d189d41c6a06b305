package brook.runtime.gradient;

/** Hears of trajectories of a batch that came to their end. */
@FunctionalInterface
public interface TrajectoryListener {

    /** Hears of none. */
    TrajectoryListener NONE = (row, end) -> {};

    /** A trajectory came to its end; what is known of it is good until this returns. */
    void reached(int row, TrajectoryEnd end);
}
