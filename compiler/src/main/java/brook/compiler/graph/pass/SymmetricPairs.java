package brook.compiler.graph.pass;

import brook.compiler.graph.IntTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of index pairs that has with each pair (i, j) also (j, i): where in the list the pairs with i &lt; j are, where in the same order their
 * opposites are, and where the pairs (i, i) are.
 */
record SymmetricPairs(IntTable direct, IntTable opposite, IntTable diagonal) {

    static Optional<SymmetricPairs> of(int[] first, int[] second) {
        Map<Long, Integer> places = new HashMap<>();
        for (int p = 0; p < first.length; p++) {
            if (places.putIfAbsent(key(first[p], second[p]), p) != null) {
                return Optional.empty();
            }
        }
        int[] direct = new int[first.length];
        int[] opposite = new int[first.length];
        int[] diagonal = new int[first.length];
        int pairs = 0;
        int equal = 0;
        for (int p = 0; p < first.length; p++) {
            int other = places.getOrDefault(key(second[p], first[p]), -1);
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

    /** Multiplied by an odd number, since the hash of a {@code Long} would otherwise be i ^ j, the same for many pairs (Knuth 1998, volume 3, section 6.4). */
    private static long key(int i, int j) {
        return (((long) i << 32) | j) * 0x9E3779B97F4A7C15L;
    }
}
