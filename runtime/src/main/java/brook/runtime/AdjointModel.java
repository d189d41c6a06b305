package brook.runtime;

/**
 * Products of weights with the derivatives of a model's right-hand sides, which is what gradients are made of; generated classes implement it.
 *
 * <p>It is a model of its own. Its state is that of the model, x, then its integrals q, then weights u and v for the rates of both; its parameters
 * are those of the model, p, behind them a weight w for each double of what may be differentiated at the end of a run, outputs, then losses, and a number for
 * each state that is 1 where the initial value of the model counts, 0 where another is given. With x' = f and
 * q' = g its rates are f, g, u f_x + v g_x and 0, its integrals have the rates u f_p + v g_p, in the order of the parameters of the model.
 *
 * <p>Its outputs at a point are, one behind the other: the values of what may be differentiated; the derivatives of their sum weighted by w with respect
 * to x, q, p and the time; and those of the sum of the initial values weighted by u with respect to each initial value, through those that read it, to p and to
 * the time.
 * Modes and discrete variables are those of the model and are set as for it; discrete variables, d, are differentiated by like parameters, and stand behind p in
 * integrals and in the derivatives of what may be differentiated.
 *
 * <p>What happens in a run is differentiated with what may be read at its end, and its weights stand right behind those: of each event the function it watches, its times, and what
 * it assigns, as {@link #happenings()} says; then the initial values of d; then the function of each mode.
 */
public interface AdjointModel extends OdeModel {

    /** The number n of states of the model. */
    int stateCount();

    /** The number m of doubles of its integrals; this model has 2 (n + m) states. */
    int quadratureCount();

    /** The number of doubles of outputs and losses; there are more weights, see above. */
    int targetCount();

    /**
     * Of each event, one behind the other: how many functions it watches (0 or 1), how many times it has, how many variables it assigns to, and of each of these
     * where it begins among states, integrals and discrete variables, and how many doubles it has. Nothing without events.
     */
    default int[] happenings() {
        return new int[0];
    }

    /**
     * A jet of order 1 with the bits of {@link #jet}, where right behind states and integrals in plane 0 stand the {@link OdeModel#handedCount()} doubles that the model
     * left behind its own point in a jet of order 1 with the same time, state, modes and discrete variables.
     */
    default void jetFrom(double t, double[] jet) {
        jet(t, jet, 1);
    }

    /** Begins a jet of an order that somebody continues: fills plane 1 from plane 0, which holds the state at time {@code t}. */
    void begin(double t, double[] jet, int order);

    /**
     * Continues a jet by plane {@code k + 1}, {@code k >= 1} in turn. Whoever changed series of u and v in planes up to k changed those of the
     * product: so a jet backward through a jet is computed, see {@code brook.runtime.gradient}.
     */
    void next(double[] jet, int k);
}
