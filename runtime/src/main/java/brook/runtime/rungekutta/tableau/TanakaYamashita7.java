package brook.runtime.rungekutta.tableau;

import static brook.runtime.rungekutta.tableau.Row.list;
import static brook.runtime.rungekutta.tableau.Row.row;

import java.util.List;

/**
 * The pair 7(6) of Tanaka, Muramatsu and Yamashita 1992, nine stages and one for the error estimate; its fractions of up to 145 digits as the nearest
 * doubles. The ninth and the tenth stage both stand at the end of the step in time, and neither at its point.
 */
public final class TanakaYamashita7 {

    private TanakaYamashita7() {}

    /** The tableau, with a continuation of degree 6 by seven evaluations. */
    public static Tableau tableau() {
        return LowOrderTableaus.hermite(7, 7, rows(), weights());
    }

    private static List<Row> rows() {
        return List.of(
                row(0.07816646510113846, 0.07816646510113846),
                row(0.1172496976517077, 0.029312424412926925, 0.08793727323878078),
                row(0.17587454647756157, 0.04396863661939039, 0, 0.13190590985817116),
                row(0.4987401101913988, 0.7361834837738384, 0, -2.8337999624233308, 2.5963565888408913),
                row(
                        0.7721216901844838,
                        -12.062819391370866,
                        0,
                        48.20838100175243,
                        -38.05863046463434,
                        2.6851905444372632),
                row(
                        0.9911856696047768,
                        105.21957276320198,
                        0,
                        -417.92888626241256,
                        332.3155504499333,
                        -19.827591183572938,
                        1.2125399024549859),
                row(
                        0.9995019582097662,
                        114.67755718631742,
                        0,
                        -455.5612169896097,
                        362.24095553923144,
                        -21.67190442182809,
                        1.3189132007137807,
                        -0.0048025566150346555),
                row(
                        1,
                        115.21334870553768,
                        0,
                        -457.69356568613233,
                        363.93688218862735,
                        -21.776682078900294,
                        1.3250670887878468,
                        -0.004518190986768983,
                        -0.0005320269334859959),
                row(
                        1,
                        115.18928245800194,
                        0,
                        -457.59802227164295,
                        363.8610256312148,
                        -21.77212754027556,
                        1.3248804645074317,
                        -0.0045057252106918315,
                        -0.0005330165949429136,
                        0));
    }

    private static List<List<Double>> weights() {
        return List.of(
                list(
                        0.05126014249744686,
                        0,
                        0,
                        0.27521638456212627,
                        0.33696650340710543,
                        0.18986072244906577,
                        8.461099418514403,
                        -130.15941672640542,
                        121.84501355497528,
                        0),
                list(
                        0.051002417590377186,
                        0,
                        0,
                        0.27613929504666546,
                        0.333788602069686,
                        0.20196531139081392,
                        5.755075459041811,
                        -85.61797108513936,
                        0,
                        80));
    }
}
