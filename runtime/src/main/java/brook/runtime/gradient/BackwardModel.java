package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.output.Trajectory;
import java.util.Arrays;

/**
 * The equations of the weights of a point along a run, to be integrated backward: u' = -(u f_x + v g_x) for the states, behind them integrals with the
 * rates -(u f_p + v g_p), which grow to the derivatives with respect to the parameters on the way from the end to the start (Pontryagin et al.
 * 1962; Chen et al. 2018, algorithm 1). The weights v of integrals are constant.
 *
 * <p>All of it is the {@link AdjointModel} with the sign of u' turned in each order of a jet, before the next order reads it.
 */
final class BackwardModel implements OdeModel {

    private final AdjointModel adjoint;
    private final AdjointMethod way;
    /** The states along the run, where they are not integrated too. */
    private final Trajectory run;

    private final int states;
    private final int integrals;
    /** The doubles of a state in front of the weights, none where the run is read. */
    private final int carried;

    private final int size;
    private final int derivatives;
    private final double[] integralWeights;
    private final double[] state;
    private double[] inner = new double[0];

    /** The trajectory is read when jets are asked for, and may be filled anew for each run. */
    BackwardModel(AdjointModel adjoint, AdjointMethod way, Trajectory run) {
        this.adjoint = adjoint;
        this.way = way;
        this.run = run;
        this.states = adjoint.stateCount();
        this.integrals = adjoint.quadratureCount();
        this.carried = way == AdjointMethod.REVERSED ? states : 0;
        this.size = carried + states;
        this.derivatives = adjoint.integralCount();
        this.integralWeights = new double[integrals];
        this.state = new double[states];
    }

    /** Sets the weights of the integrals, from a place on. */
    void weighIntegrals(double[] weights, int first) {
        System.arraycopy(weights, first, integralWeights, 0, integrals);
    }

    /** The doubles in front of the weights of a state: the state itself, or nothing. */
    int carried() {
        return carried;
    }

    @Override
    public void jet(double t, double[] jet, int order) {
        int needed = Math.multiplyExact(order + 1, adjoint.planeSize());
        if (inner.length < needed) {
            inner = new double[needed];
        }
        start(t, jet);
        adjoint.begin(t, inner, order);
        take(jet, 1);
        for (int k = 1; k < order; k++) {
            adjoint.next(inner, k);
            take(jet, k + 1);
        }
    }

    private void start(double t, double[] jet) {
        if (carried > 0) {
            System.arraycopy(jet, 0, inner, 0, states);
        } else {
            double early = Math.min(run.startTime(), run.endTime());
            double late = Math.max(run.startTime(), run.endTime());
            // Stages may lie one rounding error outside.
            run.state(Math.min(Math.max(t, early), late), state);
            System.arraycopy(state, 0, inner, 0, states);
        }
        Arrays.fill(inner, states, states + integrals, 0);
        System.arraycopy(jet, carried, inner, states + integrals, states);
        System.arraycopy(integralWeights, 0, inner, 2 * states + integrals, integrals);
    }

    private void take(double[] jet, int k) {
        int from = k * adjoint.planeSize();
        int to = k * planeSize();
        System.arraycopy(inner, from, jet, to, carried);
        int weights = from + states + integrals;
        for (int i = 0; i < states; i++) {
            inner[weights + i] = -inner[weights + i];
        }
        System.arraycopy(inner, weights, jet, to + carried, states);
        int rates = from + 2 * (states + integrals);
        for (int i = 0; i < derivatives; i++) {
            jet[to + size + i] = -inner[rates + i];
        }
    }

    @Override
    public ModelDescription description() {
        return adjoint.description();
    }

    @Override
    public OdeModel another() {
        return new BackwardModel((AdjointModel) adjoint.another(), way, run);
    }

    @Override
    public int dimension() {
        return size;
    }

    @Override
    public int integralCount() {
        return derivatives;
    }

    @Override
    public int planeSize() {
        return size + derivatives;
    }

    @Override
    public int parameterCount() {
        return adjoint.parameterCount();
    }

    @Override
    public void defaults(double[] parameters) {
        adjoint.defaults(parameters);
    }

    @Override
    public void setParameters(double[] parameters) {
        adjoint.setParameters(parameters);
    }

    @Override
    public void parameters(double[] into) {
        adjoint.parameters(into);
    }

    @Override
    public void initialState(double t0, double[] into) {
        Arrays.fill(into, Double.NaN);
    }

    @Override
    public int specialisedOrder() {
        return 0;
    }

    @Override
    public int outputCount() {
        return 0;
    }

    @Override
    public void outputs(double t, double[] point, double[] outputs) {
        // The values of a run backward are its end alone.
    }

    @Override
    public int modeCount() {
        return 0;
    }

    @Override
    public void modes(double t, double[] point, double[] modes) {
        // They are those of the run, and set by whoever goes back through it.
    }
}
