package brook.vector;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.lanes.Block;
import brook.runtime.lanes.FusedBlocks;
import brook.runtime.lanes.FusedLoops;
import brook.runtime.lanes.Multiplication;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorBlockTest {

    /** Of C2, nanoseconds. */
    private static final long LONGEST = 30_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "5, 6, 1",
        "2, 2, 2",
        "5, 3, 3",
        "7, 130, 3",
        "64, 3, 16",
        "2, 65, 16",
        "33, 34, 31",
        "64, 64, 32",
        "1, 5, 100",
        "3, 4, 100",
        "9, 257, 100",
        "7, 9, 257",
        "2, 3, 1024"
    })
    void hasTheBitsOfTheLoops(int rows, int terms, int columns) {
        Multiplication vectors = new Multiplication(new VectorBlock());
        Multiplication loops = new Multiplication(new FusedLoops());
        assertThat(product(vectors, rows, terms, columns)).isEqualTo(product(loops, rows, terms, columns));
        // Again, over what the first left in the block.
        assertThat(product(vectors, rows, terms, columns)).isEqualTo(product(loops, rows, terms, columns));
    }

    @Test
    void isFoundFromJava25On() {
        Class<? extends Block> expected = Runtime.version().feature() >= 25 ? VectorBlock.class : FusedLoops.class;
        assertThat(FusedBlocks.best()).isExactlyInstanceOf(expected);
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Multiplication vectors = new Multiplication(new VectorBlock());
        double[] data = new double[64 * 64];
        // Vectors are objects until C2 has compiled them, and do little until then.
        long end = System.nanoTime() + LONGEST;
        long allocated;
        do {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 1000; i++) {
                square(vectors, data);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        } while (allocated >= 1000 && System.nanoTime() < end);
        assertThat(allocated).isLessThan(1000);
    }

    private static void square(Multiplication product, double[] data) {
        product.left().set(data, 0, 64, 1);
        product.right().set(data, 0, 64, 1);
        product.result().set(data, 0, 64, 1);
        product.set(64, 64, 64);
    }

    private static double[] product(Multiplication product, int rows, int terms, int columns) {
        Random random = new Random(1);
        double[] left = random.doubles((long) rows * terms, -1, 1).toArray();
        double[] right = random.doubles((long) terms * columns, -1, 1).toArray();
        double[] result = random.doubles((long) rows * columns, -1, 1).toArray();
        for (int time = 0; time < 2; time++) {
            product.left().set(left, 0, terms, 1);
            product.right().set(right, 0, columns, 1);
            product.result().set(result, 0, columns, 1);
            product.add(rows, terms, columns);
        }
        product.left().set(left, 0, 1, rows);
        product.right().set(right, 0, 1, terms);
        product.result().set(result, 0, 1, rows);
        product.add(rows, terms, columns);
        return result;
    }
}
