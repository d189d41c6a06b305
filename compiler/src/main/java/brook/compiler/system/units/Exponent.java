package brook.compiler.system.units;

/** A rational number, reduced, with a positive denominator. */
record Exponent(long numerator, long denominator) {

    static final Exponent ZERO = of(0, 1);
    static final Exponent ONE = of(1, 1);

    private static final int LARGEST_DENOMINATOR = 12;

    static Exponent of(long numerator, long denominator) {
        long common = Math.max(1, gcd(Math.abs(numerator), Math.abs(denominator)));
        long sign = denominator < 0 ? -1 : 1;
        return new Exponent(sign * numerator / common, sign * denominator / common);
    }

    /** The simple fraction that a double stands for: 0.5, 1/3. */
    static Exponent near(double value) {
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            double numerator = value * denominator;
            if (Math.abs(numerator - Math.rint(numerator)) < 1e-9 && Math.abs(numerator) < 1e6) {
                return of(Math.round(numerator), denominator);
            }
        }
        return of(Math.round(value * 1e6), 1_000_000);
    }

    Exponent plus(Exponent other) {
        return of(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
    }

    Exponent times(Exponent other) {
        return of(numerator * other.numerator, denominator * other.denominator);
    }

    double value() {
        return (double) numerator / denominator;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : "(" + numerator + "/" + denominator + ")";
    }
}
