package com.acme;

/** Swings the pendulum. */
public final class Swing {

    private Swing() {}

    /** The angle of a pendulum of two metres after a time. */
    public static double angle(double time) {
        PendulumSolver solver = PendulumSolver.builder().L(2).build();
        PendulumSolver.Trajectory swing = solver.solve(0, 10);
        return swing.theta(time);
    }

    /** Prints it. */
    public static void main(String[] arguments) {
        System.out.println("angle after 2.5 s: " + angle(2.5));
    }
}
