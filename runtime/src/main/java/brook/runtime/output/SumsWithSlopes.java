package brook.runtime.output;

/**
 * The sums of a {@link StepPolynomial} and their derivatives, several components side by side: each chain of operations waits for itself, so that
 * one component takes as long as three.
 *
 * <p>Each component to the last bit as that class sums it alone.
 */
final class SumsWithSlopes {

    private final int plane;
    private final int order;
    private final int oddTop;

    /** For coefficients in planes of so many doubles, up to an order. */
    SumsWithSlopes(int plane, int order) {
        this.plane = plane;
        this.order = order;
        this.oddTop = order - 1 + order % 2;
    }

    /** The highest odd order, with which Horner in h² begins. */
    int oddTop() {
        return oddTop;
    }

    /** The coefficient of the order above the highest odd one, 0 where there is none. */
    double evenTop(double[] jet, int i) {
        return order > oddTop ? jet[order * plane + i] : 0;
    }

    /** Four components from the i-th on, Horner in h for each: eight chains. */
    void four(double[] jet, int i, double h, double[] increments, double[] slopes) {
        int at = order * plane + i;
        double a = jet[at];
        double b = jet[at + 1];
        double c = jet[at + 2];
        double d = jet[at + 3];
        double slopeA = 0;
        double slopeB = 0;
        double slopeC = 0;
        double slopeD = 0;
        for (at -= plane; at > i; at -= plane) {
            slopeA = slopeA * h + a;
            slopeB = slopeB * h + b;
            slopeC = slopeC * h + c;
            slopeD = slopeD * h + d;
            a = a * h + jet[at];
            b = b * h + jet[at + 1];
            c = c * h + jet[at + 2];
            d = d * h + jet[at + 3];
        }
        increments[i] = a * h;
        increments[i + 1] = b * h;
        increments[i + 2] = c * h;
        increments[i + 3] = d * h;
        slopes[i] = a + h * slopeA;
        slopes[i + 1] = b + h * slopeB;
        slopes[i + 2] = c + h * slopeC;
        slopes[i + 3] = d + h * slopeD;
    }

    /** Three components from the i-th on, Horner in h² for even and odd orders: twelve chains. */
    void three(double[] jet, int i, double h, double[] increments, double[] slopes) {
        double square = h * h;
        int top = oddTop * plane + i;
        double oddA = jet[top];
        double oddB = jet[top + 1];
        double oddC = jet[top + 2];
        double evenA = evenTop(jet, i);
        double evenB = evenTop(jet, i + 1);
        double evenC = evenTop(jet, i + 2);
        double oddSlopeA = 0;
        double oddSlopeB = 0;
        double oddSlopeC = 0;
        double evenSlopeA = 0;
        double evenSlopeB = 0;
        double evenSlopeC = 0;
        for (int at = top - plane; at > i; at -= 2 * plane) {
            evenSlopeA = evenSlopeA * square + evenA;
            evenSlopeB = evenSlopeB * square + evenB;
            evenSlopeC = evenSlopeC * square + evenC;
            evenA = evenA * square + jet[at];
            evenB = evenB * square + jet[at + 1];
            evenC = evenC * square + jet[at + 2];
            oddSlopeA = oddSlopeA * square + oddA;
            oddSlopeB = oddSlopeB * square + oddB;
            oddSlopeC = oddSlopeC * square + oddC;
            oddA = oddA * square + jet[at - plane];
            oddB = oddB * square + jet[at - plane + 1];
            oddC = oddC * square + jet[at - plane + 2];
        }
        increments[i] = h * (oddA + evenA * h);
        increments[i + 1] = h * (oddB + evenB * h);
        increments[i + 2] = h * (oddC + evenC * h);
        slopes[i] = oddA + 2 * (square * oddSlopeA + h * (evenA + square * evenSlopeA));
        slopes[i + 1] = oddB + 2 * (square * oddSlopeB + h * (evenB + square * evenSlopeB));
        slopes[i + 2] = oddC + 2 * (square * oddSlopeC + h * (evenC + square * evenSlopeC));
    }

    /** As {@link #three} for two: eight chains. */
    void two(double[] jet, int i, double h, double[] increments, double[] slopes) {
        double square = h * h;
        int top = oddTop * plane + i;
        double oddA = jet[top];
        double oddB = jet[top + 1];
        double evenA = evenTop(jet, i);
        double evenB = evenTop(jet, i + 1);
        double oddSlopeA = 0;
        double oddSlopeB = 0;
        double evenSlopeA = 0;
        double evenSlopeB = 0;
        for (int at = top - plane; at > i; at -= 2 * plane) {
            evenSlopeA = evenSlopeA * square + evenA;
            evenSlopeB = evenSlopeB * square + evenB;
            evenA = evenA * square + jet[at];
            evenB = evenB * square + jet[at + 1];
            oddSlopeA = oddSlopeA * square + oddA;
            oddSlopeB = oddSlopeB * square + oddB;
            oddA = oddA * square + jet[at - plane];
            oddB = oddB * square + jet[at - plane + 1];
        }
        increments[i] = h * (oddA + evenA * h);
        increments[i + 1] = h * (oddB + evenB * h);
        slopes[i] = oddA + 2 * (square * oddSlopeA + h * (evenA + square * evenSlopeA));
        slopes[i + 1] = oddB + 2 * (square * oddSlopeB + h * (evenB + square * evenSlopeB));
    }

    /** As {@link #three} for one: four chains. */
    void one(double[] jet, int i, double h, double[] increments, double[] slopes) {
        double square = h * h;
        int top = oddTop * plane + i;
        double oddA = jet[top];
        double evenA = evenTop(jet, i);
        double oddSlopeA = 0;
        double evenSlopeA = 0;
        for (int at = top - plane; at > i; at -= 2 * plane) {
            evenSlopeA = evenSlopeA * square + evenA;
            evenA = evenA * square + jet[at];
            oddSlopeA = oddSlopeA * square + oddA;
            oddA = oddA * square + jet[at - plane];
        }
        increments[i] = h * (oddA + evenA * h);
        slopes[i] = oddA + 2 * (square * oddSlopeA + h * (evenA + square * evenSlopeA));
    }
}
