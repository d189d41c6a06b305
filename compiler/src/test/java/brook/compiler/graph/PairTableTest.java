package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables given by a rule are those that are listed pair by pair. */
class PairTableTest {

    @ParameterizedTest
    @EnumSource(Pairs.Kind.class)
    void hasTheNumbersOfItsPairs(Pairs.Kind kind) {
        Random random = new Random(1);
        for (int n = 1; n <= 9; n++) {
            int offset = random.nextInt(100) - 50;
            int byFirst = random.nextInt(7) - 3;
            int bySecond = random.nextInt(7) - 3;
            PairTable table = new PairTable(new Pairs(kind, n), offset, byFirst, bySecond);
            int[] listed = listed(kind, n).stream()
                    .mapToInt(pair -> offset + byFirst * pair[0] + bySecond * pair[1])
                    .toArray();

            assertThat(table.toArray()).isEqualTo(listed);
            assertThat(IntStream.range(0, table.size()).map(table::get)).containsExactly(box(listed));
            assertThat(table).isEqualTo(IntTable.of(listed)).hasSameHashCodeAs(IntTable.of(listed));
            assertThat(IntTable.of(listed)).isEqualTo(table);
            assertThat(table.scaled(-3, 5)).isEqualTo(IntTable.of(listed).scaled(-3, 5));
            assertThat(atRunTime(kind, n, offset, byFirst, bySecond)).isEqualTo(listed);
        }
    }

    @ParameterizedTest
    @EnumSource(Pairs.Kind.class)
    void findsThePairsOfLargeLists(Pairs.Kind kind) {
        Pairs pairs = new Pairs(kind, 40_000);
        for (int place : new int[] {0, 1, 39_998, 39_999, 123_456_789, pairs.count() - 1}) {
            int i = pairs.first(place);
            int j = pairs.second(place, i);
            assertThat(j).isBetween(pairs.from(i), pairs.to(i) - 1).isNotEqualTo(i);
            assertThat(before(kind, pairs.n(), i, j)).isEqualTo(place);
        }
    }

    /** How many pairs stand before one, by the sum of the rows above. */
    private static long before(Pairs.Kind kind, long n, long i, long j) {
        return switch (kind) {
            case ABOVE -> i * n - i * (i + 1) / 2 + j - i - 1;
            case BELOW -> i * (i - 1) / 2 + j;
            case OTHERS -> i * (n - 1) + (j < i ? j : j - 1);
        };
    }

    @Test
    void longTablesThatDifferAreUnequal() {
        PairTable table = PairTable.firsts(new Pairs(Pairs.Kind.ABOVE, 100));
        int[] numbers = table.toArray();
        assertThat(IntTable.of(numbers)).isEqualTo(table);
        numbers[17]++;
        assertThat(IntTable.of(numbers)).isNotEqualTo(table);
        assertThat(table).isNotEqualTo(IntTable.of(numbers)).isNotEqualTo(PairTable.seconds(table.pairs()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Pairs.Kind.class,
            names = {"ABOVE", "BELOW"})
    void aTriangleIsChosenAsFromALongerList(Pairs.Kind kind) {
        for (int n = 3; n <= 8; n++) {
            PairTable all = new PairTable(new Pairs(Pairs.Kind.OTHERS, n), 1, 10, 100);
            Pairs triangle = new Pairs(kind, n);
            for (PairTable places : List.of(PairTable.places(triangle), PairTable.placesOfOpposites(triangle))) {
                IntTable chosen = ((IntTable) all).choose(places);
                assertThat(chosen).isInstanceOf(PairTable.class);
                assertThat(chosen.toArray())
                        .isEqualTo(IntTable.of(all.toArray())
                                .choose(IntTable.of(places.toArray()))
                                .toArray());
            }
            IntTable others = PairTable.firsts(triangle);
            assertThat(all.choose(others).toArray())
                    .isEqualTo(IntTable.of(all.toArray()).choose(others).toArray());
        }
    }

    private static List<int[]> listed(Pairs.Kind kind, int n) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean isIn = kind == Pairs.Kind.ABOVE ? i < j : kind == Pairs.Kind.BELOW ? j < i : i != j;
                if (isIn) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        return pairs;
    }

    private static int[] atRunTime(Pairs.Kind kind, int n, int offset, int byFirst, int bySecond) {
        return switch (kind) {
            case ABOVE -> Tables.above(n, offset, byFirst, bySecond);
            case BELOW -> Tables.below(n, offset, byFirst, bySecond);
            case OTHERS -> Tables.others(n, offset, byFirst, bySecond);
        };
    }

    private static Integer[] box(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }
}
