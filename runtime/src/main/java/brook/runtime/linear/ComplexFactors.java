package brook.runtime.linear;

/** Solutions of (shift I - J) x = b for a complex shift and a real J; made by {@link ShiftedSystem#complexFactors}. For one thread. */
public final class ComplexFactors {

    private final Factorization factorization;

    ComplexFactors(Pattern pattern, Plan plan) {
        factorization = new Factorization(pattern, plan, new ComplexNumbers(pattern.size));
    }

    /**
     * Factors (re + i im) I - J: whether the matrix is regular to working precision, as {@link RealFactors#factor}.
     *
     * @param values the entries of J in the order of the pattern
     * @throws IllegalArgumentException if these are not as many as the pattern has entries
     */
    public boolean factor(double[] values, double re, double im) {
        return factorization.factor(values, re, im);
    }

    /**
     * Replaces the real and the imaginary parts of the right-hand side, the first n numbers of each array, by those of the solution.
     *
     * @throws IllegalStateException if the last matrix was not regular or there was none
     */
    public void solve(double[] re, double[] im) {
        factorization.load(re, im);
        factorization.solve();
        factorization.unload(re);
        factorization.unloadImaginary(im);
    }

    /** Forgets what matrices before have left: the next solutions are to the last digit those of new factors. */
    public void forget() {
        factorization.forget();
    }

    /** How many complex numbers the factors are, with the zeros that the form keeps. */
    public long entries() {
        return factorization.entries();
    }
}
