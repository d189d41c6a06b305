package brook.compiler.graph;

/**
 * Pairs (i, j) of different numbers from 0 to n - 1, in the order of i, then of j: said by their rule, so that going from a place to its pair and back takes
 * no list.
 */
public record Pairs(Kind kind, int n) {

    /** Which of them. */
    public enum Kind {
        /** i &lt; j. */
        ABOVE,
        /** j &lt; i. */
        BELOW,
        /** i and j differ. */
        OTHERS
    }

    /** How many there are. */
    public int count() {
        int ordered = Math.multiplyExact(n, n - 1);
        return kind == Kind.OTHERS ? ordered : ordered / 2;
    }

    /** The i of the pair at a place. */
    int first(int place) {
        return switch (kind) {
            case ABOVE -> n - 1 - triangular(count() - 1 - place);
            case BELOW -> triangular(place);
            case OTHERS -> place / (n - 1);
        };
    }

    /** The j of the pair at a place, whose i is known. */
    int second(int place, int i) {
        return switch (kind) {
            case ABOVE -> place - (int) ((long) i * (2L * n - i - 1) / 2) + i + 1;
            case BELOW -> place - (int) ((long) i * (i - 1) / 2);
            case OTHERS -> {
                int j = place - i * (n - 1);
                yield j < i ? j : j + 1;
            }
        };
    }

    /** The least j beside an i. */
    int from(int i) {
        return kind == Kind.ABOVE ? i + 1 : 0;
    }

    /** The first number that is no j beside an i; i itself is none either. */
    int to(int i) {
        return kind == Kind.BELOW ? i : n;
    }

    /** The largest i with i (i - 1) / 2 &lt;= place; the root is exact where it must be, for 1 + 8 i (i - 1) / 2 is a square. */
    private static int triangular(int place) {
        return (int) ((1 + Math.sqrt(1 + 8.0 * place)) / 2);
    }
}
