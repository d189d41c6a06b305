package brook.compiler.graph;

import brook.compiler.source.Budget;
import java.util.Optional;

/**
 * Positions in a row that nobody changes, compared by content: listed, or given by a rule, which takes neither time nor memory however many they are.
 */
public sealed interface IntTable permits ListedTable, PairTable {

    /** A table of a copy of the numbers. */
    static IntTable of(int... values) {
        Budget.here().table(values.length);
        return new ListedTable(values.clone());
    }

    /** How many numbers there are. */
    int size();

    /** The number at a place. */
    int get(int i);

    /** A copy of the numbers. */
    int[] toArray();

    /** {@code offset + factor * value} of each number. */
    default IntTable scaled(int factor, int offset) {
        if (factor == 1 && offset == 0) {
            return this;
        }
        if (this instanceof PairTable pairs) {
            return new PairTable(
                    pairs.pairs(),
                    offset + factor * pairs.offset(),
                    factor * pairs.byFirst(),
                    factor * pairs.bySecond());
        }
        int[] values = toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = offset + factor * values[i];
        }
        return of(values);
    }

    /** The numbers at some places, in the order of the places. */
    default IntTable choose(IntTable places) {
        if (this instanceof PairTable pairs && places instanceof PairTable some) {
            Optional<PairTable> known = pairs.choose(some);
            if (known.isPresent()) {
                return known.get();
            }
        }
        int[] values = toArray();
        int[] chosen = places.toArray();
        for (int p = 0; p < chosen.length; p++) {
            chosen[p] = values[chosen[p]];
        }
        return of(chosen);
    }

    /** Of all numbers of a table of at most some hundred, of some of a longer one. */
    static int hash(IntTable table) {
        int size = table.size();
        int looked = size <= 1024 ? size : 64;
        int hash = size;
        for (int i = 0; i < looked; i++) {
            hash = 31 * hash + table.get((int) ((long) i * size / looked));
        }
        return hash;
    }
}
