package brook.runtime.event;

import java.util.Arrays;

/**
 * Finds all places on a step where a polynomial changes its sign, in the order of the step.
 *
 * <p>The polynomial, scaled to the unit interval, is excluded by the sum of its coefficients where that is possible; else
 * its roots are isolated by Descartes' rule of signs and bisection (G. E. Collins, A. G. Akritas, 1976), which misses none,
 * and each is located to the last bits by bracketing (T. R. Chandrupatla, 1997). A root of even multiplicity is no
 * crossing. Signs alternate from crossing to crossing, so rounding at the edge of an interval cannot make two of one.
 *
 * <p>An instance owns its memory, allocates only where a step has more crossings than any before it, and belongs to one
 * thread.
 */
public final class Crossings {

    /** Crossings nearer to each other than this part of the step are not told apart. */
    private static final double NARROWEST = 0x1p-50;

    private static final int DEEPEST = 52;

    private final int order;
    /** The polynomial on the unit interval. */
    private final double[] whole;
    /** Polynomials of the intervals that wait, each on the unit interval of its own, the leftmost on top. */
    private final double[][] waiting;

    private final double[] left = new double[DEEPEST];
    private final double[] width = new double[DEEPEST];
    private final double[] shifted;
    private double[] places = new double[8];
    private int[] directions = new int[8];
    private int count;
    /** The sign of the polynomial behind the crossings found so far. */
    private int side;

    /** For polynomials of an order, the highest power. */
    public Crossings(int order) {
        this.order = order;
        this.whole = new double[order + 1];
        this.shifted = new double[order + 1];
        this.waiting = new double[DEEPEST][order + 1];
    }

    /**
     * Searches {@code sum of c_k s^k} for {@code 0 <= s <= h} (a negative step: {@code h <= s <= 0}), where c_k is
     * {@code coefficients[offset + k * stride]}.
     *
     * @param sideBefore the sign that the polynomial is known to have had before the step, 1 or -1, so that a crossing
     *     which rounding hides between two steps is found at 0; 0 where the start is a root that has been dealt with
     * @return the number of crossings
     */
    public int find(double[] coefficients, int offset, int stride, double h, int sideBefore) {
        count = 0;
        scale(coefficients, offset, stride, h);
        if (sideBefore == 0) {
            whole[0] = 0;
        }
        int first = firstSign();
        side = sideBefore == 0 ? first : sideBefore;
        if (first == -side && first != 0) {
            add(0);
        }
        divideByRootsAtStart();
        if (!excluded()) {
            isolate();
        }
        for (int i = 0; i < count; i++) {
            places[i] *= h;
        }
        return count;
    }

    /** The offset from the start of the step of a crossing, signed as the step. */
    public double offset(int crossing) {
        return places[crossing];
    }

    /** 1 where the polynomial rises in the direction of the step, -1 where it falls. */
    public int direction(int crossing) {
        return directions[crossing];
    }

    /** The sign of the polynomial at the end of the step; 0 if it is 0 everywhere. */
    public int sideAfter() {
        return side;
    }

    private void scale(double[] coefficients, int offset, int stride, double h) {
        double power = 1;
        for (int k = 0; k <= order; k++) {
            whole[k] = coefficients[offset + k * stride] * power;
            power *= h;
        }
    }

    /** The sign just behind the start. */
    private int firstSign() {
        for (double c : whole) {
            if (c != 0) {
                return c > 0 ? 1 : -1;
            }
        }
        return 0;
    }

    /** What is left has the same signs behind the start. */
    private void divideByRootsAtStart() {
        int lowest = 0;
        while (lowest < order && whole[lowest] == 0) {
            lowest++;
        }
        if (lowest > 0) {
            System.arraycopy(whole, lowest, whole, 0, order + 1 - lowest);
            Arrays.fill(whole, order + 1 - lowest, order + 1, 0);
        }
    }

    /** Whether the constant outweighs all other coefficients, so that no sign can change; nothing but zeros have none either. */
    private boolean excluded() {
        double rest = 0;
        for (int k = 1; k <= order; k++) {
            rest += Math.abs(whole[k]);
        }
        return Math.abs(whole[0]) > rest || whole[0] == 0;
    }

    private void isolate() {
        System.arraycopy(whole, 0, waiting[0], 0, order + 1);
        left[0] = 0;
        width[0] = 1;
        int top = 0;
        while (top >= 0) {
            int variations = variations(waiting[top]);
            boolean narrow = width[top] <= NARROWEST;
            if (variations > 1 && !narrow) {
                split(top);
                top++;
            } else {
                if (variations > 0 || endsInRoot(waiting[top])) {
                    locate(left[top], left[top] + width[top], waiting[top]);
                }
                top--;
            }
        }
    }

    /** The right half takes the place of the whole, the left half lies on top of it. */
    private void split(int top) {
        double[] right = waiting[top];
        double[] half = waiting[top + 1];
        double power = 1;
        for (int k = 0; k <= order; k++) {
            half[k] = right[k] * power;
            power *= 0.5;
        }
        shiftByOne(half, right);
        width[top] *= 0.5;
        width[top + 1] = width[top];
        left[top + 1] = left[top];
        left[top] += width[top];
    }

    /** The polynomial of s + 1, by Horner's scheme. */
    private void shiftByOne(double[] polynomial, double[] result) {
        System.arraycopy(polynomial, 0, result, 0, order + 1);
        for (int i = 0; i < order; i++) {
            for (int k = order - 1; k >= i; k--) {
                result[k] += result[k + 1];
            }
        }
    }

    /** Descartes: the changes of sign of (s + 1)^n p(1/(s + 1)), as many as roots in (0, 1) or an even number more. */
    private int variations(double[] polynomial) {
        for (int k = 0; k <= order; k++) {
            shifted[k] = polynomial[order - k];
        }
        int variations = 0;
        int last = 0;
        for (int i = 0; i <= order; i++) {
            for (int k = order - 1; k >= i; k--) {
                shifted[k] += shifted[k + 1];
            }
            int sign = (int) Math.signum(shifted[i]);
            if (sign != 0) {
                variations += sign == -last ? 1 : 0;
                last = sign;
            }
        }
        return variations;
    }

    private static boolean endsInRoot(double[] polynomial) {
        double sum = 0;
        for (int k = polynomial.length - 1; k >= 0; k--) {
            sum += polynomial[k];
        }
        return sum == 0;
    }

    /** At most one crossing within an interval, and perhaps one at its very end. */
    private void locate(double from, double to, double[] here) {
        double end = value(to);
        int behind = end == 0 ? slopeAtEnd(here) : (int) Math.signum(end);
        int before = end == 0 ? -behind : behind;
        if (before == -side) {
            add(bracket(from, to));
        }
        if (end == 0 && behind == -side) {
            add(to);
        }
    }

    /** The crossing between two places, of which one or both may be roots themselves. */
    private double bracket(double from, double to) {
        double low = from;
        double high = to;
        double atLow = value(from);
        double atHigh = value(to);
        while (Math.signum(atLow) != side || Math.signum(atHigh) != -side) {
            double middle = low + (high - low) / 2;
            double value = value(middle);
            if (value == 0 || middle == low || middle == high) {
                return middle;
            }
            if (Math.signum(value) == side) {
                low = middle;
                atLow = value;
            } else {
                high = middle;
                atHigh = value;
            }
        }
        return refine(low, atLow, high, atHigh);
    }

    /** The sign just behind the end of the interval, from the derivative there. */
    private int slopeAtEnd(double[] here) {
        double slope = 0;
        for (int k = order; k >= 1; k--) {
            slope += k * here[k];
        }
        return (int) Math.signum(slope);
    }

    private void add(double place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            directions = Arrays.copyOf(directions, 2 * count);
        }
        side = -side;
        places[count] = place;
        directions[count] = side;
        count++;
    }

    private double value(double s) {
        double sum = whole[order];
        for (int k = order - 1; k >= 0; k--) {
            sum = sum * s + whole[k];
        }
        return sum;
    }

    /** Inverse quadratic interpolation where it is safe, else bisection, until the bracket is two neighbouring doubles. */
    private double refine(double from, double atFrom, double to, double atTo) {
        double a = to;
        double fa = atTo;
        double b = from;
        double fb = atFrom;
        double c = a;
        double fc = fa;
        double part = 0.5;
        while (true) {
            double s = a + part * (b - a);
            if (s == a || s == b || Math.abs(b - a) <= Math.ulp(Math.min(a, b))) {
                return Math.abs(fa) < Math.abs(fb) ? a : b;
            }
            double fs = value(s);
            if (fs == 0) {
                return s;
            }
            c = a;
            fc = fa;
            if (Math.signum(fs) != Math.signum(fa)) {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = s;
            fa = fs;
            part = nextPart(a, fa, b, fb, c, fc);
        }
    }

    private static double nextPart(double a, double fa, double b, double fb, double c, double fc) {
        double xi = (a - b) / (c - b);
        double phi = (fa - fb) / (fc - fb);
        double part = 0.5;
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
            part = fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb));
        }
        // Never nearer to an end than the last bit there.
        double least = Math.min(0.5, 2 * Math.ulp(Math.max(Math.abs(a), Math.abs(b))) / Math.abs(b - a));
        return Math.max(least, Math.min(1 - least, part));
    }
}
