package brook.runtime.gradient;

import java.util.Arrays;

/**
 * How much a number changes with what there is at one time of a run: with each double of the point, and with what does not change in a step, parameters and behind them
 * discrete variables.
 */
final class Weights {

    private final double[] ofPoint;
    private final double[] ofConstants;

    Weights(int size, int constants) {
        this.ofPoint = new double[size];
        this.ofConstants = new double[constants];
    }

    void clear() {
        Arrays.fill(ofPoint, 0);
        Arrays.fill(ofConstants, 0);
    }

    /** Of states and integrals; shared. */
    double[] ofPoint() {
        return ofPoint;
    }

    /** Of parameters and discrete variables; shared. */
    double[] ofConstants() {
        return ofConstants;
    }

    /** Adds the derivatives of targets or happenings, times a factor. */
    void add(double factor, PointDerivatives derivatives) {
        for (int i = 0; i < ofPoint.length; i++) {
            ofPoint[i] += factor * derivatives.byPoint(i);
        }
        for (int i = 0; i < ofConstants.length; i++) {
            ofConstants[i] += factor * derivatives.byConstant(i);
        }
    }

    /** That of a double of a point with its discrete variables, which are the constants behind the parameters. */
    double of(int position, int size, int parameters) {
        return position < size ? ofPoint[position] : ofConstants[parameters + position - size];
    }

    /** Forgets that of a double of a point with its discrete variables. */
    void clear(int position, int size, int parameters) {
        if (position < size) {
            ofPoint[position] = 0;
        } else {
            ofConstants[parameters + position - size] = 0;
        }
    }
}
