package brook.runtime.rungekutta.tableau;

import static brook.runtime.rungekutta.tableau.Row.list;
import static brook.runtime.rungekutta.tableau.Row.row;

import java.util.List;

/** Pairs of orders 4 and 5. */
public final class FifthOrderTableaus {

    private static final List<Row> DORMAND_PRINCE = List.of(
            row(1.0 / 5, 1.0 / 5),
            row(3.0 / 10, 3.0 / 40, 9.0 / 40),
            row(4.0 / 5, 44.0 / 45, -56.0 / 15, 32.0 / 9),
            row(8.0 / 9, 19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729),
            row(1, 9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656),
            row(1, 35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84));

    private static final List<Double> DORMAND_PRINCE_WEIGHTS =
            list(35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0);

    private FifthOrderTableaus() {}

    /** RKF4(5) of Fehlberg 1969, his formula 2: the fourth order is advanced, the fifth says how far it is off. */
    public static Tableau rkf45() {
        return LowOrderTableaus.hermite(
                4,
                5,
                List.of(
                        row(1.0 / 4, 1.0 / 4),
                        row(3.0 / 8, 3.0 / 32, 9.0 / 32),
                        row(12.0 / 13, 1932.0 / 2197, -7200.0 / 2197, 7296.0 / 2197),
                        row(1, 439.0 / 216, -8, 3680.0 / 513, -845.0 / 4104),
                        row(1.0 / 2, -8.0 / 27, 2, -3544.0 / 2565, 1859.0 / 4104, -11.0 / 40)),
                List.of(
                        list(25.0 / 216, 0, 1408.0 / 2565, 2197.0 / 4104, -1.0 / 5, 0),
                        list(16.0 / 135, 0, 6656.0 / 12825, 28561.0 / 56430, -9.0 / 50, 2.0 / 55)));
    }

    /** Cash and Karp 1990, the orders 5 and 4 of their six stages. */
    public static Tableau cashKarp() {
        return LowOrderTableaus.hermite(
                5,
                5,
                List.of(
                        row(1.0 / 5, 1.0 / 5),
                        row(3.0 / 10, 3.0 / 40, 9.0 / 40),
                        row(3.0 / 5, 3.0 / 10, -9.0 / 10, 6.0 / 5),
                        row(1, -11.0 / 54, 5.0 / 2, -70.0 / 27, 35.0 / 27),
                        row(7.0 / 8, 1631.0 / 55296, 175.0 / 512, 575.0 / 13824, 44275.0 / 110592, 253.0 / 4096)),
                List.of(
                        list(37.0 / 378, 0, 250.0 / 621, 125.0 / 594, 0, 512.0 / 1771),
                        list(2825.0 / 27648, 0, 18575.0 / 48384, 13525.0 / 55296, 277.0 / 14336, 1.0 / 4)));
    }

    /** Dormand and Prince 1980, 5(4), their RK5(4)7M. */
    public static Tableau dopri5() {
        return dormandPrince(
                list(5179.0 / 57600, 0, 7571.0 / 16695, 393.0 / 640, -92097.0 / 339200, 187.0 / 2100, 1.0 / 40));
    }

    /** The same with the embedded weights of Shampine 1986, as in the public code of Kelly et al. 2020. */
    public static Tableau dopri5OfShampine() {
        return dormandPrince(
                list(1951.0 / 21600, 0, 22642.0 / 50085, 451.0 / 720, -12231.0 / 42400, 649.0 / 6300, 1.0 / 60));
    }

    private static Tableau dormandPrince(List<Double> embedded) {
        return Tableau.pair(
                5, 5, DORMAND_PRINCE, List.of(DORMAND_PRINCE_WEIGHTS, embedded), dormandPrinceContinuation());
    }

    /** The continuation of order 4 in Hairer, Nørsett and Wanner 1993, II.6, as in their code DOPRI5. */
    private static Continuation dormandPrinceContinuation() {
        List<Double> last = list(
                -12715105075.0 / 11282082432.0,
                0,
                87487479700.0 / 32700410799.0,
                -10690763975.0 / 1880347072.0,
                701980252875.0 / 199316789632.0,
                -1453857185.0 / 822651844.0,
                69997945.0 / 29380423.0);
        return new Continuation(4, List.of(), Nested.polynomial(DORMAND_PRINCE_WEIGHTS, 6, List.of(last)));
    }

    /** Tsitouras 2011, 5(4), table 1, with the continuation of order 4 that he gives, expanded in powers. */
    public static Tableau tsit5() {
        List<Row> rows = List.of(
                row(0.161, 0.161),
                row(0.327, -0.008480655492356989, 0.335480655492357),
                row(0.9, 2.8971530571054935, -6.359448489975075, 4.3622954328695815),
                row(
                        0.9800255409045097,
                        5.325864828439257,
                        -11.748883564062828,
                        7.4955393428898365,
                        -0.09249506636175525),
                row(
                        1,
                        5.86145544294642,
                        -12.92096931784711,
                        8.159367898576159,
                        -0.071584973281401,
                        -0.028269050394068383),
                row(
                        1,
                        0.09646076681806523,
                        0.01,
                        0.4798896504144996,
                        1.379008574103742,
                        -3.290069515436081,
                        2.324710524099774));
        List<List<Double>> weights = List.of(
                list(
                        0.09646076681806523,
                        0.01,
                        0.4798896504144996,
                        1.379008574103742,
                        -3.290069515436081,
                        2.324710524099774,
                        0),
                list(
                        0.09468075576583945,
                        0.009183565540343254,
                        0.4877705284247616,
                        1.234297566930479,
                        -2.7077123499835256,
                        1.866628418170587,
                        0.015151515151515152));
        List<List<Double>> polynomial = List.of(
                list(1, 0, 0, 0, 0, 0, 0),
                list(
                        -2.763706197274826,
                        0.1317,
                        3.9302962368947516,
                        -12.411077166933676,
                        37.50931341651104,
                        -27.896526289197286,
                        1.5),
                list(
                        2.9132554618219126,
                        -0.2234,
                        -5.941033872131505,
                        30.33818863028232,
                        -88.1789048947664,
                        65.09189467479366,
                        -4),
                list(
                        -1.0530884977290216,
                        0.1017,
                        2.490627285651253,
                        -16.548102889244902,
                        47.37952196281928,
                        -34.87065786149661,
                        2.5));
        return Tableau.pair(5, 5, rows, weights, new Continuation(4, List.of(), polynomial));
    }
}
