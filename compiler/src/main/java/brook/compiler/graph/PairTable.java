package brook.compiler.graph;

import java.util.Arrays;
import java.util.Optional;

/** {@code offset + byFirst * i + bySecond * j} for each of some pairs (i, j): their ends, and where they stand in a longer list of pairs. */
public record PairTable(Pairs pairs, int offset, int byFirst, int bySecond) implements IntTable {

    /** The first number of each pair. */
    public static PairTable firsts(Pairs pairs) {
        return new PairTable(pairs, 0, 1, 0);
    }

    /** The second number of each pair. */
    public static PairTable seconds(Pairs pairs) {
        return new PairTable(pairs, 0, 0, 1);
    }

    /** Where the pairs of one triangle stand among all pairs of the same numbers: n - 1 of these begin with each i, and (i, i) is none of them. */
    public static PairTable places(Pairs triangle) {
        return new PairTable(triangle, triangle.kind() == Pairs.Kind.ABOVE ? -1 : 0, triangle.n() - 1, 1);
    }

    /** Where (j, i) stands for each (i, j) of one triangle. */
    public static PairTable placesOfOpposites(Pairs triangle) {
        return new PairTable(triangle, triangle.kind() == Pairs.Kind.ABOVE ? 0 : -1, 1, triangle.n() - 1);
    }

    /** The numbers at places that are those of a triangle, or of its opposites, among the pairs of this table; empty where they are others. */
    Optional<PairTable> choose(PairTable places) {
        Pairs triangle = places.pairs();
        boolean within =
                pairs.kind() == Pairs.Kind.OTHERS && triangle.kind() != Pairs.Kind.OTHERS && triangle.n() == pairs.n();
        if (within && places.sameRule(places(triangle))) {
            return Optional.of(new PairTable(triangle, offset, byFirst, bySecond));
        }
        return within && places.sameRule(placesOfOpposites(triangle))
                ? Optional.of(new PairTable(triangle, offset, bySecond, byFirst))
                : Optional.empty();
    }

    @Override
    public int size() {
        return pairs.count();
    }

    @Override
    public int get(int place) {
        int i = pairs.first(place);
        return offset + byFirst * i + bySecond * pairs.second(place, i);
    }

    @Override
    public int[] toArray() {
        int[] values = new int[size()];
        int place = 0;
        for (int i = 0; i < pairs.n(); i++) {
            for (int j = pairs.from(i); j < pairs.to(i); j++) {
                if (j != i) {
                    values[place++] = offset + byFirst * i + bySecond * j;
                }
            }
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof PairTable table && sameRule(table)) {
            return true;
        }
        return other instanceof IntTable table
                && size() == table.size()
                && hashCode() == table.hashCode()
                && Arrays.equals(toArray(), table.toArray());
    }

    @Override
    public int hashCode() {
        return IntTable.hash(this);
    }

    private boolean sameRule(PairTable other) {
        return pairs.equals(other.pairs)
                && offset == other.offset
                && byFirst == other.byFirst
                && bySecond == other.bySecond;
    }

    @Override
    public String toString() {
        return size() <= 12 ? Arrays.toString(toArray()) : size() + " positions";
    }
}
