package brook.compiler.transform;

import brook.compiler.graph.IntTable;
import brook.compiler.source.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of indices, each kept once: equal sets have the same number, so that arrays of sets are arrays of numbers. */
final class IndexSets {

    /** The number of the set without elements. */
    static final int EMPTY = 0;

    private final Budget budget = Budget.here();
    private final List<IntTable> sets = new ArrayList<>();
    private final Map<IntTable, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> unions = new HashMap<>();
    /** For each index the last union that has met it. */
    private final int[] met;

    private int round;

    /** Of indices below a bound. */
    IndexSets(int bound) {
        this.met = new int[bound];
        number(new int[0]);
    }

    /** The set of one index. */
    int single(int index) {
        return number(new int[] {index});
    }

    /** The elements of a set, ascending. */
    IntTable elements(int set) {
        return sets.get(set);
    }

    /** The union of two sets. */
    int union(int a, int b) {
        if (a == b || b == EMPTY) {
            return a;
        }
        if (a == EMPTY) {
            return b;
        }
        long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
        Integer known = unions.get(pair);
        if (known == null) {
            known = union(new int[] {a, b}, 0, 2);
            unions.put(pair, known);
        }
        return known;
    }

    /** The union of the sets at some places of a list; takes as long as they have elements together. */
    int union(int[] list, int from, int to) {
        int total = 0;
        for (int i = from; i < to; i++) {
            total = Math.addExact(total, sets.get(list[i]).size());
        }
        round++;
        int[] union = new int[Math.min(total, met.length)];
        int count = 0;
        for (int i = from; i < to; i++) {
            IntTable some = sets.get(list[i]);
            for (int k = 0; k < some.size(); k++) {
                int index = some.get(k);
                if (met[index] != round) {
                    met[index] = round;
                    union[count++] = index;
                }
            }
        }
        int[] sorted = Arrays.copyOf(union, count);
        Arrays.sort(sorted);
        return number(sorted);
    }

    private int number(int[] ascending) {
        budget.tick();
        IntTable set = IntTable.of(ascending);
        Integer known = numbers.putIfAbsent(set, sets.size());
        if (known != null) {
            return known;
        }
        sets.add(set);
        return sets.size() - 1;
    }
}
