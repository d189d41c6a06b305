package brook.vector;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.special.ElementLoops;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorElementsTest {

    /** Of C2, nanoseconds. */
    private static final long LONGEST = 30_000_000_000L;

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        350,
        Math.nextUp(350.0),
        -350,
        708,
        -708,
        Math.nextDown(-708.0),
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final ElementLoops vectors = new VectorElements();
    private final ElementLoops loops = new ElementLoops();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 16, 39, 64, 300})
    void haveTheBitsOfTheLoops(int count) {
        Random random = new Random(count);
        for (double scale = 1e-18; scale < 1e4; scale *= 3) {
            double deviation = scale;
            double[] x = random.doubles(count)
                    .map(uniform -> deviation * (2 * uniform - 1))
                    .toArray();
            haveTheSameBits(x);
            x[random.nextInt(count)] = SPECIAL[random.nextInt(SPECIAL.length)];
            haveTheSameBits(x);
        }
    }

    @Test
    void haveThemAtSpecialArguments() {
        haveTheSameBits(SPECIAL);
        for (double special : SPECIAL) {
            double[] x = new double[64];
            x[3] = special;
            haveTheSameBits(x);
        }
    }

    @Test
    void areFoundFromJava25On() {
        Class<? extends ElementLoops> expected =
                Runtime.version().feature() >= 25 ? VectorElements.class : ElementLoops.class;
        assertThat(ElementLoops.best()).isExactlyInstanceOf(expected);
    }

    @Test
    void allocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double[] x = new Random(1).doubles(512, -3, 3).toArray();
        double[] y = new double[512];
        // Vectors are objects until C2 has compiled them, and do little until then.
        long end = System.nanoTime() + LONGEST;
        long allocated;
        do {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 1000; i++) {
                both(x, y);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        } while (allocated >= 1000 && System.nanoTime() < end);
        assertThat(allocated).isLessThan(1000);
    }

    private void both(double[] x, double[] y) {
        vectors.tanh(x, 0, y, 0, x.length);
        vectors.sigmoid(x, 0, y, 0, x.length);
    }

    @Test
    void haveTheBitsOfTheLoopsInEachVector() {
        Random random = new Random(1);
        double[] x = new double[Ranges.LENGTH];
        double[] expected = new double[x.length];
        double[] actual = new double[x.length];
        for (int trial = 0; trial < 100_000; trial++) {
            double largest = Math.scalb(1.0, random.nextInt(70) - 60);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(-350, Math.min(350, largest * (2 * random.nextDouble() - 1)));
            }
            loops.tanh(x, 0, expected, 0, x.length);
            VectorElements.tanh(x, 0, actual, 0);
            assertThat(actual).isEqualTo(expected);
            loops.sigmoid(x, 0, expected, 0, x.length);
            VectorElements.sigmoid(x, 0, actual, 0);
            assertThat(actual).isEqualTo(expected);
        }
    }

    private void haveTheSameBits(double[] x) {
        int count = x.length;
        double[] expected = new double[count + 3];
        double[] actual = new double[count + 3];
        loops.tanh(x, 0, expected, 3, count);
        vectors.tanh(x, 0, actual, 3, count);
        assertThat(actual).isEqualTo(expected);
        loops.sigmoid(x, 0, expected, 3, count);
        vectors.sigmoid(x, 0, actual, 3, count);
        assertThat(actual).isEqualTo(expected);
        // In place.
        double[] same = x.clone();
        vectors.sigmoid(same, 0, same, 0, count);
        assertThat(same).containsExactly(Arrays.copyOfRange(expected, 3, count + 3));
    }
}
