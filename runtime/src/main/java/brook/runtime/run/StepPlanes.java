package brook.runtime.run;

import brook.runtime.output.StepPolynomial;

/**
 * The polynomial of a step, in planes by order from the point at its start on; most methods compute it only when somebody reads it. The points of a step taken ahead
 * are written no earlier.
 */
final class StepPlanes {

    private final double[] planes;
    private final StepMethod method;
    private final StepPolynomial polynomial;
    private boolean complete;
    /** Whether the points of the step taken last are still to be written, and where to. */
    private boolean behind;

    private double[] carry = {};
    private double[] point = {};
    private double[] newCarry = {};

    /** Planes for the points of a method; the polynomial says how they are laid out. */
    StepPlanes(double[] planes, StepMethod method, StepPolynomial polynomial) {
        this.planes = planes;
        this.method = method;
        this.polynomial = polynomial;
    }

    /** A run begins. */
    void start() {
        behind = false;
    }

    /** A step was taken ahead: what rounding took before it, its end and what rounding took there are to be written when somebody reads them. */
    void takenAhead(double[] carryThere, double[] end, double[] carryAtEnd) {
        complete = false;
        if (!behind) {
            behind = true;
            carry = carryThere;
            point = end;
            newCarry = carryAtEnd;
        }
    }

    /** Writes what steps taken ahead have left. */
    void catchUp() {
        if (behind) {
            behind = false;
            method.catchUp(planes, carry, point, newCarry);
        }
    }

    /** The planes as they are: plane 0 is always there. */
    double[] known() {
        catchUp();
        return planes;
    }

    /** All planes. */
    double[] all() {
        catchUp();
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
