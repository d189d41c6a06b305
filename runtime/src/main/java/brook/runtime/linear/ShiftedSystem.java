package brook.runtime.linear;

/**
 * The systems (shift I - J) x = b for all J of one pattern: what implicit methods solve in each step.
 *
 * <p>It is made once for a pattern and then finds the cheapest form and an order of elimination ({@link Plan}); matrices are factored by
 * {@link RealFactors} and {@link ComplexFactors}, as many as wanted, each with memory of its own. The system itself does not change and
 * may be shared.
 */
public final class ShiftedSystem {

    private final Pattern pattern;
    private final Plan plan;

    /**
     * A system for a pattern in compressed columns, as {@link brook.runtime.JacobianModel} gives it; the diagonal need not be in it.
     *
     * @param columnStarts where the entries of each column begin, and where those of the last end: n + 1 numbers
     * @param rows the rows of the entries, ascending in each column
     * @throws IllegalArgumentException if these are no such columns
     */
    public ShiftedSystem(int[] columnStarts, int[] rows) {
        this.pattern = new Pattern(columnStarts, rows);
        this.plan = Plan.of(pattern);
    }

    /** The same in a given form, whatever it costs. */
    ShiftedSystem(int[] columnStarts, int[] rows, Form form) {
        this.pattern = new Pattern(columnStarts, rows);
        this.plan = Plan.of(pattern, form);
    }

    /** The number n of unknowns. */
    public int size() {
        return pattern.size;
    }

    /** The form that was chosen. */
    public Form form() {
        return plan.form;
    }

    /** Multiplications that a factorization takes, each with a subtraction, if all pivots are on the diagonal. */
    public double operations() {
        return plan.operations;
    }

    /** Memory for the factors of one matrix with a real shift. */
    public RealFactors realFactors() {
        return new RealFactors(pattern, plan);
    }

    /** Memory for the factors of one matrix with a complex shift. */
    public ComplexFactors complexFactors() {
        return new ComplexFactors(pattern, plan);
    }

    /** y = J x, for the values of J in the order of the pattern. */
    public void multiply(double[] values, double[] x, double[] y) {
        pattern.multiply(values, x, y);
    }
}
