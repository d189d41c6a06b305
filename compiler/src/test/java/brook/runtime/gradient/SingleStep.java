package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;

/** One step of a Taylor series backward, of any order and length, without a run around it. */
public final class SingleStep {

    private SingleStep() {}

    /** Where a step starts and how long it is. */
    public record From(double t, double[] state, double[] parameters, double length) {}

    /** The derivatives of the end of the step, each double with its weight, by the initial state, then by the parameters. */
    public static double[] gradient(OdeModel model, int order, From from, double[] weights) {
        double t = from.t();
        double[] state = from.state();
        double[] parameters = from.parameters();
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
        new TaylorBackward(model, adjoint, order).backward(t, point, from.length(), all);
        double[] gradient = Arrays.copyOf(all.ofPoint(), state.length + parameters.length);
        System.arraycopy(all.ofConstants(), 0, gradient, state.length, parameters.length);
        return gradient;
    }
}
