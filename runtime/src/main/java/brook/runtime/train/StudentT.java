package brook.runtime.train;

/** The distribution of Student's t with a whole number of degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
final class StudentT {

    /** The t of infinitely many degrees of freedom between whose two signs 95 percent lie. */
    static final double NORMAL = 1.959963984540054;

    /** From here on the first correction of the normal distribution says all but 1e-9 (26.7.5). */
    private static final int MANY = 100_000;

    private StudentT() {}

    /** The t between whose two signs 95 percent lie. */
    static double central95(long degrees) {
        if (degrees > MANY) {
            return NORMAL + (NORMAL * NORMAL * NORMAL + NORMAL) / (4 * degrees);
        }
        double low = 0;
        double high = Math.PI / 2;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return Math.tan(middle) * Math.sqrt((double) degrees);
            }
            if (between(middle, degrees) < 0.95) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** The probability between -t and t, by the angle whose tangent is t/sqrt(degrees). */
    private static double between(double angle, long degrees) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double sum = 0;
        for (long k = odd ? 3 : 2; k <= degrees && term > 1e-18 * sum; k += 2) {
            sum += term;
            term *= cos * cos * (k - 1) / k;
        }
        return odd ? (angle + sin * sum) * 2 / Math.PI : sin * sum;
    }
}
