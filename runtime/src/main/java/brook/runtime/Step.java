package brook.runtime;

/** An accepted step with its polynomial; valid only while a {@link StepListener} is being told of it. */
public interface Step {

    /** The number of doubles in a state. */
    int dimension();

    /** The order of the polynomial. */
    int order();

    /** The time at which the step starts. */
    double startTime();

    /** What the start time lacks to the true one, below its last digit. */
    double startTimeTail();

    /** The time at which the step ends. */
    double endTime();

    /** The signed length of the step. */
    double length();

    /** The coefficient x⁽ᵏ⁾/k! of a component at the start of the step. */
    double coefficient(int component, int k);

    /** Writes the state at the end of the step. */
    void endState(double[] state);

    /** Writes the state at a time within the step; its end gives exactly {@link #endState}. */
    void state(double time, double[] state);
}
