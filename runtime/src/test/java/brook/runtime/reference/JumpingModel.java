package brook.runtime.reference;

import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** x' = one of several constants, chosen by a switching function of t and x. */
public final class JumpingModel implements OdeModel {

    private final DoubleBinaryOperator mode;
    private final DoubleUnaryOperator slope;

    /** The slope is a function of the mode. */
    public JumpingModel(DoubleBinaryOperator mode, DoubleUnaryOperator slope) {
        this.mode = mode;
        this.slope = slope;
    }

    @Override
    public ModelDescription description() {
        return ModelDescription.named("Jumping", "jumping.ode").state("x", 1).build();
    }

    @Override
    public OdeModel another() {
        return new JumpingModel(mode, slope);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public int planeSize() {
        return 1;
    }

    @Override
    public int parameterCount() {
        return 0;
    }

    @Override
    public void defaults(double[] parameters) {}

    @Override
    public void setParameters(double[] parameters) {}

    @Override
    public void initialState(double t0, double[] state) {
        state[0] = Double.NaN;
    }

    @Override
    public void jet(double t, double[] jet, int order) {
        Arrays.fill(jet, 1, order + 1, 0.0);
        jet[1] = slope.applyAsDouble(mode.applyAsDouble(t, jet[0]));
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
    public void outputs(double t, double[] state, double[] outputs) {}

    @Override
    public int modeCount() {
        return 1;
    }

    @Override
    public void modes(double t, double[] state, double[] modes) {
        modes[0] = mode.applyAsDouble(t, state[0]);
    }
}
