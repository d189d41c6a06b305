package brook.runtime.linear;

/** Solutions of (shift I - J) x = b for a real shift; made by {@link ShiftedSystem#realFactors}. For one thread. */
public final class RealFactors {

    private final Factorization factorization;

    RealFactors(Pattern pattern, Plan plan) {
        factorization = new Factorization(pattern, plan, new RealNumbers(pattern.size));
    }

    /**
     * Factors shift I - J: whether the matrix is regular to working precision.
     *
     * <p>It is not if a number is not finite, a pivot is 0, or a known vector does not come back to three digits from its product with the
     * matrix. Nothing is allocated except for fill that no matrix before had. In the sparse form the last digits of solutions may
     * depend on the matrices before, whose pivots are kept while they are good.
     *
     * @param values the entries of J in the order of the pattern
     * @throws IllegalArgumentException if these are not as many as the pattern has entries
     */
    public boolean factor(double[] values, double shift) {
        return factorization.factor(values, shift, 0);
    }

    /**
     * Replaces the right-hand side b, the first n numbers, by the solution.
     *
     * @throws IllegalStateException if the last matrix was not regular or there was none
     */
    public void solve(double[] b) {
        factorization.load(b, b);
        factorization.solve();
        factorization.unload(b);
    }

    /** Forgets what matrices before have left: the next solutions are to the last digit those of new factors. */
    public void forget() {
        factorization.forget();
    }

    /** How many numbers the factors are, with the zeros that the form keeps. */
    public long entries() {
        return factorization.entries();
    }
}
