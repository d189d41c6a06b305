package brook.runtime.reference;

import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;

/** Another model, with the number of times that it was evaluated. */
public final class CountingModel implements OdeModel {

    private final OdeModel model;
    private long evaluations;

    public CountingModel(OdeModel model) {
        this.model = model;
    }

    /** How often a jet or a right-hand side was computed. */
    public long evaluations() {
        return evaluations;
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public OdeModel another() {
        return new CountingModel(model.another());
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public int planeSize() {
        return model.planeSize();
    }

    @Override
    public int parameterCount() {
        return model.parameterCount();
    }

    @Override
    public void defaults(double[] parameters) {
        model.defaults(parameters);
    }

    @Override
    public void setParameters(double[] parameters) {
        model.setParameters(parameters);
    }

    @Override
    public void parameters(double[] into) {
        model.parameters(into);
    }

    @Override
    public void initialState(double t0, double[] state) {
        model.initialState(t0, state);
    }

    @Override
    public void jet(double t, double[] jet, int order) {
        evaluations++;
        model.jet(t, jet, order);
    }

    @Override
    public int specialisedOrder() {
        return model.specialisedOrder();
    }

    @Override
    public int outputCount() {
        return model.outputCount();
    }

    @Override
    public void outputs(double t, double[] state, double[] outputs) {
        model.outputs(t, state, outputs);
    }

    @Override
    public int modeCount() {
        return model.modeCount();
    }

    @Override
    public void modes(double t, double[] state, double[] modes) {
        model.modes(t, state, modes);
    }
}
