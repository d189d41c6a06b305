package brook.compiler.graph.pass;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where in a list each pair of indices is: a square of places where the list holds a good part of all pairs, else a hash table. */
final class PairPlaces {

    private static final int NOWHERE = -1;

    /** So many cells of the square for each pair of the list cost less than hashing it. */
    private static final int CELLS = 8;

    private final int columns;
    private final int[] square;
    private final Map<Long, Integer> sparse = new HashMap<>();

    private PairPlaces(int columns, int cells) {
        this.columns = columns;
        this.square = new int[cells];
        Arrays.fill(square, NOWHERE);
    }

    /** Nothing yet, for pairs made of these. */
    static PairPlaces of(int[] first, int[] second) {
        int size = 1 + Math.max(largest(first), largest(second));
        long cells = (long) size * size;
        return new PairPlaces(size, cells <= (long) CELLS * first.length ? (int) cells : 0);
    }

    private static int largest(int[] indices) {
        return Arrays.stream(indices).max().orElse(0);
    }

    /** False if the pair is there already. */
    boolean add(int i, int j, int place) {
        if (square.length == 0) {
            return sparse.putIfAbsent(key(i, j), place) == null;
        }
        boolean fresh = square[i * columns + j] == NOWHERE;
        square[i * columns + j] = place;
        return fresh;
    }

    /** The place of a pair, -1 if there is none. */
    int of(int i, int j) {
        return square.length == 0 ? sparse.getOrDefault(key(i, j), NOWHERE) : square[i * columns + j];
    }

    /** Multiplied by an odd number, since the hash of a {@code Long} would otherwise be i ^ j, the same for many pairs (Knuth 1998, volume 3, section 6.4). */
    private static long key(int i, int j) {
        return (((long) i << 32) | j) * 0x9E3779B97F4A7C15L;
    }
}
