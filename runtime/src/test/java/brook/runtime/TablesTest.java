package brook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    @Test
    void intsComeBack() {
        int[] table = new Random(1).ints(10_000).toArray();
        table[7] = Integer.MIN_VALUE;
        table[8] = Integer.MAX_VALUE;
        table[9] = 0;
        assertThat(Tables.ints(chunks(encode(table), 997))).isEqualTo(table);
    }

    @Test
    void neighboursTakeOneDigit() {
        int[] table = IntStream.range(0, 1000).toArray();
        assertThat(encode(table)).hasSize(1000).startsWith("0222");
        assertThat(Tables.ints(encode(table))).isEqualTo(table);
    }

    @Test
    void doublesComeBackBitByBit() {
        double[] table = new Random(2)
                .longs(5_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        table[0] = -0.0;
        table[1] = Double.MIN_VALUE;
        table[2] = Double.NEGATIVE_INFINITY;
        double[] decoded = Tables.doubles(chunks(encode(table), 1001));
        assertThat(decoded).hasSameSizeAs(table);
        for (int i = 0; i < table.length; i++) {
            assertThat(Double.doubleToRawLongBits(decoded[i])).isEqualTo(Double.doubleToRawLongBits(table[i]));
        }
    }

    @Test
    void emptyTablesAreEmpty() {
        assertThat(Tables.ints()).isEmpty();
        assertThat(Tables.doubles("")).isEmpty();
    }

    @Test
    void strayCharactersAreOurMistake() {
        assertThatThrownBy(() -> Tables.ints("12\"")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String encode(int... table) {
        StringBuilder text = new StringBuilder();
        int before = 0;
        for (int value : table) {
            int difference = value - before;
            int zigzag = difference << 1 ^ difference >> 31;
            for (; zigzag >>> 5 != 0; zigzag >>>= 5) {
                text.append(DIGITS.charAt(32 + (zigzag & 31)));
            }
            text.append(DIGITS.charAt(zigzag));
            before = value;
        }
        return text.toString();
    }

    private static String encode(double... table) {
        StringBuilder text = new StringBuilder();
        for (double value : table) {
            long bits = Double.doubleToRawLongBits(value);
            for (int place = 0; place < 11; place++, bits >>>= 6) {
                text.append(DIGITS.charAt((int) (bits & 63)));
            }
        }
        return text.toString();
    }

    private static String[] chunks(String text, int size) {
        return IntStream.range(0, (text.length() + size - 1) / size)
                .mapToObj(i -> text.substring(i * size, Math.min(text.length(), (i + 1) * size)))
                .toArray(String[]::new);
    }
}
