package brook.runtime.output;

/**
 * Evaluates the polynomials of a step: the state plus its carry plus the sum over k = 1..p of c_k h^k.
 *
 * <p>The carry is what rounding took from the state in the steps before; it stays beside the state from step to step
 * (compensated summation), so that rounding errors of the additions do not add up. Coefficients lie in planes by order;
 * c_k of component i is {@code jet[offset + k * plane + i]}.
 */
public final class StepPolynomial {

    private static final int BLOCK = 4;

    /** So many components are computed four at a time; integrals are not, so that they change no bit of the states. */
    private final int blocked;

    private final int size;
    private final int plane;
    private final int order;
    private final SumsWithSlopes sloped;

    /** For states of {@code dimension} doubles in planes of {@code plane} doubles, orders 0 to {@code order}. */
    public StepPolynomial(int dimension, int plane, int order) {
        this(dimension, 0, plane, order);
    }

    /** As above, with so many integrals behind the states. */
    public StepPolynomial(int dimension, int integrals, int plane, int order) {
        this.blocked = dimension - dimension % BLOCK;
        this.size = dimension + integrals;
        this.plane = plane;
        this.order = order;
        this.sloped = new SumsWithSlopes(plane, order);
    }

    /**
     * Writes the state after {@code h} with the integrals behind it, and what rounding took from it.
     *
     * @return whether all of it is finite
     */
    public boolean evaluate(double[] jet, double[] carry, double h, double[] state, double[] newCarry) {
        int i = 0;
        for (; i < blocked; i += BLOCK) {
            sumBlock(jet, i, h, state);
        }
        for (; i < size; i++) {
            state[i] = sum(jet, 0, i, h);
        }
        return add(jet, carry, state, newCarry);
    }

    /**
     * Writes how much the state and the integrals change up to {@code h}, for {@link #add}, to the last bit as {@link #evaluate} does it, and the
     * derivatives there: on the way, so that they cost little.
     */
    public void increments(double[] jet, double h, double[] increments, double[] slopes) {
        int i = 0;
        for (; i < blocked; i += BLOCK) {
            sloped.four(jet, i, h, increments, slopes);
        }
        for (; i + 2 < size; i += 3) {
            sloped.three(jet, i, h, increments, slopes);
        }
        if (i + 1 < size) {
            sloped.two(jet, i, h, increments, slopes);
        } else if (i < size) {
            sloped.one(jet, i, h, increments, slopes);
        }
    }

    /**
     * Adds increments to the state at the start of {@code start}, compensated: {@code state} holds the increments and is given the sums, {@code
     * newCarry} what rounding took from them (Knuth 1998, 4.2.2).
     *
     * @return whether all sums are finite
     */
    public boolean add(double[] start, double[] carry, double[] state, double[] newCarry) {
        boolean finite = true;
        for (int j = 0; j < size; j++) {
            double x = start[j];
            double increment = state[j] + carry[j];
            double next = x + increment;
            double part = next - x;
            newCarry[j] = (x - (next - part)) + (increment - part);
            state[j] = next;
            finite &= Math.abs(next) <= Double.MAX_VALUE;
        }
        return finite;
    }

    /** One component after {@code h}, to the last bit what {@link #evaluate} gives. */
    public double value(double[] jet, int offset, double carry, int i, double h) {
        double sum = i < blocked ? simpleSum(jet, offset, i, h) : sum(jet, offset, i, h);
        return jet[offset + i] + (sum + carry);
    }

    /** The derivative of one component after {@code h}. */
    public double derivative(double[] jet, int i, double h) {
        double sum = 0;
        for (int k = order; k >= 1; k--) {
            sum = sum * h + k * jet[k * plane + i];
        }
        return sum;
    }

    /** Horner for four components at once: four chains keep the processor busy. */
    private void sumBlock(double[] jet, int i, double h, double[] sums) {
        int at = order * plane + i;
        double a = jet[at];
        double b = jet[at + 1];
        double c = jet[at + 2];
        double d = jet[at + 3];
        for (at -= plane; at > i; at -= plane) {
            a = a * h + jet[at];
            b = b * h + jet[at + 1];
            c = c * h + jet[at + 2];
            d = d * h + jet[at + 3];
        }
        sums[i] = a * h;
        sums[i + 1] = b * h;
        sums[i + 2] = c * h;
        sums[i + 3] = d * h;
    }

    /** Horner for one component, as {@link #sumBlock} does it for four. */
    private double simpleSum(double[] jet, int offset, int i, double h) {
        int first = offset + i;
        int at = first + order * plane;
        double a = jet[at];
        for (at -= plane; at > first; at -= plane) {
            a = a * h + jet[at];
        }
        return a * h;
    }

    /** Horner in h² for the even and the odd orders of one component: two chains. */
    private double sum(double[] jet, int offset, int i, double h) {
        double square = h * h;
        int first = offset + i;
        int top = sloped.oddTop() * plane;
        double odd = jet[first + top];
        double even = sloped.evenTop(jet, first);
        for (int at = first + top - plane; at > first; at -= 2 * plane) {
            even = even * square + jet[at];
            odd = odd * square + jet[at - plane];
        }
        return h * (odd + even * h);
    }
}
