package brook.examples.finance;

import java.util.Locale;

/** Yields of bonds by their maturity. Shows: one run answers for all maturities, also those between its rows. */
public final class YieldCurve {

    private final CoxIngersollRossSolver.Trajectory run;

    /** The curve where the short rate is so much today. */
    YieldCurve(double rate) {
        run = CoxIngersollRossSolver.builder().rate(rate).build().solve();
    }

    /** The price of 1 to be paid after some years, at most 30. */
    double price(double years) {
        return run.price(years);
    }

    /** The rate that gives the same price if it stays. */
    double rate(double years) {
        return -Math.log(price(years)) / years;
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        YieldCurve low = new YieldCurve(0.02);
        YieldCurve high = new YieldCurve(0.08);
        System.out.println("years   from 2 %   from 8 %");
        for (double years : new double[] {0.25, 1, 5, 10, 30}) {
            System.out.printf(
                    Locale.ROOT, "%5.2f   %6.3f %%   %6.3f %%%n", years, 100 * low.rate(years), 100 * high.rate(years));
        }
    }
}
