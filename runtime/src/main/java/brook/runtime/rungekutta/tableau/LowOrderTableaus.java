package brook.runtime.rungekutta.tableau;

import static brook.runtime.rungekutta.tableau.Row.list;
import static brook.runtime.rungekutta.tableau.Row.row;

import java.util.List;

/** Pairs of orders 1 to 3. */
public final class LowOrderTableaus {

    private LowOrderTableaus() {}

    /** Heun 1900, order 2, with Euler's method as its error estimate. */
    public static Tableau heun() {
        return hermite(2, 2, List.of(row(1, 1)), List.of(list(0.5, 0.5), list(1, 0)));
    }

    /** RKF1(2) of Fehlberg 1969: the first order is advanced, the second says how far it is off. */
    public static Tableau fehlberg2() {
        return hermite(
                1,
                2,
                List.of(row(0.5, 0.5), row(1, 1.0 / 256, 255.0 / 256)),
                List.of(list(1.0 / 256, 255.0 / 256, 0), list(1.0 / 512, 255.0 / 256, 1.0 / 512)));
    }

    /** Bogacki and Shampine 1989, 3(2). */
    public static Tableau bosh3() {
        return hermite(
                3,
                3,
                List.of(row(0.5, 0.5), row(0.75, 0, 0.75), row(1, 2.0 / 9, 1.0 / 3, 4.0 / 9)),
                List.of(list(2.0 / 9, 1.0 / 3, 4.0 / 9, 0), list(7.0 / 24, 1.0 / 4, 1.0 / 3, 1.0 / 8)));
    }

    static Tableau hermite(int order, int errorPower, List<Row> rows, List<List<Double>> weights) {
        return Tableau.pair(order, errorPower, rows, weights, Hermite.continuation(order, rows, weights.get(0)));
    }
}
