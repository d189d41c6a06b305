package brook.vector;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.lanes.LaneRows;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorRowsTest {

    private static final int COMPONENTS = 7;

    @ParameterizedTest
    @CsvSource({"8, 20", "8, 7", "16, 12", "16, 2", "32, 3", "3, 9"})
    void haveTheBitsOfTheLoops(int lanes, int order) {
        assertThat(everything(new VectorRows().inLanes(lanes), order, 0))
                .isEqualTo(everything(LaneRows.loops(lanes), order, 0));
    }

    @ParameterizedTest
    @CsvSource({"8, NaN", "8, Infinity", "16, -Infinity", "8, -0.0"})
    void alsoOfNumbersThatAreNone(int lanes, double special) {
        assertThat(everything(new VectorRows().inLanes(lanes), 9, special))
                .isEqualTo(everything(LaneRows.loops(lanes), 9, special));
    }

    /** What all methods write for random coefficients, one of them special. */
    private static List<String> everything(LaneRows rows, int order, double special) {
        int lanes = rows.lanes();
        Random random = new Random(order);
        int size = COMPONENTS * lanes;
        int plane = size + 3;
        double[] jet = random.doubles((order + 1L) * plane, -2, 2).toArray();
        jet[plane + 2 * lanes + 1] = special;
        double[] h = random.doubles(lanes, -1, 1).toArray();
        double[] factors = random.doubles(size).toArray();
        double[] carries = random.doubles(size, 0, 1e-17).toArray();
        double[] newCarries = new double[size];
        LaneRows.Orders orders = new LaneRows.Orders(order, plane);
        LaneRows.Ends ends = new LaneRows.Ends(h, new double[size], new double[size]);
        List<String> results = new ArrayList<>();
        double[] norms = new double[2 * lanes];
        rows.largest(jet, plane, COMPONENTS, norms, 0);
        rows.largestOfProducts(jet, plane, new LaneRows.Rows(factors, 0, COMPONENTS), norms, lanes);
        results.add(Arrays.toString(norms));
        rows.simpleSums(jet, 4, orders, ends);
        for (int i = 4; i < COMPONENTS; i++) {
            rows.sums(jet, i * lanes, orders, ends);
        }
        results.add(Arrays.toString(ends.slopes()));
        results.add(Arrays.toString(ends.sums()));
        rows.add(jet, carries, size, ends.sums(), newCarries);
        results.add(Arrays.toString(ends.sums()));
        results.add(Arrays.toString(newCarries));
        rows.largestDifference(jet, plane + lanes, new LaneRows.Rows(ends.slopes(), 2 * lanes, 3), factors, norms);
        results.add(Arrays.toString(norms));
        return results;
    }

    @Test
    void areFoundFromJava25On() {
        Class<? extends LaneRows> expected = Runtime.version().feature() >= 25 ? VectorRows.class : LaneRows.class;
        assertThat(LaneRows.best(16)).isExactlyInstanceOf(expected);
    }

    @Test
    void allocateNothing() {
        if (Runtime.version().feature() < 25) {
            return; // objects may come back there when a method is compiled anew, so they are not used
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        LaneRows rows = new VectorRows().inLanes(8);
        double[] jet = new double[21 * 64];
        double[] h = new double[8];
        LaneRows.Ends ends = new LaneRows.Ends(h, new double[64], new double[64]);
        LaneRows.Orders orders = new LaneRows.Orders(20, 64);
        // Vectors are objects until the methods are compiled.
        for (int i = 0; i < 30_000; i++) {
            step(rows, jet, orders, ends);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 100; i++) {
            step(rows, jet, orders, ends);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(5_000);
    }

    private static void step(LaneRows rows, double[] jet, LaneRows.Orders orders, LaneRows.Ends ends) {
        rows.simpleSums(jet, 4, orders, ends);
        rows.sums(jet, 32, orders, ends);
        rows.largest(jet, 0, 8, ends.steps(), 0);
    }
}
