package typed;

/** Reads what jumps, between events and at one. */
public final class BallUse {

    private BallUse() {}

    /** A fall takes sqrt(2/g); a bounce with 0.8 of the speed then 1.6 times as long. */
    public static void discreteVariablesAreSteps() {
        BallSolver.Trajectory run = BallSolver.builder().g(2).build().solve();
        double first = run.untyped().events("bounce").get(0).time();
        near(first, 1);
        near(run.bounces(0.5), 0);
        near(run.bounces(first), 1);
        near(run.bounces(2), 1);
        near(run.bouncesAt(run.rows() - 1), 3);
        near(run.last(2)[0], 1);
        near(run.last(3, 2), 2.6);
        near(run.lastAt(0, 1), 0);
        near(run.endTime(), 1 + 1.6 + 1.28);
        near(run.energy(1.5), 2 * 0.64);
    }

    private static void near(double value, double expected) {
        if (!(Math.abs(value - expected) <= 1e-13)) {
            throw new AssertionError(value + " instead of " + expected);
        }
    }
}
