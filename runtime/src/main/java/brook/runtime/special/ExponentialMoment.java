package brook.runtime.special;

/**
 * phi_n(x), the integral of s^n exp(x s) over 0 &lt;= s &lt;= 1: the n-th derivative of (exp(x) - 1)/x.
 *
 * <p>Only sums of positive terms, so nothing cancels: for negative x the Kummer form exp(x)/(n + 1) M(1, n + 2, -x)
 * (DLMF 13.4.1 and 13.2.39), far out the incomplete gamma function (DLMF 8.4.8).
 */
public final class ExponentialMoment {

    private static final double TINY = 0x1p-60;
    /** Above this plus n the recurrence in n is stable and shorter than the series. */
    private static final double FAR = 50;
    /** Where exp would overflow soon. */
    private static final double LARGE_EXPONENT = 700;

    private ExponentialMoment() {}

    /** phi_n(x) for n &gt;= 0. */
    public static double value(int n, double x) {
        if (n == 0 && x != 0 && x < LARGE_EXPONENT) {
            return Math.expm1(x) / x;
        }
        if (x < 0) {
            return -x > 45 + 2.5 * n ? farNegative(n, -x) : Math.exp(x) * kummer(n, -x) / (n + 1);
        }
        if (!(x < 2 * LARGE_EXPONENT)) {
            return x > 0 ? Double.POSITIVE_INFINITY : x;
        }
        return x > FAR + n ? farPositive(n, x) : series(n, x);
    }

    /** The sum over j of y^j / ((n + 2) ... (n + 1 + j)), for y &gt;= 0. */
    private static double kummer(int n, double y) {
        double last = 1;
        int terms = 1;
        for (double sum = 1; last > TINY * sum; terms++) {
            last *= y / (n + 1 + terms);
            sum += last;
        }
        double sum = 1;
        for (int j = terms; j >= 1; j--) {
            sum = 1 + sum * y / (n + 1 + j);
        }
        return sum;
    }

    /** The sum over j of x^j / (j! (n + j + 1)), for x &gt;= 0. */
    private static double series(int n, double x) {
        double sum = 0;
        double carry = 0;
        double power = 1;
        for (int j = 0; power / (n + j + 1) > TINY * sum; j++) {
            double term = power / (n + j + 1) - carry;
            double next = sum + term;
            carry = (next - sum) - term;
            sum = next;
            power *= x / (j + 1);
        }
        return sum;
    }

    /** n!/y^(n+1) less what the integral beyond 1 holds, which is below the last digit here. */
    private static double farNegative(int n, double y) {
        double value = 1 / y;
        for (int k = 1; k <= n; k++) {
            value *= k / y;
        }
        return value;
    }

    /** phi_n = (exp(x) - n phi_(n-1))/x, scaled where exp(x) would overflow. */
    private static double farPositive(int n, double x) {
        double rest = Math.max(0, x - LARGE_EXPONENT);
        double exp = Math.exp(x - rest);
        double scaled = exp / x;
        for (int k = 1; k <= n; k++) {
            scaled = (exp - k * scaled) / x;
        }
        return scaled * Math.exp(rest);
    }
}
