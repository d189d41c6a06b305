package brook.jmh.precision;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of this thread, which other programs on the machine disturb less than they do the wall clock. */
public final class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** Milliseconds of one run, the mean of as many as fill {@code batch} milliseconds. */
    public static double millis(Runnable run, double batch) {
        long start = THREADS.getCurrentThreadCpuTime();
        double spent;
        int runs = 0;
        do {
            run.run();
            runs++;
            spent = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        } while (spent < batch);
        return spent / runs;
    }
}
