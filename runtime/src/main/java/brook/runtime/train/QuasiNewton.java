package brook.runtime.train;

import java.util.Arrays;

/**
 * Steps of L-BFGS: a direction from the last changes of weights and gradients, and a length that makes the value smaller (Nocedal and Wright 2006, algorithms 7.4 and 7.5).
 *
 * <p>Changes stand in pairs, s and y, the newest last; a pair of zeros is none.
 */
final class QuasiNewton {

    /** Where the value would fall by less than this part of itself to the end of the direction, rounding decides. */
    private static final double SMALL = 1e-14;

    /** The first step changes no weight by more than this part of itself, or of 1. */
    private static final double FIRST = 0.1;

    private final double[][] memory;

    /** With what is remembered, which it changes. */
    QuasiNewton(double[][] memory) {
        this.memory = memory;
    }

    /** A value and its derivatives at some weights; infinite where there is none. */
    interface Slope {
        double at(double[] weights, double[] gradient);
    }

    /**
     * Moves weights by one step; whether there was one, for at a minimum there is none.
     *
     * @param gradient the derivatives at the weights
     */
    boolean step(double[] weights, double[] gradient, double value, Slope objective) {
        boolean informed = isInformed();
        double[] direction = direction(gradient);
        double slope = dot(gradient, direction);
        if (!(-slope > SMALL * Math.abs(value))) {
            return false;
        }
        WolfeSearch search = new WolfeSearch(objective, weights, direction, value, slope);
        if (search.find(informed ? 1 : first(weights, gradient))) {
            remember(weights, gradient, search);
            System.arraycopy(search.point(), 0, weights, 0, weights.length);
            return true;
        }
        if (!informed) {
            return false;
        }
        Arrays.stream(memory).forEach(row -> Arrays.fill(row, 0));
        return step(weights, gradient, value, objective);
    }

    private boolean isInformed() {
        return dot(memory[memory.length - 1], memory[memory.length - 1]) > 0;
    }

    private static double first(double[] weights, double[] gradient) {
        double length = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double most = FIRST * (weights[i] == 0 ? 1 : Math.abs(weights[i]));
            length = Math.min(length, most / Math.abs(gradient[i]));
        }
        return length;
    }

    /** Algorithm 7.4, with the scale of equation 7.20. */
    private double[] direction(double[] gradient) {
        double[] q = gradient.clone();
        double[] alphas = new double[memory.length];
        for (int pair = memory.length - 2; pair >= 0; pair -= 2) {
            double curvature = dot(memory[pair], memory[pair + 1]);
            if (curvature > 0) {
                alphas[pair] = dot(memory[pair], q) / curvature;
                add(q, -alphas[pair], memory[pair + 1]);
            }
        }
        double[] y = memory[memory.length - 1];
        double square = dot(y, y);
        double scale = square > 0 ? dot(memory[memory.length - 2], y) / square : 1;
        for (int i = 0; i < q.length; i++) {
            q[i] *= -scale;
        }
        for (int pair = 0; pair < memory.length; pair += 2) {
            double curvature = dot(memory[pair], memory[pair + 1]);
            if (curvature > 0) {
                // q is the direction itself here, so signs are turned round
                double beta = dot(memory[pair + 1], q) / curvature;
                add(q, -alphas[pair] - beta, memory[pair]);
            }
        }
        return q;
    }

    /** A step of the strong Wolfe conditions has curvature, s y > 0, but for rounding. */
    private void remember(double[] weights, double[] gradient, WolfeSearch search) {
        double[] s = search.point().clone();
        double[] y = search.gradient().clone();
        add(s, -1, weights);
        add(y, -1, gradient);
        if (dot(s, y) > 0) {
            for (int i = 0; i < memory.length - 2; i++) {
                System.arraycopy(memory[i + 2], 0, memory[i], 0, s.length);
            }
            System.arraycopy(s, 0, memory[memory.length - 2], 0, s.length);
            System.arraycopy(y, 0, memory[memory.length - 1], 0, y.length);
        }
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
