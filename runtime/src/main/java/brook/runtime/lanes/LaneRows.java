package brook.runtime.lanes;

import brook.runtime.VectorApi;
import java.util.ServiceLoader;

/**
 * What a Taylor step does with its coefficients, for several runs at once: quantity by quantity, the lanes side by side. Number by number it is what
 * {@code StepPolynomial}, {@code ErrorScale} and {@code RemainderCheck} compute for one run.
 *
 * <p>Lanes are taken in groups of {@link #GROUP}, which are as many chains of operations: C2 makes no vector instructions of loops as short as these. A
 * service may do so, with the same bits.
 */
public class LaneRows {

    private static final int GROUP = 4;

    private final int lanes;

    /** For so many lanes. */
    protected LaneRows(int lanes) {
        this.lanes = lanes;
    }

    /** The fastest form for so many lanes that this machine has: one with vectors from Java 25 on if its module was added, else loops. */
    public static LaneRows best(int lanes) {
        if (!VectorApi.isFast()) {
            return new LaneRows(lanes);
        }
        return ServiceLoader.load(LaneRows.class, LaneRows.class.getClassLoader())
                .findFirst()
                .map(found -> found.inLanes(lanes))
                .orElseGet(() -> new LaneRows(lanes));
    }

    /** The form in loops. */
    public static LaneRows loops(int lanes) {
        return new LaneRows(lanes);
    }

    /** The same for so many lanes. */
    protected LaneRows inLanes(int count) {
        return new LaneRows(count);
    }

    /** How many there are. */
    public final int lanes() {
        return lanes;
    }

    /** The largest absolute value of some components in each lane, NaN if one is NaN; they lie from {@code from} on. */
    public void largest(double[] w, int from, int count, double[] into, int to) {
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

    /** As {@link #largest}, of products with as many factors. */
    public void largestOfProducts(double[] w, int from, Rows by, double[] into, int to) {
        double[] factors = by.values();
        for (int l = 0; l < lanes; l++) {
            long largest = 0;
            for (int at = l; at < by.count() * lanes; at += lanes) {
                largest = Math.max(largest, bits(w[from + at] * factors[by.from() + at]));
            }
            into[to + l] = Double.longBitsToDouble(largest);
        }
    }

    /** The largest difference of rows in each lane, in absolute value, times factors; NaN if one is NaN. Coefficients lie from {@code from} on, the others from {@code at} on. */
    public void largestDifference(double[] w, int from, Rows others, double[] factors, double[] into) {
        for (int l = 0; l < lanes; l++) {
            long largest = 0;
            for (int i = l; i < others.count() * lanes; i += lanes) {
                double difference = Math.abs(w[from + i] - others.values()[others.from() + i]);
                largest = Math.max(largest, bits(difference * factors[i]));
            }
            into[l] = Double.longBitsToDouble(largest);
        }
    }

    /**
     * Horner for some components, an even number of them, whose coefficients of order k lie from {@code first + k * plane} on, with the derivatives.
     */
    public void simpleSums(double[] jet, int count, Orders orders, Ends ends) {
        for (int i = 0; i < count; i++) {
            simpleSumsOf(jet, i * lanes, orders, ends);
        }
    }

    private void simpleSumsOf(double[] jet, int first, Orders orders, Ends ends) {
        int l = 0;
        for (; l + GROUP <= lanes; l += GROUP) {
            simpleSumsOfGroup(jet, first, l, orders, ends);
        }
        int plane = orders.plane();
        for (; l < lanes; l++) {
            int at = first + l + orders.order() * plane;
            double x = ends.steps()[l];
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

    private static void simpleSumsOfGroup(double[] jet, int row, int l, Orders orders, Ends ends) {
        int plane = orders.plane();
        int first = row + l;
        double[] h = ends.steps();
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
    public void sums(double[] jet, int first, Orders orders, Ends ends) {
        for (int l = 0; l < lanes; l++) {
            sum(jet, first, l, orders, ends);
        }
    }

    private static void sum(double[] jet, int row, int l, Orders orders, Ends ends) {
        int plane = orders.plane();
        int first = row + l;
        double h = ends.steps()[l];
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
    public void add(double[] points, double[] carries, int count, double[] sums, double[] newCarries) {
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
    public record Orders(int order, int plane) {}

    /** Rows of values, from a place on. */
    public static final class Rows {

        private final double[] values;
        private final int from;
        private final int count;

        /** So many rows of an array of the caller. */
        public Rows(double[] values, int from, int count) {
            this.values = values;
            this.from = from;
            this.count = count;
        }

        /** The array itself. */
        public double[] values() {
            return values;
        }

        /** Where the first row begins. */
        public int from() {
            return from;
        }

        /** The number of rows. */
        public int count() {
            return count;
        }
    }

    /** The signed lengths of steps; the increments up to their ends, and the derivatives there, which both lie as the points do. */
    public static final class Ends {

        private final double[] steps;
        private final double[] sums;
        private final double[] slopes;

        /** In arrays of the caller. */
        public Ends(double[] steps, double[] sums, double[] slopes) {
            this.steps = steps;
            this.sums = sums;
            this.slopes = slopes;
        }

        /** The lengths, one for each lane. */
        public double[] steps() {
            return steps;
        }

        /** The increments, or the points if they have been added to those at the start. */
        public double[] sums() {
            return sums;
        }

        /** The derivatives at the ends. */
        public double[] slopes() {
            return slopes;
        }
    }
}
