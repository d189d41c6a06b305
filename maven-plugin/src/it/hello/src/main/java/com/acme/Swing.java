package com.acme;

import brook.runtime.output.Trajectory;
import brook.runtime.taylor.TaylorIntegrator;

/** The class that swings the pendulum. */
public final class Swing {

    private Swing() {}

    /** The angle after a time. */
    public static double angle(double time) {
        Pendulum pendulum = new Pendulum();
        double[] state = new double[pendulum.dimension()];
        pendulum.initialState(0, state);
        Trajectory trajectory = TaylorIntegrator.of(pendulum).trajectory(0, state, time);
        trajectory.state(time, state);
        return state[0];
    }
}
