package brook.examples.mechanics;

import brook.runtime.EventOccurrence;
import java.util.List;
import java.util.Locale;

/** How a ball comes to rest. Shows: events with the point before and after, and a variable that changes only there. */
public final class BouncesOfABall {

    private BouncesOfABall() {}

    /** A ball that keeps so much of its speed; the run ends with its twentieth bounce. */
    public static BouncingBallSolver.Trajectory run(double kept) {
        return BouncingBallSolver.builder().e(kept).build().solve();
    }

    /** The bounces, each with the speed before and after. */
    public static List<EventOccurrence> bounces(BouncingBallSolver.Trajectory run) {
        return run.untyped().events("bounce");
    }

    /** Prints the first bounces, and how many there are until some times. */
    public static void main(String[] arguments) {
        BouncingBallSolver.Trajectory run = run(0.9);
        for (EventOccurrence bounce : bounces(run).subList(0, 5)) {
            System.out.printf(
                    Locale.ROOT, "%.6f s: %9.6f -> %8.6f m/s%n", bounce.time(), bounce.before("v"), bounce.after("v"));
        }
        for (int t = 1; t <= 7; t += 2) {
            System.out.printf(Locale.ROOT, "until %d s: %2.0f bounces, h = %.6f m%n", t, run.bounces(t), run.h(t));
        }
        System.out.printf(Locale.ROOT, "%s at %.6f s%n", run.summary().ending(), run.endTime());
    }
}
