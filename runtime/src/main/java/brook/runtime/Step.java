package brook.runtime;

/** An accepted step with its polynomial; valid only while a {@link StepListener} is being told of it. */
public interface Step {

    /** The number of doubles in a state. */
    int dimension();

    /** The number of doubles of all integrals, which are the components behind those of the state. */
    int integralCount();

    /** The number of doubles of all discrete variables, which are the components behind the integrals. */
    int discreteCount();

    /** A discrete variable during the step; events at its end may give it another value there. */
    double discrete(int component);

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

    /**
     * Writes the state at the end of the step as events there have left it, and the integrals and discrete variables behind it
     * as far as there is room.
     */
    void endState(double[] state);

    /** What rounding took from a component before the step, to be added to its coefficients. */
    double carry(int component);

    /**
     * Writes the state at a time within the step, and the integrals and discrete variables behind it as far as there is room;
     * the start and the end of the step give exactly what is there, after the events.
     */
    void state(double time, double[] state);

    /** One component of the state at a time within the step, to the last bit what {@link #state} gives. */
    double value(int component, double time);

    /**
     * Writes the right-hand sides of the first stages of a Runge-Kutta step, states and integrals, one stage behind the other; false, and nothing is written, where there
     * are not so many, or where the step was cut short.
     */
    default boolean stageRates(int stages, double[] into, int offset) {
        return false;
    }

    /**
     * Gives the arrays with what the model left for its adjoint at the first stages of a Runge-Kutta step, each {@link OdeModel#handedCount()} doubles, in exchange for as many others
     * of that length, which stand from {@code first} on; false, and nothing is exchanged, where it was not kept, or where the step was cut short.
     */
    default boolean exchangeStageValues(int stages, double[][] others, int first) {
        return false;
    }

    /** Writes components of the state at a time within the step, from {@code first} on, as many as there is room for. */
    default void state(double time, int first, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = value(first + i, time);
        }
    }

    /** Some components of the state at a time within the step, from {@code first} on. */
    default double[] state(double time, int first, int count) {
        double[] values = new double[count];
        state(time, first, values);
        return values;
    }
}
