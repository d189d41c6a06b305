package brook.example;

import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;

/** A model written by hand in the subset of Java that generated models use. */
public final class Pendulum implements OdeModel {

    private static final ModelDescription DESCRIPTION = ModelDescription.named("Pendulum", "Pendulum.ode")
            .parameter("g")
            .state("theta", 2)
            .at(2, 1)
            .equation("theta'' = -g*sin(theta)", 2, 1)
            .build();

    private double g = Double.NaN;

    public ModelDescription description() {
        return DESCRIPTION;
    }

    public int dimension() {
        return 2;
    }

    public int planeSize() {
        return 4;
    }

    public int parameterCount() {
        return 1;
    }

    public void defaults(double[] parameters) {
        parameters[0] = 9.81;
    }

    public void setParameters(double[] parameters) {
        g = parameters[0];
    }

    public void parameters(double[] into) {
        into[0] = g;
    }

    public void initialState(double t0, double[] state) {
        state[0] = 2.5;
        state[1] = 0.0;
    }

    public void jet(double t, double[] w, int order) {
        w[2] = Math.sin(w[0]);
        w[3] = Math.cos(w[0]);
        for (int k = 0; k < order; k++) {
            final int p = 4 * k;
            if (k > 0) {
                double s = 0.0;
                double c = 0.0;
                for (int j = 1; j <= k; j++) {
                    final double ju = j * w[4 * j];
                    s = Math.fma(ju, w[4 * (k - j) + 3], s);
                    c = Math.fma(ju, w[4 * (k - j) + 2], c);
                }
                w[p + 2] = s / k;
                w[p + 3] = -c / k;
            }
            w[p + 4] = w[p + 1] / (k + 1);
            w[p + 5] = -g * w[p + 2] / (k + 1);
        }
    }

    public int specialisedOrder() {
        return 0;
    }

    public int outputCount() {
        return 0;
    }

    public void outputs(double t, double[] state, double[] outputs) {}

    public int modeCount() {
        return 0;
    }

    public void modes(double t, double[] state, double[] modes) {}

    public OdeModel another() {
        return new Pendulum();
    }
}
