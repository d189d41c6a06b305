package brook.runtime.rungekutta.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tableaus against the order conditions of all rooted trees. */
class TableauTest {

    private static final List<RootedTree> TREES = RootedTree.upTo(9);
    /** How well doubles hold a condition, next to the largest coefficient. */
    private static final double ROUNDING = 1e-14;

    /** Name, tableau, order, order of each embedded method, whether the first stage is the last of the step before, extra evaluations. */
    static Stream<Arguments> tableaus() {
        return Stream.of(
                Arguments.of("euler", GridTableaus.euler(), 1, List.of(), false, 1),
                Arguments.of("midpoint", GridTableaus.midpoint(), 2, List.of(), false, 1),
                Arguments.of("rk4", GridTableaus.rk4(), 4, List.of(), false, 1),
                Arguments.of("heun", LowOrderTableaus.heun(), 2, List.of(1), false, 1),
                Arguments.of("fehlberg2", LowOrderTableaus.fehlberg2(), 1, List.of(2), true, 0),
                Arguments.of("bosh3", LowOrderTableaus.bosh3(), 3, List.of(2), true, 0),
                Arguments.of("owren_zennaro4", OwrenZennaro.four(), 4, List.of(3), true, 0),
                Arguments.of("owren_zennaro5", OwrenZennaro.five(), 5, List.of(4), true, 0),
                Arguments.of("rkf45", FifthOrderTableaus.rkf45(), 4, List.of(5), false, 1),
                Arguments.of("cash_karp", FifthOrderTableaus.cashKarp(), 5, List.of(4), false, 2),
                Arguments.of("dopri5", FifthOrderTableaus.dopri5(), 5, List.of(4), true, 0),
                Arguments.of("dopri5 paper", FifthOrderTableaus.dopri5OfShampine(), 5, List.of(4), true, 0),
                Arguments.of("tsit5", FifthOrderTableaus.tsit5(), 5, List.of(4), true, 0),
                Arguments.of("tanaka_yamashita7", TanakaYamashita7.tableau(), 7, List.of(6), false, 7),
                Arguments.of("dop853", DormandPrince853.tableau(), 8, List.of(5, 3), false, 4));
    }

    /** Sloane's A000081. */
    @Test
    void allTreesAreThere() {
        List<Long> counts = IntStream.rangeClosed(1, 9)
                .mapToObj(
                        n -> TREES.stream().filter(tree -> tree.vertices() == n).count())
                .toList();
        assertThat(counts).containsExactly(1L, 1L, 2L, 4L, 9L, 20L, 48L, 115L, 286L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tableaus")
    void rowsSumUpToTheirTimes(String name, Tableau tableau) {
        List<Row> rows = new ArrayList<>(tableau.rows());
        rows.addAll(tableau.continuation().extra());
        for (Row row : rows) {
            double sum =
                    row.coefficients().stream().mapToDouble(Double::doubleValue).sum();
            assertThat(sum).isCloseTo(row.time(), within(ROUNDING * largest(row.coefficients())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tableaus")
    void hasItsOrderAndNoMore(String name, Tableau tableau, int order) {
        assertThat(tableau.order()).isEqualTo(order);
        assertThat(order(tableau, tableau.weights())).isEqualTo(order);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tableaus")
    void embeddedMethodsHaveTheirOrders(String name, Tableau tableau, int order, List<Integer> embedded) {
        List<Integer> orders = new ArrayList<>();
        for (List<Double> error : tableau.errors()) {
            orders.add(order(tableau, minus(tableau.weights(), error)));
        }
        assertThat(orders).isEqualTo(embedded);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tableaus")
    void theLastStageIsTheFirstWhereItSaysSo(
            String name, Tableau tableau, int order, List<Integer> embedded, boolean same, int extra) {
        assertThat(tableau.firstSameAsLast()).isEqualTo(same);
        assertThat(tableau.continuation().extra()).hasSize(extra);
    }

    /** The polynomial holds the conditions up to its order at each part of the step, and ends where the step ends. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tableaus")
    void theContinuationHasItsOrder(String name, Tableau tableau, int order) {
        Continuation continuation = tableau.continuation();
        assertThat(continuation.order()).isGreaterThanOrEqualTo(order - 1);
        List<Row> rows = new ArrayList<>(tableau.rows());
        rows.addAll(continuation.extra());
        for (double part : new double[] {0.1, 0.37, 0.5, 0.83, 1}) {
            List<Double> weights = at(continuation, part);
            for (RootedTree tree : TREES) {
                if (tree.vertices() <= continuation.order()) {
                    double expected = Math.pow(part, tree.vertices()) / tree.density();
                    assertThat(tree.value(rows, weights)).isCloseTo(expected, within(tolerance(rows, weights)));
                }
            }
        }
        List<Double> end = at(continuation, 1);
        for (int i = 0; i < end.size(); i++) {
            double weight = i < tableau.stages() ? tableau.weights().get(i) : 0;
            assertThat(end.get(i)).isCloseTo(weight, within(1e-12 * largest(tableau.weights())));
        }
    }

    private static int order(Tableau tableau, List<Double> weights) {
        double tolerance = tolerance(tableau.rows(), weights);
        return TREES.stream()
                        .filter(tree ->
                                !(Math.abs(tree.value(tableau.rows(), weights) - 1 / tree.density()) < tolerance))
                        .findFirst()
                        .orElseThrow()
                        .vertices()
                - 1;
    }

    /** A sum of such products is no more accurate. */
    private static double tolerance(List<Row> rows, List<Double> weights) {
        double largest = rows.stream()
                .mapToDouble(row -> largest(row.coefficients()))
                .max()
                .orElse(1);
        return ROUNDING * Math.max(1, largest) * Math.max(1, largest(weights));
    }

    private static double largest(List<Double> numbers) {
        return Math.max(1, numbers.stream().mapToDouble(Math::abs).max().orElse(1));
    }

    private static List<Double> minus(List<Double> weights, List<Double> others) {
        return IntStream.range(0, weights.size())
                .mapToObj(i -> weights.get(i) - others.get(i))
                .toList();
    }

    private static List<Double> at(Continuation continuation, double part) {
        double[] sum = new double[continuation.polynomial().get(0).size()];
        double power = 1;
        for (List<Double> coefficients : continuation.polynomial()) {
            power *= part;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += power * coefficients.get(i);
            }
        }
        return Row.list(sum);
    }
}
