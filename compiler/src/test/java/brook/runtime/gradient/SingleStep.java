package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;

/** One step of a Taylor series backward, of any order and length, without a run around it. */
public final class SingleStep {

    private final double t;
    private final double length;
    private final double[] state;
    private final double[] parameters;

    /** From a state at a time. */
    public SingleStep(double t, double length, double[] state, double[] parameters) {
        this.t = t;
        this.length = length;
        this.state = state.clone();
        this.parameters = parameters.clone();
    }

    /** When it starts. */
    public double t() {
        return t;
    }

    /** How long it is. */
    public double length() {
        return length;
    }

    /** Where it starts. */
    public double[] state() {
        return state.clone();
    }

    /** The parameters of the model. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** The derivatives of its end, each double with its weight, by the initial state, then by the parameters. */
    public double[] gradient(OdeModel model, int order, double[] weights) {
        AdjointModel adjoint = model.adjoint().orElseThrow();
        model.setParameters(parameters);
        adjoint.setParameters(Arrays.copyOf(parameters, adjoint.parameterCount()));
        double[] point = Arrays.copyOf(state, weights.length);
        double[] modes = new double[model.modeCount()];
        model.modes(t, point, modes);
        model.setModes(modes);
        adjoint.setModes(modes);
        Weights all = new Weights(weights.length, parameters.length + model.discreteCount());
        System.arraycopy(weights, 0, all.ofPoint(), 0, weights.length);
        new TaylorBackward(model, adjoint, order).backward(t, point, length, all);
        double[] gradient = Arrays.copyOf(all.ofPoint(), state.length + parameters.length);
        System.arraycopy(all.ofConstants(), 0, gradient, state.length, parameters.length);
        return gradient;
    }
}
