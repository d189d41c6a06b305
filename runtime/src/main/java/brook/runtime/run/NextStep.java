package brook.runtime.run;

/** Where the next step of a run starts, for who computes something for several runs at once; good until that step is taken. */
public final class NextStep {

    private double time;
    private double limit;
    private double[] point = {};
    private double[] carry = {};
    private double[] discretes = {};
    private double[] modes = {};

    void start(double at, double[] from, double[] rounding) {
        time = at;
        point = from;
        carry = rounding;
    }

    void hold(double[] heldDiscretes, double[] heldModes, double most) {
        discretes = heldDiscretes;
        modes = heldModes;
        limit = most;
    }

    /** The time at which it starts. */
    public double time() {
        return time;
    }

    /** How far it may go, signed. */
    public double limit() {
        return limit;
    }

    /** The point at which it starts: the states, and the integrals behind them. */
    public double[] point() {
        return point;
    }

    /** What rounding took from the point. */
    public double[] carry() {
        return carry;
    }

    /** The discrete variables during the step. */
    public double[] discretes() {
        return discretes;
    }

    /** The modes with which it begins. */
    public double[] modes() {
        return modes;
    }
}
