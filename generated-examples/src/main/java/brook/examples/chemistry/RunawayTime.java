package brook.examples.chemistry;

import brook.runtime.solver.SingularityException;
import java.util.Locale;

/** When a reaction without cooling explodes. Shows: what an exception knows when a run cannot come to its end. */
public final class RunawayTime {

    private RunawayTime() {}

    /** What ends a run, for a heat of reaction. */
    public static SingularityException explosion(double delta) {
        ThermalRunawaySolver solver =
                ThermalRunawaySolver.builder().delta(delta).build();
        try {
            solver.solve(0, 2 / delta);
        } catch (SingularityException explosion) {
            return explosion;
        }
        throw new IllegalStateException("it did not explode");
    }

    /** Prints the time, and where in the model the trouble is. */
    public static void main(String[] arguments) {
        for (double delta : new double[] {0.5, 1, 2}) {
            SingularityException explosion = explosion(delta);
            System.out.printf(
                    Locale.ROOT,
                    "delta = %.1f: %s explodes at t = %.6f (%s, line %d)%n",
                    delta,
                    explosion.stateName(),
                    explosion.time(),
                    explosion.file(),
                    explosion.line());
        }
    }
}
