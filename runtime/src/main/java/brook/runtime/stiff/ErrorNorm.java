package brook.runtime.stiff;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.SolveOptions;

/** The size of an error next to what is allowed: the root mean square over the components that count, each by atol_i + rtol |x_i|. */
final class ErrorNorm {

    private final int count;
    private final double rtol;
    /** The absolute tolerance of each component over the relative one. */
    private final double[] least;

    private final double[] inverses;

    /** So many components count, the first ones of a point; the tolerances are those of a run, in the proportion of {@code rtol} to that of its options. */
    ErrorNorm(int count, double rtol, SolveOptions options, AbsoluteTolerances tolerances) {
        this.count = count;
        this.rtol = rtol;
        this.least = new double[count];
        this.inverses = new double[count];
        for (int i = 0; i < count; i++) {
            least[i] = tolerances.of(i) / options.rtol();
        }
    }

    /** Errors are compared with this point from now on. */
    void at(double[] point) {
        for (int i = 0; i < count; i++) {
            inverses[i] = inverse(rtol * (least[i] + Math.abs(point[i])));
        }
    }

    /** Errors are compared with the larger of this point and the one that a change leads to, component by component. */
    void at(double[] point, double[] change) {
        for (int i = 0; i < count; i++) {
            double size = Math.max(Math.abs(point[i]), Math.abs(point[i] + change[i]));
            inverses[i] = inverse(rtol * (least[i] + size));
        }
    }

    /** The size of an error, NaN if a component is NaN. */
    double of(double[] error) {
        return Math.sqrt(squares(error, count) / count);
    }

    /** The size of an error that has states alone. */
    double of(double[] error, int states) {
        return Math.sqrt(squares(error, states) / among(states));
    }

    /** How many of the states count: all but where error control leaves some out. */
    int among(int states) {
        return Math.min(states, count);
    }

    /** The sum of squares of the first components. */
    double squares(double[] error, int components) {
        double sum = 0;
        for (int i = 0; i < among(components); i++) {
            double e = error[i] * inverses[i];
            sum += e * e;
        }
        return sum;
    }

    /** What is 0 and has no absolute tolerance cannot be judged, and is not. */
    private static double inverse(double tolerance) {
        return tolerance < Double.MIN_NORMAL ? 0 : 1 / tolerance;
    }
}
