package brook.runtime;

/**
 * Decodes the large literal tables of generated code from strings.
 *
 * <p>A table is one sequence of digits, cut anywhere into strings of at most 65,535 characters. A digit is one of the
 * 64 characters {@code 0-9 A-Z a-z - _}, in this order, worth 6 bits; none needs an escape anywhere.
 *
 * <ul>
 *   <li>A double is 11 digits: the 64 bits of {@code Double.doubleToRawLongBits}, the lowest 6 first.
 *   <li>An int is the difference to its predecessor (to 0 for the first, modulo 2^32), mapped by zigzag
 *       ({@code (d << 1) ^ (d >> 31)}) and written 5 bits per digit, the lowest first; all digits but the last of an int
 *       have 32 added.
 * </ul>
 */
public final class Tables {

    private static final int DIGITS_OF_DOUBLE = 11;
    private static final int MORE = 32;

    private Tables() {}

    /** The ints of a table. */
    public static int[] ints(String... chunks) {
        int[] table = new int[countInts(chunks)];
        int n = 0;
        int value = 0;
        int zigzag = 0;
        int shift = 0;
        for (String chunk : chunks) {
            for (int i = 0; i < chunk.length(); i++) {
                int digit = digit(chunk.charAt(i));
                zigzag |= (digit & MORE - 1) << shift;
                shift += 5;
                if (digit < MORE) {
                    value += zigzag >>> 1 ^ -(zigzag & 1);
                    table[n++] = value;
                    zigzag = 0;
                    shift = 0;
                }
            }
        }
        return table;
    }

    /** The smaller index i of all pairs 0 &lt;= i &lt; j &lt; n, ordered by i, then by j. */
    public static int[] firstOfPairs(int n) {
        return above(n, 0, 1, 0);
    }

    /** The larger index j of all pairs 0 &lt;= i &lt; j &lt; n, ordered by i, then by j. */
    public static int[] secondOfPairs(int n) {
        return above(n, 0, 0, 1);
    }

    /** {@code offset + byFirst * i + bySecond * j} for all pairs 0 &lt;= i &lt; j &lt; n, ordered by i, then by j. */
    public static int[] above(int n, int offset, int byFirst, int bySecond) {
        int[] table = new int[Math.multiplyExact(n, n - 1) / 2];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                table[pair++] = offset + byFirst * i + bySecond * j;
            }
        }
        return table;
    }

    /** {@code offset + byFirst * i + bySecond * j} for all pairs 0 &lt;= j &lt; i &lt; n, ordered by i, then by j. */
    public static int[] below(int n, int offset, int byFirst, int bySecond) {
        int[] table = new int[Math.multiplyExact(n, n - 1) / 2];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                table[pair++] = offset + byFirst * i + bySecond * j;
            }
        }
        return table;
    }

    /** {@code offset + byFirst * i + bySecond * j} for all pairs of different i and j from 0 to n - 1, ordered by i, then by j. */
    public static int[] others(int n, int offset, int byFirst, int bySecond) {
        int[] table = new int[Math.multiplyExact(n, n - 1)];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    table[pair++] = offset + byFirst * i + bySecond * j;
                }
            }
        }
        return table;
    }

    private static int countInts(String... chunks) {
        int count = 0;
        for (String chunk : chunks) {
            for (int i = 0; i < chunk.length(); i++) {
                count += digit(chunk.charAt(i)) < MORE ? 1 : 0;
            }
        }
        return count;
    }

    /** The doubles of a table. */
    public static double[] doubles(String... chunks) {
        int digits = 0;
        for (String chunk : chunks) {
            digits += chunk.length();
        }
        double[] table = new double[digits / DIGITS_OF_DOUBLE];
        int n = 0;
        long bits = 0;
        for (String chunk : chunks) {
            for (int i = 0; i < chunk.length(); i++) {
                int place = n % DIGITS_OF_DOUBLE;
                bits = (place == 0 ? 0 : bits) | (long) digit(chunk.charAt(i)) << 6 * place;
                table[n++ / DIGITS_OF_DOUBLE] = Double.longBitsToDouble(bits);
            }
        }
        return table;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 36;
        }
        if (c == '-' || c == '_') {
            return c == '-' ? 62 : 63;
        }
        throw new IllegalArgumentException("not a digit of a table: " + (int) c);
    }
}
