package brook.runtime.stiff;

/** The length of a first step, from the size of the rates and of their change along an explicit step (Hairer, Norsett and Wanner 1993, II.4). */
final class FirstStep {

    private static final double SMALL = 1e-5;

    private final Rates rates;
    private final ErrorNorm norm;
    private final int states;
    private final double[] change;

    /** For a method whose error estimate grows with the fourth power of the step, or the fifth. */
    FirstStep(Rates rates, ErrorNorm norm, int states) {
        this.rates = rates;
        this.norm = norm;
        this.states = states;
        this.change = new double[states];
    }

    /** A length, positive; the sign of {@code limit} is the direction. */
    double find(double t, double[] point, double[] startRates, double limit) {
        double size = norm.of(point, states);
        double rate = norm.of(startRates, states);
        double guess = size < SMALL || rate < SMALL ? 1e-6 : 0.01 * size / rate;
        double h = Math.copySign(Math.min(guess, Math.abs(limit)), limit);
        double larger = Math.max(rate, curvature(t, point, startRates, h));
        double second = larger <= 1e-15 ? Math.max(1e-6, 1e-3 * Math.abs(h)) : Math.sqrt(Math.sqrt(0.01 / larger));
        return Math.min(100 * Math.abs(h), second);
    }

    /** The size of the second derivative; a large one where rates are not finite. */
    private double curvature(double t, double[] point, double[] startRates, double h) {
        for (int i = 0; i < states; i++) {
            change[i] = h * startRates[i];
        }
        if (!rates.at(t + h, point, change)) {
            return 1 / Math.abs(h);
        }
        for (int i = 0; i < states; i++) {
            change[i] = rates.get(i) - startRates[i];
        }
        return norm.of(change, states) / Math.abs(h);
    }
}
