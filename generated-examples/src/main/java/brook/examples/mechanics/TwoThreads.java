package brook.examples.mechanics;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Two double pendulums that start a billionth apart, computed at the same time. Shows: a solver is for one thread, so each
 * thread has its own; trajectories are for everybody.
 */
public final class TwoThreads {

    private TwoThreads() {}

    /** A run of 30 seconds from an angle of the upper rod. */
    public static DoublePendulumSolver.Trajectory run(double alpha) {
        return DoublePendulumSolver.builder().initialAlpha(alpha).build().solve();
    }

    /** Prints how the two come apart. */
    public static void main(String[] arguments) {
        CompletableFuture<DoublePendulumSolver.Trajectory> one = CompletableFuture.supplyAsync(() -> run(2));
        CompletableFuture<DoublePendulumSolver.Trajectory> other = CompletableFuture.supplyAsync(() -> run(2 + 1e-9));
        for (int t = 0; t <= 8; t += 2) {
            double apart = one.join().alpha(t) - other.join().alpha(t);
            System.out.printf(Locale.ROOT, "t = %d s   %.0e apart%n", t, Math.abs(apart));
        }
    }
}
