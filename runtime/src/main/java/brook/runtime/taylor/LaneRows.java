package brook.runtime.taylor;

/**
 * What a Taylor step does with its coefficients, for several runs at once: quantity by quantity, the lanes side by side. Number by number it is what {@link
 * brook.runtime.output.StepPolynomial}, {@link ErrorScale} and {@link RemainderCheck} compute for one run.
 *
 * <p>Lanes are taken in groups of {@link #GROUP}, which are as many chains of operations: C2 makes no vector instructions of loops as short as these.
 */
class LaneRows {

    private static final int GROUP = 4;

    private final int lanes;

    /** For so many lanes. */
    LaneRows(int lanes) {
        this.lanes = lanes;
    }

    final int lanes() {
        return lanes;
    }

    /** The largest absolute value of some components in each lane, NaN if one is NaN; they lie from {@code from} on. */
    void largest(double[] w, int from, int count, double[] into, int to) {
        int l = 0;
        for (; l + GROUP <= lanes; l += GROUP) {
            largestOfGroup(w, from + l, count, into, to + l);
        }
        for (; l < lanes; l++) {
            long largest = 0;
            for (int at = from + l; at < from + l + count * lanes; at += lanes) {
                largest = Math.max(largest, bits(w[at]));
            }
            into[to + l] = Double.longBitsToDouble(largest);
        }
    }

    private void largestOfGroup(double[] w, int from, int count, double[] into, int to) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int at = from; at < from + count * lanes; at += lanes) {
            a = Math.max(a, bits(w[at]));
            b = Math.max(b, bits(w[at + 1]));
            c = Math.max(c, bits(w[at + 2]));
            d = Math.max(d, bits(w[at + 3]));
        }
        into[to] = Double.longBitsToDouble(a);
        into[to + 1] = Double.longBitsToDouble(b);
        into[to + 2] = Double.longBitsToDouble(c);
        into[to + 3] = Double.longBitsToDouble(d);
    }

    /** The bits of absolute values have the order of the values, with NaN above all. */
    private static long bits(double x) {
        return Double.doubleToRawLongBits(x) & Long.MAX_VALUE;
    }

    /** As {@link #largest}, of products with factors that lie from 0 on. */
    void largestOfProducts(double[] w, int from, int count, double[] factors, double[] into, int to) {
        for (int l = 0; l < lanes; l++) {
            long largest = 0;
            for (int at = l; at < count * lanes; at += lanes) {
                largest = Math.max(largest, bits(w[from + at] * factors[at]));
            }
            into[to + l] = Double.longBitsToDouble(largest);
        }
    }

    /** Horner for one component, whose coefficient of order k lies at {@code first + k * plane}, with its derivative. */
    void simpleSums(double[] jet, int first, Orders orders, double[] h, Ends ends) {
        int l = 0;
        for (; l + GROUP <= lanes; l += GROUP) {
            simpleSumsOfGroup(jet, first, l, orders, h, ends);
        }
        int plane = orders.plane();
        for (; l < lanes; l++) {
            int at = first + l + orders.order() * plane;
            double x = h[l];
            double a = jet[at];
            double slope = 0;
            for (at -= plane; at > first + l; at -= plane) {
                slope = slope * x + a;
                a = a * x + jet[at];
            }
            ends.sums()[first + l] = a * x;
            ends.slopes()[first + l] = a + x * slope;
        }
    }

    private static void simpleSumsOfGroup(double[] jet, int row, int l, Orders orders, double[] h, Ends ends) {
        int plane = orders.plane();
        int first = row + l;
        double h0 = h[l];
        double h1 = h[l + 1];
        double h2 = h[l + 2];
        double h3 = h[l + 3];
        int at = first + orders.order() * plane;
        double a0 = jet[at];
        double a1 = jet[at + 1];
        double a2 = jet[at + 2];
        double a3 = jet[at + 3];
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        for (at -= plane; at > first; at -= plane) {
            b0 = b0 * h0 + a0;
            b1 = b1 * h1 + a1;
            b2 = b2 * h2 + a2;
            b3 = b3 * h3 + a3;
            a0 = a0 * h0 + jet[at];
            a1 = a1 * h1 + jet[at + 1];
            a2 = a2 * h2 + jet[at + 2];
            a3 = a3 * h3 + jet[at + 3];
        }
        double[] sums = ends.sums();
        double[] slopes = ends.slopes();
        sums[first] = a0 * h0;
        sums[first + 1] = a1 * h1;
        sums[first + 2] = a2 * h2;
        sums[first + 3] = a3 * h3;
        slopes[first] = a0 + h0 * b0;
        slopes[first + 1] = a1 + h1 * b1;
        slopes[first + 2] = a2 + h2 * b2;
        slopes[first + 3] = a3 + h3 * b3;
    }

    /** Horner in h² for the even and the odd orders of one component, with its derivative. */
    void sums(double[] jet, int first, Orders orders, double[] h, Ends ends) {
        for (int l = 0; l < lanes; l++) {
            sum(jet, first + l, orders, h[l], ends);
        }
    }

    private static void sum(double[] jet, int first, Orders orders, double h, Ends ends) {
        int plane = orders.plane();
        double square = h * h;
        int top = first + orders.order() * plane;
        double a = jet[top];
        double b = jet[top - plane];
        double slopeA = 0;
        double slopeB = 0;
        int at = top - 2 * plane;
        for (; at - plane > first; at -= 2 * plane) {
            slopeA = slopeA * square + a;
            slopeB = slopeB * square + b;
            a = a * square + jet[at];
            b = b * square + jet[at - plane];
        }
        if (at > first) {
            slopeA = slopeA * square + a;
            a = a * square + jet[at];
            ends.sums()[first] = h * (a + b * h);
            ends.slopes()[first] = a + 2 * (square * slopeA + h * (b + square * slopeB));
        } else {
            ends.sums()[first] = h * (b + a * h);
            ends.slopes()[first] = b + 2 * (square * slopeB + h * (a + square * slopeA));
        }
    }

    /** Adds increments to points, compensated: the sums hold the increments and are given the points. */
    void add(double[] points, double[] carries, int count, double[] sums, double[] newCarries) {
        for (int i = 0; i < count; i++) {
            double x = points[i];
            double increment = sums[i] + carries[i];
            double next = x + increment;
            double part = next - x;
            newCarries[i] = (x - (next - part)) + (increment - part);
            sums[i] = next;
        }
    }

    /** How the coefficients of all orders lie. */
    record Orders(int order, int plane) {}

    /** The increments up to the ends of the steps, and the derivatives there; both lie as the points do. */
    record Ends(double[] sums, double[] slopes) {}
}
