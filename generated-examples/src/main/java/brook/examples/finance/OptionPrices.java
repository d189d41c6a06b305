package brook.examples.finance;

import java.util.Locale;

/**
 * Prices of calls where the variance is random, as an integral over 400 solutions of one system. Shows: a sweep that needs
 * no new memory, with one solver and one trajectory.
 */
public final class OptionPrices {

    /** The integrand is analytic and even: the sum of its values at this distance is exact to 13 digits, exp(-pi/h). */
    private static final double H = 0.1;

    private static final int POINTS = 400;

    private final double spot;
    private final double rate;
    private final double dividend;
    private final double[] logModulus = new double[POINTS];
    private final double[] phase = new double[POINTS];

    /** An asset with the variance of the model, one year from today. */
    OptionPrices(double spot, double rate, double dividend) {
        this.spot = spot;
        this.rate = rate;
        this.dividend = dividend;
        HestonSolver solver = HestonSolver.builder().build();
        HestonSolver.Trajectory run = solver.newTrajectory();
        for (int i = 0; i < POINTS; i++) {
            solver.setU(i * H);
            solver.solve(0, 1, run);
            logModulus[i] = run.logModulus(1);
            phase[i] = run.phase(1);
        }
    }

    /** The price today of the right to buy at {@code strike} in a year (Lewis 2000). */
    double call(double strike) {
        double k = Math.log(spot / strike) + rate - dividend;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double u = i * H;
            double weight = i == 0 ? H / 2 : H;
            sum += weight * Math.exp(logModulus[i]) * Math.cos(u * k + phase[i]) / (u * u + 0.25);
        }
        double discount = Math.exp(-(rate + dividend) / 2);
        return spot * Math.exp(-dividend) - Math.sqrt(spot * strike) * discount * sum / Math.PI;
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        OptionPrices prices = new OptionPrices(100, 0.01, 0.02);
        System.out.println("strike        call");
        for (int strike = 80; strike <= 120; strike += 10) {
            System.out.printf(Locale.ROOT, "%6d   %.6f%n", strike, prices.call(strike));
        }
    }
}
