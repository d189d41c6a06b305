package brook.runtime.linear;

import java.util.Arrays;

/** The vertices of a graph in doubly linked lists by degree; the last that came to a degree is the first that leaves. */
final class DegreeLists {

    private static final int NONE = -1;

    private final int[] first;
    private final int[] next;
    private final int[] previous;
    private final int[] degree;
    private int least;

    DegreeLists(int size) {
        first = new int[size];
        next = new int[size];
        previous = new int[size];
        degree = new int[size];
        Arrays.fill(first, NONE);
    }

    int of(int vertex) {
        return degree[vertex];
    }

    void insert(int vertex, int newDegree) {
        degree[vertex] = newDegree;
        next[vertex] = first[newDegree];
        previous[vertex] = NONE;
        if (first[newDegree] != NONE) {
            previous[first[newDegree]] = vertex;
        }
        first[newDegree] = vertex;
        least = Math.min(least, newDegree);
    }

    void move(int vertex, int newDegree) {
        remove(vertex);
        insert(vertex, newDegree);
    }

    /** Takes a vertex of least degree out; there must be one. */
    int removeLeast() {
        while (first[least] == NONE) {
            least++;
        }
        int vertex = first[least];
        remove(vertex);
        return vertex;
    }

    private void remove(int vertex) {
        if (previous[vertex] == NONE) {
            first[degree[vertex]] = next[vertex];
        } else {
            next[previous[vertex]] = next[vertex];
        }
        if (next[vertex] != NONE) {
            previous[next[vertex]] = previous[vertex];
        }
    }
}
