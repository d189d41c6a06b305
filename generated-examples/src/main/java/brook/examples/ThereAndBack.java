package brook.examples;

import java.util.Locale;

/** The Lorenz system forwards, and from there backwards. Shows: initial values by name, and a run against the time. */
public final class ThereAndBack {

    private ThereAndBack() {}

    /** The run from 0 to {@code end}, and the one that starts at its end and goes back to 0. */
    public record Runs(LorenzSolver.Trajectory there, LorenzSolver.Trajectory back) {

        /** How far they are apart at a time. */
        public double distance(double t) {
            double distance = Math.hypot(there.x(t) - back.x(t), there.y(t) - back.y(t));
            return Math.hypot(distance, there.z(t) - back.z(t));
        }
    }

    /** Goes there and back. */
    public static Runs run(double end) {
        LorenzSolver solver = LorenzSolver.builder().rtol(1e-16).build();
        LorenzSolver.Trajectory there = solver.solve(0, end);
        solver.setInitialX(there.x(end));
        solver.setInitialY(there.y(end));
        solver.setInitialZ(there.z(end));
        return new Runs(there, solver.solve(end, 0));
    }

    /** Prints how far the two runs are apart. */
    public static void main(String[] arguments) {
        Runs runs = run(1);
        for (int i = 4; i >= 0; i--) {
            double t = i / 4.0;
            boolean together = runs.distance(t) < 1e-8;
            System.out.printf(
                    Locale.ROOT,
                    "t = %.2f   x = %10.6f   %s%n",
                    t,
                    runs.back().x(t),
                    together ? "as before" : "elsewhere");
        }
    }
}
