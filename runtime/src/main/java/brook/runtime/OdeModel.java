package brook.runtime;

import brook.runtime.parallel.Workers;
import java.util.Arrays;
import java.util.Optional;

/**
 * A system of ordinary differential equations with its Taylor jets; generated classes implement it.
 *
 * <p>An instance owns its parameters and its scratch memory, so one thread at a time may use it.
 *
 * <p>A jet is one array of planes: plane {@code k} starts at {@code k * planeSize()}, its first {@code dimension()}
 * doubles are the normalised coefficients x⁽ᵏ⁾(t)/k! of the state, the rest belongs to the model.
 */
public interface OdeModel {

    /** Names, shapes and defaults, for people and for tables. */
    ModelDescription description();

    /** Another instance of the same model, with memory of its own and no parameters set. */
    OdeModel another();

    /** The number of doubles in a state. */
    int dimension();

    /** How many doubles of a state, from the first on, error control looks at unless it is to look at all. */
    default int controlledCount() {
        return dimension();
    }

    /** The number of doubles of one order of a jet, at least {@link #dimension()}. */
    int planeSize();

    /** The number of doubles of all parameters, in the order of {@code description().parameters()}. */
    int parameterCount();

    /** Writes the default values, NaN where the caller must give one. */
    void defaults(double[] parameters);

    /**
     * Lets defaults that read other parameters follow them: computes these anew where {@code given} is NaN, and writes what is
     * given where it is not. The other parameters are as they count.
     */
    default void completeDefaults(double[] parameters, double[] given) {}

    /** Copies the parameters and computes what is constant along the trajectory. */
    void setParameters(double[] parameters);

    /** Writes the parameters set last, in the order of {@code description().parameters()}. */
    void parameters(double[] into);

    /** Writes the initial state for the parameters set before, NaN where the caller must give a value. */
    void initialState(double t0, double[] state);

    /**
     * Lets initial values that read others follow them: computes these anew where {@code given} is NaN, and writes what is
     * given where it is not. The other initial values are as they count.
     */
    default void completeInitialState(double t0, double[] state, double[] given) {}

    /**
     * Writes the initial state for the parameters set before: what is {@code given} where that is not NaN, else the model's own values, which follow what is
     * given; NaN where neither says anything.
     */
    default void startFrom(double t0, double[] given, double[] state) {
        initialState(t0, state);
        Functions.takeGiven(state, given, 0, state.length);
        completeInitialState(t0, state, given);
    }

    /** Gives the loops of a large model threads to run on; the bits do not depend on them. Models without divided loops have no use for them. */
    default void useWorkers(Workers workers) {}

    /** A new instance of the model of its Jacobian; nothing if the class was made without. */
    default Optional<JacobianModel> jacobian() {
        return Optional.empty();
    }

    /** Fills the orders 1 to {@code order} with the modes set before; plane 0 holds the state at time {@code t}. */
    void jet(double t, double[] jet, int order);

    /** The order for which straight-line code exists, 0 if there is none; for information only. */
    int specialisedOrder();

    /** The number of doubles of all outputs, in the order of {@code description().outputs()}. */
    int outputCount();

    /** Computes the outputs at a point of the trajectory: the state, and the integrals behind it. */
    void outputs(double t, double[] state, double[] outputs);

    /**
     * The number of doubles of all integrals, in the order of {@code description().integrals()}. They lie right behind the
     * states in each plane of a jet: plane 0 holds their values, the others their coefficients.
     */
    default int integralCount() {
        return 0;
    }

    /** The number of doubles of all discrete variables, in the order of {@code description().discretes()}. */
    default int discreteCount() {
        return 0;
    }

    /** Writes what the discrete variables are at the start, for the parameters set before; {@code state} is the state there. */
    default void initialDiscretes(double t0, double[] state, double[] discretes) {}

    /** Sets the discrete variables; whatever is computed from now on reads these. */
    default void setDiscretes(double[] discretes) {}

    /**
     * The number of events watched by the sign of a function, in the order of {@code description().events()}. Plane
     * {@code k + 1} of a jet holds at {@code dimension() + integralCount() + modeCount() + i} the coefficient of order k of
     * the function of the i-th of them, divided by k + 1.
     */
    default int rootCount() {
        return 0;
    }

    /**
     * Whether the condition of an event that waits for one holds at a point, with the modes and discretes set before. Where
     * events read a state it has the integrals behind it.
     */
    default boolean condition(int event, double t, double[] state) {
        throw new IndexOutOfBoundsException(event);
    }

    /** Whether what follows {@code if} in an event holds at a point; true where nothing does. */
    default boolean guard(int event, double t, double[] state) {
        return true;
    }

    /** The times of an event {@code at}; of an event {@code every} its period and its first time, NaN for the start of the run. */
    default double[] eventTimes(int event) {
        throw new IndexOutOfBoundsException(event);
    }

    /**
     * Assigns what an event assigns. What is read is {@code state} and the discrete variables set before; what is assigned is
     * written to {@code newState} and {@code newDiscretes}, which hold the values before; none of them is set.
     */
    default void act(int event, double t, double[] state, double[] newState, double[] newDiscretes) {}

    /**
     * The number of modes: values of signs, floors and comparisons that the right-hand sides read and that are held during a
     * step. Plane {@code k + 1} of a jet holds at {@code dimension() + integralCount() + i} the coefficient of order k of the
     * function that is watched for mode i, divided by k + 1.
     */
    int modeCount();

    /** Computes what the modes are at a point of the trajectory, the integrals behind the state, where no watched function is zero. */
    void modes(double t, double[] state, double[] modes);

    /** How a mode follows from its watched function. */
    default Switching switching(int mode) {
        throw new IndexOutOfBoundsException(mode);
    }

    /** Sets the modes with which jets are computed from now on. */
    default void setModes(double[] modes) {}

    /** Sets the modes to what they are at a point of the trajectory: for a jet on its own. Integrals that are not given are 0. */
    default void chooseModes(double t, double[] state) {
        if (modeCount() > 0) {
            double[] modes = new double[modeCount()];
            modes(t, Arrays.copyOf(state, dimension() + integralCount()), modes);
            setModes(modes);
        }
    }

    /**
     * How many trajectories this computes at once, 1 but for classes made for batches: there the last index of states, inputs, integrals and losses
     * is that of the trajectory, and a double of one trajectory at position i stands at {@code i * laneCount() + lane}.
     */
    default int laneCount() {
        return 1;
    }

    /**
     * How many doubles right behind the point in plane 0 a jet of order 1 leaves for the adjoint, which would compute them anew at the same point; 0 for a model
     * whose adjoint takes over nothing, see {@link AdjointModel#jetFrom}.
     */
    default int handedCount() {
        return 0;
    }

    /** The adjoint of this model, if it was compiled with it: a new instance, with no parameters set. */
    default Optional<AdjointModel> adjoint() {
        return Optional.empty();
    }

    /**
     * Computes the first derivatives of the state, for the parameters set before: the work of order 0 of a jet, whatever
     * the number of calls no new memory.
     *
     * @param scratch at least {@code 2 * planeSize()} doubles, overwritten
     */
    default void rightHandSide(double t, double[] state, double[] derivative, double[] scratch) {
        chooseModes(t, state);
        System.arraycopy(state, 0, scratch, 0, dimension());
        Arrays.fill(scratch, dimension(), dimension() + integralCount(), 0);
        jet(t, scratch, 1);
        System.arraycopy(scratch, planeSize(), derivative, 0, dimension());
    }
}
