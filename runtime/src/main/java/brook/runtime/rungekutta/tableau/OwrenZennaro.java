package brook.runtime.rungekutta.tableau;

import static brook.runtime.rungekutta.tableau.Row.list;
import static brook.runtime.rungekutta.tableau.Row.row;

import java.util.List;

/** Pairs of Owren and Zennaro 1992, whose stages give continuations of the full order without another evaluation. */
public final class OwrenZennaro {

    private OwrenZennaro() {}

    /** Order 4(3). */
    public static Tableau four() {
        List<Row> rows = List.of(
                row(1.0 / 6, 1.0 / 6),
                row(11.0 / 37, 44.0 / 1369, 363.0 / 1369),
                row(11.0 / 17, 3388.0 / 4913, -8349.0 / 4913, 8140.0 / 4913),
                row(13.0 / 15, -36764.0 / 408375, 767.0 / 1125, -32708.0 / 136125, 210392.0 / 408375),
                row(1, 1697.0 / 18876, 0, 50653.0 / 116160, 299693.0 / 1626240, 3375.0 / 11648));
        List<List<Double>> weights = List.of(
                list(1697.0 / 18876, 0, 50653.0 / 116160, 299693.0 / 1626240, 3375.0 / 11648, 0),
                list(101.0 / 363, 0, -1369.0 / 14520, 11849.0 / 14520, 0, 0));
        List<List<Double>> polynomial = List.of(
                list(1, 0, 0, 0, 0, 0),
                list(-104217.0 / 37466, 0, 861101.0 / 230560, -63869.0 / 293440, -1522125.0 / 762944, 165.0 / 131),
                list(1806901.0 / 618189, 0, -2178079.0 / 380424, 6244423.0 / 5325936, 982125.0 / 190736, -461.0 / 131),
                list(
                        -866577.0 / 824252,
                        0,
                        12308679.0 / 5072320,
                        -7816583.0 / 10144640,
                        -624375.0 / 217984,
                        296.0 / 131));
        return Tableau.pair(4, 4, rows, weights, new Continuation(4, List.of(), polynomial));
    }

    /** Order 5(4). */
    public static Tableau five() {
        List<Row> rows = List.of(
                row(1.0 / 6, 1.0 / 6),
                row(1.0 / 4, 1.0 / 16, 3.0 / 16),
                row(1.0 / 2, 1.0 / 4, -3.0 / 4, 1),
                row(1.0 / 2, -3.0 / 4, 15.0 / 4, -3, 1.0 / 2),
                row(9.0 / 14, 369.0 / 1372, -243.0 / 343, 297.0 / 343, 1485.0 / 9604, 297.0 / 4802),
                row(
                        7.0 / 8,
                        -133.0 / 4512,
                        1113.0 / 6016,
                        7945.0 / 16544,
                        -12845.0 / 24064,
                        -315.0 / 24064,
                        156065.0 / 198528),
                row(1, 83.0 / 945, 0, 248.0 / 825, 41.0 / 180, 1.0 / 36, 2401.0 / 38610, 6016.0 / 20475));
        List<List<Double>> weights = List.of(
                list(83.0 / 945, 0, 248.0 / 825, 41.0 / 180, 1.0 / 36, 2401.0 / 38610, 6016.0 / 20475, 0),
                list(-1.0 / 9, 0, 40.0 / 33, -7.0 / 4, -1.0 / 12, 343.0 / 198, 0, 0));
        return Tableau.pair(5, 5, rows, weights, new Continuation(5, List.of(), polynomialOfFive()));
    }

    private static List<List<Double>> polynomialOfFive() {
        return List.of(
                list(1, 0, 0, 0, 0, 0, 0, 0),
                list(
                        -3292.0 / 819,
                        0,
                        5112.0 / 715,
                        -123.0 / 52,
                        -63.0 / 52,
                        -40817.0 / 33462,
                        18048.0 / 5915,
                        -18.0 / 13),
                list(
                        17893.0 / 2457,
                        0,
                        -43568.0 / 2145,
                        3161.0 / 234,
                        1061.0 / 234,
                        60025.0 / 50193,
                        -637696.0 / 53235,
                        75.0 / 13),
                list(
                        -4969.0 / 819,
                        0,
                        1344.0 / 65,
                        -1465.0 / 78,
                        -413.0 / 78,
                        2401.0 / 1521,
                        96256.0 / 5915,
                        -109.0 / 13),
                list(596.0 / 315, 0, -1984.0 / 275, 118.0 / 15, 2, -9604.0 / 6435, -48128.0 / 6825, 4));
    }
}
