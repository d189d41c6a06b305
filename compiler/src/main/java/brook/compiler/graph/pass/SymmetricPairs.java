package brook.compiler.graph.pass;

import brook.compiler.graph.IntTable;
import java.util.Arrays;
import java.util.Optional;

/**
 * A list of index pairs that has with each pair (i, j) also (j, i): where in the list the pairs with i &lt; j are, where in the same order their
 * opposites are, and where the pairs (i, i) are.
 */
record SymmetricPairs(IntTable direct, IntTable opposite, IntTable diagonal) {

    static Optional<SymmetricPairs> of(int[] first, int[] second) {
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
