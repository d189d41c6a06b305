package brook.runtime.adams;

import brook.runtime.AbsoluteTolerances;

/** The root of the mean square of errors over tolerances, tol_i = atol_i + rtol max(|y_i|, |y_new,i|); Hairer, Nørsett and Wanner 1993, II (4.10), (4.11). */
final class ErrorNorm {

    private final double rtol;
    private final AbsoluteTolerances atol;
    private final double[] tolerances;

    /** For so many components: those whose error counts. */
    ErrorNorm(int components, double rtol, AbsoluteTolerances atol) {
        this.rtol = rtol;
        this.atol = atol;
        this.tolerances = new double[components];
    }

    /** The tolerances of a step between two points. */
    void between(double[] from, double[] to) {
        for (int i = 0; i < tolerances.length; i++) {
            tolerances[i] = atol.of(i) + rtol * Math.max(Math.abs(from[i]), Math.abs(to[i]));
        }
    }

    /** The norm of what lies in an array from a place on. */
    double of(double[] values, int at) {
        double sum = 0;
        for (int i = 0; i < tolerances.length; i++) {
            sum += square(values[at + i], tolerances[i]);
        }
        return root(sum);
    }

    /** The norm of the sum of what lies in an array from a place on, and of another. */
    double ofSum(double[] values, int at, double[] others) {
        double sum = 0;
        for (int i = 0; i < tolerances.length; i++) {
            sum += square(values[at + i] + others[i], tolerances[i]);
        }
        return root(sum);
    }

    /** The norm of the difference of what lies in two arrays. */
    double ofDifference(double[] values, int at, double[] others) {
        double sum = 0;
        for (int i = 0; i < tolerances.length; i++) {
            sum += square(values[at + i] - others[i], tolerances[i]);
        }
        return root(sum);
    }

    /** What is 0 at both ends and has no absolute tolerance cannot be judged, and is not. */
    private static double square(double error, double tolerance) {
        double ratio = tolerance > 0 ? error / tolerance : 0;
        return ratio * ratio;
    }

    private double root(double sum) {
        return tolerances.length == 0 ? 0 : Math.sqrt(sum / tolerances.length);
    }
}
