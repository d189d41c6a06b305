package brook.compiler.graph.pass;

import brook.compiler.graph.IntTable;
import brook.compiler.graph.PairTable;
import brook.compiler.graph.Pairs;
import java.util.Arrays;
import java.util.Optional;

/**
 * A list of index pairs that has with each pair (i, j) also (j, i): where in the list the pairs with i &lt; j are, where in the same order their
 * opposites are, and where the pairs (i, i) are.
 */
record SymmetricPairs(IntTable direct, IntTable opposite, IntTable diagonal) {

    static Optional<SymmetricPairs> of(IntTable first, IntTable second) {
        return first instanceof PairTable some && second instanceof PairTable others && areEnds(some, others)
                ? ofEnds(some)
                : ofLists(first.toArray(), second.toArray());
    }

    /** Whether two tables have the two ends of the same pairs, in one order or the other. */
    private static boolean areEnds(PairTable first, PairTable second) {
        PairTable firsts = new PairTable(first.pairs(), first.offset(), 1, 0);
        PairTable seconds = new PairTable(first.pairs(), first.offset(), 0, 1);
        return first.equals(firsts) && second.equals(seconds) || first.equals(seconds) && second.equals(firsts);
    }

    /** Known without going through the pairs: one triangle has no opposites, and in the list of all pairs each triangle stands by a rule. */
    private static Optional<SymmetricPairs> ofEnds(PairTable first) {
        if (first.pairs().kind() != Pairs.Kind.OTHERS) {
            return Optional.empty();
        }
        Pairs.Kind ascending = first.byFirst() == 1 ? Pairs.Kind.ABOVE : Pairs.Kind.BELOW;
        Pairs direct = new Pairs(ascending, first.pairs().n());
        return Optional.of(
                new SymmetricPairs(PairTable.places(direct), PairTable.placesOfOpposites(direct), IntTable.of()));
    }

    private static Optional<SymmetricPairs> ofLists(int[] first, int[] second) {
        PairPlaces places = PairPlaces.of(first, second);
        for (int p = 0; p < first.length; p++) {
            if (!places.add(first[p], second[p], p)) {
                return Optional.empty();
            }
        }
        int[] direct = new int[first.length];
        int[] opposite = new int[first.length];
        int[] diagonal = new int[first.length];
        int pairs = 0;
        int equal = 0;
        for (int p = 0; p < first.length; p++) {
            int other = places.of(second[p], first[p]);
            if (other < 0) {
                return Optional.empty();
            }
            if (first[p] < second[p]) {
                direct[pairs] = p;
                opposite[pairs++] = other;
            } else if (first[p] == second[p]) {
                diagonal[equal++] = p;
            }
        }
        return Optional.of(new SymmetricPairs(head(direct, pairs), head(opposite, pairs), head(diagonal, equal)));
    }

    private static IntTable head(int[] places, int count) {
        return IntTable.of(Arrays.copyOf(places, count));
    }
}
