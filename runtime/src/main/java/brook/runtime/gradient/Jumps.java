package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;

/** What the observations of a run add to the weights of its point on the way back, the last first. */
final class Jumps {

    private static final Observations NOTHING = (observation, targets, weights) -> {};

    private final OdeModel model;
    private final PointDerivatives derivatives;
    private final ObservedPoints observed;
    private final HeldRecord held;
    private final int size;
    private final double[] point;
    private final double[] change;
    private final double[] discretes;
    private final double[] targets;
    private final double[] targetWeights;
    private final double[] modes;
    private final double[] jet;
    private double[] byTime = new double[0];
    private double explicitAtEnd;
    private double[] inputs = new double[0];
    private boolean[] isInput = new boolean[0];
    private Observations reader = NOTHING;
    private double[] integralWeights = new double[0];
    private int next;

    Jumps(OdeModel model, AdjointModel adjoint, PointDerivatives derivatives, HeldRecord held) {
        this.model = model;
        this.derivatives = derivatives;
        this.held = held;
        this.size = model.dimension() + model.integralCount();
        this.discretes = new double[model.discreteCount()];
        this.observed = new ObservedPoints(size + discretes.length);
        this.point = new double[size + discretes.length];
        this.change = new double[size];
        this.targets = new double[adjoint.targetCount()];
        this.targetWeights = new double[targets.length];
        this.modes = new double[model.modeCount()];
        this.jet = new double[2 * model.planeSize()];
    }

    /** Begins the way back: what is read, and the weights of the integrals at the end. */
    void begin(Observations observations, double[] ofIntegrals) {
        reader = observations;
        integralWeights = ofIntegrals;
        next = observed.count() - 1;
        if (byTime.length < observed.count()) {
            byTime = new double[observed.count()];
        }
        if (isInput.length == 0) {
            isInput = new boolean[model.parameterCount()];
        }
        Arrays.fill(isInput, false);
        for (int position : reader.inputs()) {
            isInput[position] = true;
        }
    }

    ObservedPoints observed() {
        return observed;
    }

    /** Adds what is read after so many steps, if something is. */
    void after(int steps, Weights weights) {
        while (next >= 0 && observed.steps(next) == steps) {
            add(next, weights);
            next--;
        }
    }

    /** Adds the derivatives of what is read at an observation, with respect to the point there and to the parameters. */
    void add(int observation, Weights weights) {
        double t = observed.time(observation);
        observed.point(observation, point);
        System.arraycopy(point, size, discretes, 0, discretes.length);
        held.holdDiscretes(discretes);
        int[] positions = reader.inputs();
        give(observation, positions);
        derivatives.values(t, point, targets);
        Arrays.fill(targetWeights, 0);
        reader.weigh(observation, targets, targetWeights);
        derivatives.weigh(t, point, targetWeights);
        for (int i = 0; i < size; i++) {
            change[i] = derivatives.byPoint(i);
        }
        double[] constants = weights.ofConstants();
        for (int i = 0; i < constants.length; i++) {
            constants[i] += i < isInput.length && isInput[i] ? 0 : derivatives.byConstant(i);
        }
        double explicit = derivatives.byTime();
        if (positions.length > 0) {
            derivatives.exchange(positions, inputs);
        }
        addIntegrals(observation);
        byTime[observation] = explicit + alongTheRun(t, point, change);
        explicitAtEnd = observation == observed.count() - 1 ? explicit : explicitAtEnd;
        for (int i = 0; i < size; i++) {
            weights.ofPoint()[i] += change[i];
        }
    }

    /** How fast the result changes with the time of the end, apart from the point there. */
    double explicitAtEnd() {
        return explicitAtEnd;
    }

    /** Writes the values of targets at an observation. */
    void targets(int observation, double[] into) {
        observed.point(observation, point);
        System.arraycopy(point, size, discretes, 0, discretes.length);
        held.holdDiscretes(discretes);
        derivatives.values(observed.time(observation), point, into);
    }

    private void give(int observation, int[] positions) {
        if (positions.length > 0) {
            if (inputs.length < positions.length) {
                inputs = new double[positions.length];
            }
            derivatives.parameters(positions, inputs);
            reader.give(observation, inputs);
            derivatives.exchange(positions, inputs);
        }
    }

    private void addIntegrals(int observation) {
        int first = size - integralWeights.length;
        for (int i = first; i < size && observation == observed.count() - 1; i++) {
            change[i] += integralWeights[i - first];
        }
    }

    /** How fast a number changes along the run whose derivatives with respect to the point are given. */
    double alongTheRun(double t, double[] at, double[] by) {
        System.arraycopy(at, 0, jet, 0, size);
        if (modes.length > 0) {
            model.modes(t, at, modes);
            model.setModes(modes);
        }
        model.jet(t, jet, 1);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += by[i] == 0 ? 0 : by[i] * jet[model.planeSize() + i];
        }
        return sum;
    }

    /** The derivative with respect to the time of an observation alone: the point that is read moves along the run. */
    double byTime(int observation) {
        return byTime[observation];
    }
}
