package brook.hipparchus;

import brook.runtime.Draws;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * A Brook model as a Hipparchus equation, which any integrator of Hipparchus can solve.
 *
 * <p>The primary state has one double per component, in the order of {@code description().stateLabels()}. Like its model
 * an instance belongs to one thread at a time.
 */
public final class ModelEquations implements OrdinaryDifferentialEquation {

    private final OdeModel model;
    private final double[] scratch;

    private ModelEquations(OdeModel model) {
        this.model = model;
        this.scratch = new double[2 * model.planeSize()];
    }

    /**
     * The equations of a model with its default parameters, inputs drawn as for trajectory 0, on an instance of their own.
     *
     * @throws IllegalArgumentException if the model leaves a parameter to the caller, or has events or integrals
     */
    public static ModelEquations of(OdeModel model) {
        return of(model, Draws.parameters(model, 0));
    }

    /**
     * The equations of a model with parameters in the order of {@code description().parameterLabels()}, on an instance
     * of their own.
     *
     * @throws IllegalArgumentException if their number is wrong or one is NaN, or if the model has events or integrals
     */
    public static ModelEquations of(OdeModel model, double[] parameters) {
        requireEquationsAlone(model.description());
        if (parameters.length != model.parameterCount()) {
            throw new IllegalArgumentException(parameters.length + " parameters for the " + model.parameterCount()
                    + " of " + model.description().name());
        }
        for (int i = 0; i < parameters.length; i++) {
            if (Double.isNaN(parameters[i])) {
                throw new IllegalArgumentException("no value for the parameter `"
                        + model.description().parameterLabels().get(i) + "`");
            }
        }
        OdeModel own = model.another();
        own.setParameters(parameters);
        return new ModelEquations(own);
    }

    /** An integrator that knows nothing of events would go on as if there were none. */
    private static void requireEquationsAlone(ModelDescription description) {
        if (!description.events().isEmpty() || !description.integrals().isEmpty()) {
            throw new IllegalArgumentException("Hipparchus knows neither the events nor the integrals of "
                    + description.name()
                    + ": solve it with brook.runtime, or state them as event detectors and equations");
        }
    }

    /** What the model is: names, shapes, defaults. */
    public ModelDescription description() {
        return model.description();
    }

    OdeModel model() {
        return model;
    }

    /** The initial state of the model at a time; NaN where the model leaves a value to the caller. */
    public ODEState initialState(double t0) {
        double[] state = new double[model.dimension()];
        model.initialState(t0, state);
        return new ODEState(t0, state);
    }

    @Override
    public int getDimension() {
        return model.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] state) {
        double[] derivative = new double[model.dimension()];
        model.rightHandSide(t, state, derivative, scratch);
        return derivative;
    }
}
