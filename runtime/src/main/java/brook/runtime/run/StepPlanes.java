package brook.runtime.run;

import brook.runtime.output.StepPolynomial;

/** The polynomial of a step, in planes by order from the point at its start on; most methods compute it only when somebody reads it. */
final class StepPlanes {

    private final double[] planes;
    private final StepMethod method;
    private final StepPolynomial polynomial;
    private boolean complete;

    /** Planes for the points of a method; the polynomial says how they are laid out. */
    StepPlanes(double[] planes, StepMethod method, StepPolynomial polynomial) {
        this.planes = planes;
        this.method = method;
        this.polynomial = polynomial;
    }

    /** The planes as they are: plane 0 is always there. */
    double[] known() {
        return planes;
    }

    /** All planes. */
    double[] all() {
        if (!complete) {
            method.complete(planes);
            complete = true;
        }
        return planes;
    }

    /** Finds a step; see {@link StepMethod#attempt}. */
    double attempt(double t, double limit) {
        double found = method.attempt(t, planes, limit);
        complete = method.isWhole();
        return found;
    }

    /** A component after {@code h}. */
    double value(double carry, int component, double h) {
        return polynomial.value(all(), 0, carry, component, h);
    }

    /** The point after a part of the step, and what rounding took from it; whether it is finite. */
    boolean evaluate(double[] carry, double h, double[] point, double[] newCarry) {
        return polynomial.evaluate(all(), carry, h, point, newCarry);
    }
}
