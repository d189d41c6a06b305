package brook.runtime.reference;

import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Switching;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** x' is a function of modes, each of which watches a linear function of t and x. */
public final class JumpingModel implements OdeModel {

    /** g = constant + ofTime t + ofState x. */
    public record Watched(Switching kind, double constant, double ofTime, double ofState) {

        double value(double t, double x) {
            return constant + ofTime * t + ofState * x;
        }

        double mode(double g) {
            return switch (kind) {
                case SIGN -> Math.signum(g);
                case POSITIVE -> g > 0 ? 1 : 0;
                case NOT_NEGATIVE -> g >= 0 ? 1 : 0;
                case FLOOR -> Math.floor(g);
                case CEILING -> Math.ceil(g);
                case ZERO -> g == 0 ? 1 : 0;
                case NOT_ZERO -> g == 0 ? 0 : 1;
            };
        }
    }

    private final List<Watched> watched;
    private final ToDoubleFunction<double[]> slope;
    private final double[] modes;

    /** The slope is a function of the modes. */
    public JumpingModel(List<Watched> watched, ToDoubleFunction<double[]> slope) {
        this.watched = List.copyOf(watched);
        this.slope = slope;
        this.modes = new double[watched.size()];
    }

    @Override
    public ModelDescription description() {
        return ModelDescription.named("Jumping", "jumping.ode").state("x", 1).build();
    }

    @Override
    public OdeModel another() {
        return new JumpingModel(watched, slope);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public int planeSize() {
        return 1 + modes.length;
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
    public void parameters(double[] into) {}

    @Override
    public void initialState(double t0, double[] state) {
        state[0] = Double.NaN;
    }

    @Override
    public void jet(double t, double[] jet, int order) {
        int plane = planeSize();
        Arrays.fill(jet, plane, (order + 1) * plane, 0.0);
        jet[plane] = slope.applyAsDouble(modes);
        for (int i = 0; i < modes.length; i++) {
            Watched g = watched.get(i);
            jet[plane + 1 + i] = g.value(t, jet[0]);
            if (order > 1) {
                jet[2 * plane + 1 + i] = (g.ofTime() + g.ofState() * jet[plane]) / 2;
            }
        }
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
        return modes.length;
    }

    @Override
    public void modes(double t, double[] state, double[] now) {
        for (int i = 0; i < modes.length; i++) {
            now[i] = watched.get(i).mode(watched.get(i).value(t, state[0]));
        }
    }

    @Override
    public Switching switching(int mode) {
        return watched.get(mode).kind();
    }

    @Override
    public void setModes(double[] now) {
        System.arraycopy(now, 0, modes, 0, modes.length);
    }
}
