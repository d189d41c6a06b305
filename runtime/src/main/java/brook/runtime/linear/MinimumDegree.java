package brook.runtime.linear;

import java.util.Arrays;

/**
 * An order of elimination that always takes a vertex with few neighbours left, and what it costs.
 *
 * <p>Approximate minimum degree on the quotient graph, Amestoy, Davis and Duff 1996: the neighbours of an eliminated vertex, a clique, are
 * kept as one list, an <i>element</i>; elements inside a new one are absorbed; degrees are bounds. Without their supervariables. Vertices
 * with more than 10 sqrt(n) neighbours come last, as there. Ties go to the vertex whose degree changed last.
 */
final class MinimumDegree {

    private final int size;
    /** For each vertex a region of {@link #list}: its elements, then its neighbours that no element has. */
    private final int[] starts;

    private final int[] list;
    private final int[] elementCount;
    private final int[] length;

    /** The vertices of each element, one element behind the other. */
    private int[] members;

    private final int[] memberStart;
    private final int[] memberEnd;
    private final boolean[] absorbed;

    private final DegreeLists degrees;
    private final boolean[] gone;
    /** The last step in which a vertex was seen in the new element. */
    private final int[] seen;
    /** The last step in which {@link #outside} of an element was set. */
    private final int[] counted;
    /** How many vertices of an element are not in the new one. */
    private final int[] outside;

    private final int[] order;
    private int postponed;
    private long entries;
    private double operations;

    private MinimumDegree(Neighbours graph) {
        size = graph.size;
        starts = graph.starts;
        list = graph.list.clone();
        elementCount = new int[size];
        length = new int[size];
        members = new int[Math.max(16, list.length)];
        memberStart = new int[size];
        memberEnd = new int[size];
        absorbed = new boolean[size];
        degrees = new DegreeLists(size);
        gone = new boolean[size];
        seen = new int[size];
        counted = new int[size];
        outside = new int[size];
        order = new int[size];
        Arrays.fill(seen, -1);
        Arrays.fill(counted, -1);
        postpone(graph);
    }

    /**
     * Orders a graph; stops early, with {@link #operations()} above the limit, once more multiplications than that are certain.
     */
    static MinimumDegree of(Neighbours graph, double limit) {
        MinimumDegree degree = new MinimumDegree(graph);
        degree.run(limit);
        return degree;
    }

    /** Which row and column comes first, second and so on. */
    int[] order() {
        return order;
    }

    /** Entries below the diagonal that the factor L has if all pivots are on the diagonal; U has as many above. */
    long entries() {
        return entries;
    }

    /** Multiplications and subtractions of the elimination if all pivots are on the diagonal: the sum of c² over columns with c entries. */
    double operations() {
        return operations;
    }

    private void postpone(Neighbours graph) {
        int limit = (int) Math.max(16, 10 * Math.sqrt(size));
        for (int i = 0; i < size; i++) {
            if (graph.degree(i) > limit) {
                gone[i] = true;
                postponed++;
                order[size - postponed] = i;
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (!gone[i]) {
                length[i] = withoutGone(i, starts[i], starts[i], starts[i + 1]) - starts[i];
                degrees.insert(i, length[i]);
            }
        }
    }

    private void run(double limit) {
        for (int k = 0; k < size - postponed && operations <= limit; k++) {
            int pivot = degrees.removeLeast();
            order[k] = pivot;
            gone[pivot] = true;
            int count = newElement(pivot, k);
            count(count + postponed);
            countOutside(pivot, k);
            for (int p = memberStart[pivot]; p < memberEnd[pivot]; p++) {
                update(members[p], pivot, k, count);
            }
        }
        for (int k = size - postponed; k < size; k++) {
            count(size - 1 - k);
        }
    }

    private void count(int below) {
        entries += below;
        operations += (double) below * below;
    }

    /** The neighbours of a vertex through its elements, which are absorbed, and its own; gives their number. */
    private int newElement(int pivot, int step) {
        int begin = elementsBegin(pivot, step);
        int end = begin;
        seen[pivot] = step;
        int elementsEnd = starts[pivot] + elementCount[pivot];
        for (int p = starts[pivot]; p < elementsEnd; p++) {
            int element = list[p];
            absorbed[element] = true;
            end = addUnseen(members, memberStart[element], memberEnd[element], end, step);
        }
        end = addUnseen(list, elementsEnd, starts[pivot] + length[pivot], end, step);
        memberStart[pivot] = begin;
        memberEnd[pivot] = end;
        return end - begin;
    }

    /** The end of the last element, with room for another behind it. */
    private int elementsBegin(int pivot, int step) {
        int begin = step == 0 ? 0 : memberEnd[order[step - 1]];
        long most = begin + (long) length[pivot];
        for (int p = starts[pivot]; p < starts[pivot] + elementCount[pivot]; p++) {
            most += memberEnd[list[p]] - memberStart[list[p]];
        }
        long needed = Math.min(most, begin + (long) size);
        if (needed > members.length) {
            members = Arrays.copyOf(
                    members, (int) Math.min(Math.max(needed, 2L * members.length), Integer.MAX_VALUE - 8));
        }
        return begin;
    }

    private int addUnseen(int[] from, int begin, int stop, int at, int step) {
        int end = at;
        for (int p = begin; p < stop; p++) {
            int vertex = from[p];
            if (!gone[vertex] && seen[vertex] != step) {
                seen[vertex] = step;
                members[end++] = vertex;
            }
        }
        return end;
    }

    /** |L_e \ L_p| for all elements e that share a vertex with the new one, p. */
    private void countOutside(int pivot, int step) {
        for (int p = memberStart[pivot]; p < memberEnd[pivot]; p++) {
            int vertex = members[p];
            for (int q = starts[vertex]; q < starts[vertex] + elementCount[vertex]; q++) {
                int element = list[q];
                if (counted[element] != step) {
                    counted[element] = step;
                    outside[element] = memberEnd[element] - memberStart[element];
                }
                outside[element]--;
            }
        }
    }

    /** The lists and the degree of a vertex of the new element. The degree is bounded by what all its lists have together. */
    private void update(int vertex, int pivot, int step, int count) {
        int at = starts[vertex];
        int elementsEnd = at + elementCount[vertex];
        int stop = at + length[vertex];
        int bound = count - 1;
        for (int p = starts[vertex]; p < elementsEnd; p++) {
            int element = list[p];
            absorbed[element] |= outside[element] == 0;
            if (!absorbed[element]) {
                bound += outside[element];
                list[at++] = element;
            }
        }
        int variables = at;
        for (int p = elementsEnd; p < stop; p++) {
            if (!gone[list[p]] && seen[list[p]] != step) {
                list[at++] = list[p];
            }
        }
        bound += at - variables;
        // The new element comes behind the others: the neighbour that stood there goes to the end, where one place is
        // free.
        list[at] = list[variables];
        list[variables] = pivot;
        elementCount[vertex] = variables + 1 - starts[vertex];
        length[vertex] = at + 1 - starts[vertex];
        int left = size - postponed - step - 2;
        degrees.move(vertex, Math.min(Math.min(left, bound), degrees.of(vertex) + count - 1));
    }

    private int withoutGone(int vertex, int at, int begin, int stop) {
        int end = at;
        for (int p = begin; p < stop; p++) {
            if (!gone[list[p]]) {
                list[end++] = list[p];
            }
        }
        assert end <= starts[vertex + 1];
        return end;
    }
}
