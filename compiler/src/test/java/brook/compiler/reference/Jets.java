package brook.compiler.reference;

import brook.runtime.OdeModel;
import java.util.Random;

/** Jets of generated classes at a point where they are worth a comparison. */
final class Jets {

    private Jets() {}

    /** Where the model starts; what the caller must give lies between 0.5 and 1.5, the same for each call. */
    static double[] start(OdeModel model) {
        double[] state = new double[model.dimension()];
        model.initialState(model.description().solve().t0(), state);
        fill(state);
        return state;
    }

    /** The parameters of the file, filled up in the same way. */
    static double[] parameters(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        fill(parameters);
        return parameters;
    }

    private static void fill(double[] values) {
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = 0.5 + random.nextDouble();
            }
        }
    }

    /** All planes of a jet from where the model starts, with the series of its own behind the states. */
    static double[] planes(OdeModel model, int order) {
        double[] jet = new double[(order + 1) * model.planeSize()];
        double[] start = start(model);
        System.arraycopy(start, 0, jet, 0, start.length);
        model.jet(0, jet, order);
        return jet;
    }

    /** The coefficients of the state, {@code [order][component]}. */
    static double[][] coefficients(OdeModel model, double t, double[] start, int order) {
        int plane = model.planeSize();
        double[] jet = new double[plane * (order + 1)];
        System.arraycopy(start, 0, jet, 0, start.length);
        model.chooseModes(t, start);
        model.jet(t, jet, order);
        double[][] coefficients = new double[order + 1][start.length];
        for (int k = 0; k <= order; k++) {
            System.arraycopy(jet, k * plane, coefficients[k], 0, start.length);
        }
        return coefficients;
    }
}
