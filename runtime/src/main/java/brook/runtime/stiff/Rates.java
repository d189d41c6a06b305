package brook.runtime.stiff;

import brook.runtime.OdeModel;
import brook.runtime.run.RunCosts;

/** The rates of change at points of a run: those of the states, and those of the integrals behind them. */
final class Rates {

    private final OdeModel model;
    private final RunCosts costs;
    private final int states;
    private final int plane;
    /** Orders 0 and 1. */
    private final double[] planes;

    Rates(OdeModel model, RunCosts costs) {
        this.model = model;
        this.costs = costs;
        this.states = model.dimension();
        this.plane = model.planeSize();
        this.planes = new double[Math.multiplyExact(2, plane)];
    }

    /** Computes the rates at {@code point + change}; whether those of the states are finite. */
    boolean at(double t, double[] point, double[] change) {
        for (int i = 0; i < states; i++) {
            planes[i] = point[i] + change[i];
        }
        model.jet(t, planes, 1);
        costs.evaluation();
        return isFinite();
    }

    /** The rate of a component. */
    double get(int i) {
        return planes[plane + i];
    }

    /** Copies all rates that there is room for. */
    void copy(double[] into) {
        System.arraycopy(planes, plane, into, 0, into.length);
    }

    private boolean isFinite() {
        boolean finite = true;
        for (int i = 0; i < states; i++) {
            finite &= Math.abs(planes[plane + i]) <= Double.MAX_VALUE;
        }
        return finite;
    }
}
