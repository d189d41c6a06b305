package brook.runtime.elements;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to some 40 digits, by power series after the plainest reduction: slow and independent. */
final class BigFunctions {

    static final MathContext DIGITS = new MathContext(50);

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TINY = new BigDecimal("1e-45");
    private static final BigDecimal LN_2 =
            artanh(ONE.divide(BigDecimal.valueOf(3), DIGITS)).multiply(TWO);
    private static final BigDecimal PI = machin();
    private static final int HALVINGS = 8;

    private BigFunctions() {}

    static BigDecimal exp(BigDecimal x) {
        BigDecimal k = x.divide(LN_2, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal r = x.subtract(k.multiply(LN_2)).divide(TWO.pow(HALVINGS), DIGITS);
        BigDecimal power = powerSeries(r);
        for (int i = 0; i < HALVINGS; i++) {
            power = power.multiply(power, DIGITS);
        }
        return power.multiply(TWO.pow(k.intValueExact(), DIGITS), DIGITS);
    }

    /** sinh/cosh, the sinh by its series where it is small. */
    static BigDecimal tanh(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(0.5)) < 0) {
            return oddSeries(x, ONE).divide(evenSeries(x, ONE), DIGITS);
        }
        BigDecimal e = exp(x.add(x).abs().negate());
        BigDecimal value = ONE.subtract(e).divide(ONE.add(e), DIGITS);
        return x.signum() < 0 ? value.negate() : value;
    }

    static BigDecimal sigmoid(BigDecimal x) {
        BigDecimal e = exp(x);
        return e.divide(ONE.add(e), DIGITS);
    }

    static BigDecimal softplus(BigDecimal x) {
        BigDecimal e = exp(x.abs().negate());
        BigDecimal log =
                e.compareTo(TINY) < 0 ? e : artanh(e.divide(TWO.add(e), DIGITS)).multiply(TWO);
        return log.add(x.max(BigDecimal.ZERO));
    }

    static BigDecimal log(BigDecimal x) {
        int k = Math.getExponent(x.doubleValue());
        if (k < Double.MIN_EXPONENT) {
            return log(x.multiply(TWO.pow(60))).subtract(LN_2.multiply(BigDecimal.valueOf(60)));
        }
        BigDecimal m = x.multiply(TWO.pow(-k, DIGITS), DIGITS);
        if (m.doubleValue() > 1.4) {
            m = m.divide(TWO, DIGITS);
            k++;
        }
        BigDecimal s = m.subtract(ONE).divide(m.add(ONE), DIGITS);
        return artanh(s).multiply(TWO).add(LN_2.multiply(BigDecimal.valueOf(k)));
    }

    static BigDecimal sin(BigDecimal x) {
        return circular(x, 0);
    }

    static BigDecimal cos(BigDecimal x) {
        return circular(x, 1);
    }

    /** The sine, so many quadrants later. */
    private static BigDecimal circular(BigDecimal x, int later) {
        BigDecimal quarter = PI.divide(TWO, new MathContext(70));
        BigDecimal k = x.divide(quarter, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal r = x.subtract(k.multiply(quarter));
        int quadrant = Math.floorMod(k.intValueExact() + later, 4);
        BigDecimal minus = ONE.negate();
        BigDecimal value = quadrant % 2 == 0 ? oddSeries(r, minus) : evenSeries(r, minus);
        return quadrant < 2 ? value : value.negate();
    }

    /** The sum of r^n/n!. */
    private static BigDecimal powerSeries(BigDecimal r) {
        BigDecimal sum = ONE;
        BigDecimal term = ONE;
        for (int n = 1; term.abs().compareTo(TINY) > 0; n++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }

    /** The sum of (sign r²)^n r/(2n + 1)!, relative to r. */
    private static BigDecimal oddSeries(BigDecimal r, BigDecimal sign) {
        return r.multiply(factorialSeries(r, sign, 1), DIGITS);
    }

    /** The sum of (sign r²)^n/(2n)!. */
    private static BigDecimal evenSeries(BigDecimal r, BigDecimal sign) {
        return factorialSeries(r, sign, 0);
    }

    private static BigDecimal factorialSeries(BigDecimal r, BigDecimal sign, int first) {
        BigDecimal step = r.multiply(r, DIGITS).multiply(sign);
        BigDecimal sum = ONE;
        BigDecimal term = ONE;
        for (int n = first + 1; term.abs().compareTo(TINY) > 0; n += 2) {
            term = term.multiply(step, DIGITS).divide(BigDecimal.valueOf((long) n * (n + 1)), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }

    private static BigDecimal artanh(BigDecimal s) {
        return s.multiply(arcSeries(s.multiply(s, DIGITS)), DIGITS);
    }

    /** The sum of z^n/(2n + 1). */
    private static BigDecimal arcSeries(BigDecimal z) {
        BigDecimal sum = ONE;
        BigDecimal power = ONE;
        for (int n = 3; power.abs().compareTo(TINY) > 0; n += 2) {
            power = power.multiply(z, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
        }
        return sum;
    }

    /** pi = 16 arctan(1/5) - 4 arctan(1/239), Machin 1706. */
    private static BigDecimal machin() {
        return arctanOfInverse(5)
                .multiply(BigDecimal.valueOf(16))
                .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)));
    }

    private static BigDecimal arctanOfInverse(int n) {
        BigDecimal s = ONE.divide(BigDecimal.valueOf(n), DIGITS);
        return s.multiply(arcSeries(s.multiply(s, DIGITS).negate()), DIGITS);
    }
}
