package brook.runtime.rungekutta.tableau;

import static brook.runtime.rungekutta.tableau.Row.list;
import static brook.runtime.rungekutta.tableau.Row.row;

import java.util.List;

/** Methods without an error estimate. */
public final class GridTableaus {

    private GridTableaus() {}

    /** Euler 1768. */
    public static Tableau euler() {
        return Tableau.onGrid(1, List.of(), list(1));
    }

    /** The midpoint rule of Runge 1895. */
    public static Tableau midpoint() {
        return Tableau.onGrid(2, List.of(row(0.5, 0.5)), list(0, 1));
    }

    /** The classical method of Kutta 1901. */
    public static Tableau rk4() {
        return Tableau.onGrid(
                4, List.of(row(0.5, 0.5), row(0.5, 0, 0.5), row(1, 0, 0, 1)), list(1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6));
    }
}
