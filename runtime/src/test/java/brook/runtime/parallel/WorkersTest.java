package brook.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.runtime.BlockedModel;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that share the blocks of loops. */
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void eachBlockRunsOnceWithWhatWasHandedOver(int threads) {
        Workers workers = Workers.of(threads);
        double[] w = {1, 2};
        for (int loop = 0; loop < 2_000; loop++) {
            int number = loop;
            int blocks = 1 + loop % 70;
            AtomicIntegerArray times = new AtomicIntegerArray(blocks);
            BlockedModel model = (which, block, t, jet, k) -> {
                boolean right = which == number && t == number / 2.0 && jet == w && k == number % 5;
                times.addAndGet(block, right ? 1 : 1_000);
            };
            workers.run(model, loop, blocks, loop / 2.0, w, loop % 5);
            for (int block = 0; block < blocks; block++) {
                assertThat(times.get(block)).isEqualTo(1);
            }
        }
    }

    @Test
    void whatBlocksWriteIsSeenAfterTheLoop() {
        Workers workers = Workers.of(3);
        double[] w = new double[64];
        BlockedModel model = (loop, block, t, jet, k) -> jet[block] += 1 + jet[(block + 1) % 64] * 0;
        for (int loop = 0; loop < 5_000; loop++) {
            workers.run(model, 0, 64, 0, w, 0);
        }
        double[] expected = new double[64];
        Arrays.fill(expected, 5_000);
        assertThat(w).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatABlockThrowsReachesTheCaller(int threads) {
        Workers workers = Workers.of(threads);
        BlockedModel broken = (loop, block, t, w, k) -> {
            throw new IllegalStateException("block " + block);
        };
        assertThatThrownBy(() -> workers.run(broken, 0, 9, 0, new double[0], 0))
                .isInstanceOf(IllegalStateException.class);
        int[] runs = new int[9];
        workers.run((loop, block, t, w, k) -> runs[block]++, 0, 9, 0, new double[0], 0);
        assertThat(runs).containsOnly(1);
    }

    @Test
    void thereIsAtLeastOneThread() {
        assertThatThrownBy(() -> Workers.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Workers.of(1)).isSameAs(Workers.ALONE);
        assertThat(Workers.of(4).threads()).isEqualTo(4);
    }

    /** What a pool makes when it starts threads is some kB; loops themselves leave nothing behind. */
    @Test
    void loopsAllocateNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Workers workers = Workers.of(2);
        double[] w = new double[64];
        BlockedModel model = (loop, block, t, jet, k) -> jet[block]++;
        for (int loop = 0; loop < 20_000; loop++) {
            workers.run(model, 0, 64, 0, w, 0);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int loop = 0; loop < 20_000; loop++) {
            workers.run(model, 0, 64, 0, w, 0);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }
}
