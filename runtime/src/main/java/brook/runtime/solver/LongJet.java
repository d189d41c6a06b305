package brook.runtime.solver;

import brook.runtime.OdeModel;
import java.util.Arrays;

/** The coefficients of a solution at a point, to an order from which its singularities can be told. */
public final class LongJet {

    /** High enough for some digits of a place, and low enough that powers of the time do not matter. */
    private static final int ORDER = 40;

    private final double[] jet;
    private final int plane;

    private LongJet(double[] jet, int plane) {
        this.jet = jet;
        this.plane = plane;
    }

    /** Computes them with a model whose parameters and discrete variables are set; the integrals may stand behind the state. */
    public static LongJet at(OdeModel model, double t, double[] state) {
        int plane = model.planeSize();
        double[] jet =
                Arrays.copyOf(Arrays.copyOf(state, model.dimension() + model.integralCount()), (ORDER + 1) * plane);
        model.chooseModes(t, Arrays.copyOf(jet, model.dimension() + model.integralCount()));
        model.jet(t, jet, ORDER);
        return new LongJet(jet, plane);
    }

    /** Those of one component, order by order. */
    public double[] of(int component) {
        double[] coefficients = new double[ORDER + 1];
        for (int k = 0; k <= ORDER; k++) {
            coefficients[k] = jet[k * plane + component];
        }
        return coefficients;
    }
}
