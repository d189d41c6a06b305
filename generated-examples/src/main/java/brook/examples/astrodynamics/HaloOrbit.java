package brook.examples.astrodynamics;

import java.util.Locale;

/**
 * Finds a periodic orbit by shooting: from a guess of x and y' at the start, until x' and z' vanish where the orbit comes
 * back to y = 0. Shows: a callback that stops a run, and a search over initial values.
 */
public final class HaloOrbit {

    private final RestrictedThreeBodySolver solver;
    private final RestrictedThreeBodySolver.Trajectory run;

    /** Orbits that start at this height above the plane of the two bodies. */
    HaloOrbit(double mu, double z) {
        // Stops at the first step that ends below y = 0.
        solver = RestrictedThreeBodySolver.builder()
                .mu(mu)
                .initialZ(z)
                .onStep(step -> step.y(step.endTime()) > 0)
                .build();
        run = solver.newTrajectory();
    }

    /** A start, half a period, and what is left of x' and z' there. */
    record Half(double x, double yDot, double time, double xDotLeft, double zDotLeft) {}

    /** Goes to the point where the orbit comes back to y = 0. */
    Half shoot(double x, double yDot) {
        solver.setInitialX(x);
        solver.setInitialYDot(yDot);
        solver.solve(0, 10, run);
        double before = run.stepTime(run.steps() - 1);
        double after = run.endTime();
        for (int halving = 0; halving < 60; halving++) {
            double middle = (before + after) / 2;
            if (run.y(middle) > 0) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return new Half(x, yDot, before, run.xDot(before), run.zDot(before));
    }

    /** Improves a guess by Newton's method, with differences for derivatives. */
    Half improve(double x, double yDot) {
        Half here = shoot(x, yDot);
        for (int iteration = 0; iteration < 20 && Math.hypot(here.xDotLeft, here.zDotLeft) > 1e-11; iteration++) {
            double d = 1e-7;
            Half right = shoot(here.x + d, here.yDot);
            Half faster = shoot(here.x, here.yDot + d);
            double xx = (right.xDotLeft - here.xDotLeft) / d;
            double xy = (faster.xDotLeft - here.xDotLeft) / d;
            double zx = (right.zDotLeft - here.zDotLeft) / d;
            double zy = (faster.zDotLeft - here.zDotLeft) / d;
            double determinant = xx * zy - xy * zx;
            here = shoot(
                    here.x - (zy * here.xDotLeft - xy * here.zDotLeft) / determinant,
                    here.yDot - (xx * here.zDotLeft - zx * here.xDotLeft) / determinant);
        }
        return here;
    }

    /** Prints an orbit of Howell 1984 from a rough guess. */
    public static void main(String[] arguments) {
        Half orbit = new HaloOrbit(0.04, 0.215589).improve(0.73, 0.4);
        System.out.printf(
                Locale.ROOT, "x = %.6f   y' = %.6f   period %.6f%n", orbit.x(), orbit.yDot(), 2 * orbit.time());
    }
}
