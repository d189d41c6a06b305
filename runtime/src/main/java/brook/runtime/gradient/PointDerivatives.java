package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;

/**
 * What the outputs of an adjoint say of one point: the values of targets, the derivatives of their weighted sum, and those of the initial values. They lie
 * one behind the other, see {@link AdjointModel}.
 */
final class PointDerivatives {

    private final AdjointModel adjoint;
    private final int states;
    private final int size;
    private final int parameterCount;
    /** Parameters, and discrete variables behind them. */
    private final int constants;

    private final int targetCount;
    /** Those of the adjoint: of the model, weights of targets and of happenings, which initial values count. */
    private final double[] parameters;

    private final double[] point;
    private final double[] outputs;

    PointDerivatives(OdeModel model, AdjointModel adjoint) {
        this.adjoint = adjoint;
        this.states = model.dimension();
        this.size = states + model.integralCount();
        this.parameterCount = model.parameterCount();
        this.constants = parameterCount + model.discreteCount();
        this.targetCount = adjoint.targetCount();
        this.parameters = new double[adjoint.parameterCount()];
        this.point = new double[2 * size];
        this.outputs = new double[adjoint.outputCount()];
    }

    /** Takes the parameters of a run, and which initial values are given, the others being NaN. */
    void begin(double[] values, double[] given) {
        System.arraycopy(values, 0, parameters, 0, parameterCount);
        int kept = parameters.length - states;
        Arrays.fill(parameters, parameterCount, kept, 0);
        for (int i = 0; i < states; i++) {
            parameters[kept + i] = Double.isNaN(given[i]) ? 1 : 0;
        }
        adjoint.setParameters(parameters);
    }

    /** Writes parameters of the run. */
    void parameters(int[] positions, double[] into) {
        for (int i = 0; i < positions.length; i++) {
            into[i] = parameters[positions[i]];
        }
    }

    /** Lets other values take the place of parameters, and writes those that they replace. */
    void exchange(int[] positions, double[] values) {
        for (int i = 0; i < positions.length; i++) {
            double before = parameters[positions[i]];
            parameters[positions[i]] = values[i];
            values[i] = before;
        }
        adjoint.setParameters(parameters);
    }

    /** Writes the values of targets at a point. */
    void values(double t, double[] at, double[] targets) {
        evaluate(t, at);
        System.arraycopy(outputs, 0, targets, 0, targetCount);
    }

    /** Finds the derivatives of targets at a point, each with its weight. */
    void weigh(double t, double[] at, double[] targetWeights) {
        System.arraycopy(targetWeights, 0, parameters, parameterCount, targetCount);
        adjoint.setParameters(parameters);
        evaluate(t, at);
    }

    /** Finds the derivatives of what happens at a point, each with its weight. */
    void weighHappenings(double t, double[] at, double[] slotWeights) {
        int first = parameterCount + targetCount;
        Arrays.fill(parameters, parameterCount, first, 0);
        System.arraycopy(slotWeights, 0, parameters, first, slotWeights.length);
        adjoint.setParameters(parameters);
        evaluate(t, at);
        Arrays.fill(parameters, first, first + slotWeights.length, 0);
    }

    /** Finds the derivatives of initial values, each with its weight. */
    void weighStart(double t0, double[] state, double[] weights) {
        System.arraycopy(weights, 0, point, size, size);
        Arrays.fill(point, states, size, 0);
        System.arraycopy(state, 0, point, 0, states);
        adjoint.outputs(t0, point, outputs);
    }

    private void evaluate(double t, double[] at) {
        System.arraycopy(at, 0, point, 0, size);
        Arrays.fill(point, size, 2 * size, 0);
        adjoint.outputs(t, point, outputs);
    }

    /** The derivative of what was weighed with respect to a double of the point. */
    double byPoint(int component) {
        return outputs[targetCount + component];
    }

    /** The derivative of what was weighed with respect to a parameter or, behind them, a discrete variable. */
    double byConstant(int position) {
        return outputs[targetCount + size + position];
    }

    /** The derivative of what was weighed with respect to the time. */
    double byTime() {
        return outputs[targetCount + size + constants];
    }

    /** The derivative at the start with respect to an initial value. */
    double startByState(int component) {
        return outputs[targetCount + size + constants + 1 + component];
    }

    /** The derivative at the start with respect to a parameter. */
    double startByParameter(int position) {
        return startByState(states + position);
    }

    /** The derivative at the start with respect to its time. */
    double startByTime() {
        return startByState(states + parameterCount);
    }
}
