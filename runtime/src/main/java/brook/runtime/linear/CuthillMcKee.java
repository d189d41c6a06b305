package brook.runtime.linear;

import java.util.Arrays;

/**
 * The reverse Cuthill-McKee order of a graph: breadth first, neighbours by ascending degree, read backwards; each component starts at a
 * vertex far from others.
 *
 * <p>Cuthill and McKee 1969; the start is that of George and Liu 1979.
 */
final class CuthillMcKee {

    private final Neighbours graph;
    private final int[] order;
    /** The distance from the start in the component walked last, -1 where not walked. */
    private final int[] level;

    private CuthillMcKee(Neighbours graph) {
        this.graph = graph.byDegree();
        this.order = new int[graph.size];
        this.level = new int[graph.size];
    }

    /** Which row and column comes first, second and so on. */
    static int[] order(Neighbours graph) {
        return new CuthillMcKee(graph).run();
    }

    private int[] run() {
        Arrays.fill(level, -1);
        int done = 0;
        for (int vertex : graph.ascendingDegree()) {
            if (level[vertex] < 0) {
                done = walk(farFrom(vertex, done), done);
            }
        }
        for (int low = 0, high = order.length - 1; low < high; low++, high--) {
            int swapped = order[low];
            order[low] = order[high];
            order[high] = swapped;
        }
        return order;
    }

    /** Goes to the vertex of least degree among those farthest away, as long as it sees the component as longer. */
    private int farFrom(int vertex, int done) {
        int start = vertex;
        int end = walk(start, done);
        int length = level[order[end - 1]];
        while (true) {
            int far = leastDegreeOfLastLevel(done, end, length);
            clear(done, end);
            walk(far, done);
            int longer = level[order[end - 1]];
            if (longer <= length) {
                clear(done, end);
                return start;
            }
            start = far;
            length = longer;
        }
    }

    private int leastDegreeOfLastLevel(int done, int end, int last) {
        int least = order[end - 1];
        for (int k = end - 1; k >= done && level[order[k]] == last; k--) {
            if (graph.degree(order[k]) <= graph.degree(least)) {
                least = order[k];
            }
        }
        return least;
    }

    private void clear(int from, int to) {
        for (int k = from; k < to; k++) {
            level[order[k]] = -1;
        }
    }

    /** Puts the component of a vertex into the order, breadth first; gives its end. */
    private int walk(int start, int done) {
        int end = done;
        order[end++] = start;
        level[start] = 0;
        for (int k = done; k < end; k++) {
            int vertex = order[k];
            for (int p = graph.starts[vertex]; p < graph.starts[vertex + 1]; p++) {
                int neighbour = graph.list[p];
                if (level[neighbour] < 0) {
                    level[neighbour] = level[vertex] + 1;
                    order[end++] = neighbour;
                }
            }
        }
        return end;
    }
}
