package brook.runtime.stiff;

/**
 * The integrals behind the states along the polynomial of a step, by Lobatto's rule with 4 points: exact to degree 5 of the rates, at both ends of the step
 * and between; their polynomial, of degree 4, has the rates at these points.
 *
 * <p>The weights of a Rosenbrock method are no rule for quadratures: they need the rates' derivatives, which nobody else asks for.
 */
final class LobattoIntegrals {

    /** (1 - 1/sqrt(5))/2: the second point; the third is its mirror image. */
    private static final double SECOND = (1 - 1 / Math.sqrt(5)) / 2;

    private static final double THIRD = 1 - SECOND;

    private final Rates rates;
    private final int states;
    private final double[] stage;
    /** The rates at the points after the start. */
    private final double[][] found;

    LobattoIntegrals(Rates rates, int states, int size) {
        this.rates = rates;
        this.states = states;
        this.stage = new double[states];
        this.found = new double[size > states ? 3 : 0][size];
    }

    /** Whether there are integrals. */
    boolean any() {
        return found.length > 0;
    }

    /** Computes the rates along the polynomial of the states: an array for each order, over parts of the step. */
    void find(double t, double[] point, double[][] polynomial, double h) {
        at(SECOND, t, point, polynomial, h);
        rates.copy(found[0]);
        at(THIRD, t, point, polynomial, h);
        rates.copy(found[1]);
        at(1, t, point, polynomial, h);
        rates.copy(found[2]);
    }

    private void at(double s, double t, double[] point, double[][] polynomial, double h) {
        for (int k = 0; k < states; k++) {
            double x = 0;
            for (int order = polynomial.length - 1; order >= 0; order--) {
                x = (x + polynomial[order][k]) * s;
            }
            stage[k] = x;
        }
        rates.at(t + s * h, point, stage);
    }

    /** Writes the coefficients of the integrals, their changes, and the part of them that the last point makes: more than their error. */
    void write(double[] startRates, double h, double[][] polynomial, double[] change, double[] error) {
        for (int i = states; i < change.length; i++) {
            double start = startRates[i];
            double first = (found[0][i] - start) / SECOND;
            double between = (found[1][i] - found[0][i]) / (THIRD - SECOND);
            double last = (found[2][i] - found[1][i]) / (1 - THIRD);
            double second = (between - first) / THIRD;
            double third = ((last - between) / (1 - SECOND) - second);
            polynomial[0][i] = h * start;
            polynomial[1][i] = h * (first - SECOND * second + SECOND * THIRD * third) / 2;
            polynomial[2][i] = h * (second - (SECOND + THIRD) * third) / 3;
            polynomial[3][i] = h * third / 4;
            change[i] = h * ((start + found[2][i]) + 5 * (found[0][i] + found[1][i])) / 12;
            error[i] = h * third / 60;
        }
    }
}
