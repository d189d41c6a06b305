package brook.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells the times in which a core works for this thread alone from those in which its other hardware thread works for somebody else: then it begins fewer
 * instructions in each cycle, for a fraction of a second or for ten, and code of many independent instructions takes a quarter longer.
 *
 * <p>The probe is such code. Where nobody else disturbs it takes the same time always, which {@link Patience} knows.
 */
final class FreeCore {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Some 40 microseconds. */
    private static final int TURNS = 50_000;

    /** Free probes differ by 8 %, with somebody else on the core they take 1.1 to 2 times as long. */
    private static final double SLOWER = 1.12;

    private static final long PAUSE_NANOS = 5_000_000;

    /** Probes until it is compiled. */
    private static final int WARM_UP = 400;

    private final double free;
    private final long patience;

    private long waited;

    /**
     * A core on which a probe takes so many nanoseconds if it is free, infinite if that is not known; and how many
     * milliseconds of wall clock may be spent waiting for it.
     */
    FreeCore(double free, long patience) {
        this.free = free;
        this.patience = TimeUnit.MILLISECONDS.toNanos(patience);
    }

    /** Compiles the probe. */
    static void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            probe();
        }
    }

    /** Does the work while the core is free: once more if somebody came meanwhile, and anyhow when no patience is left. */
    void alone(Runnable work) {
        await();
        long start = System.nanoTime();
        work.run();
        while (waited < patience && !isFree()) {
            waited += System.nanoTime() - start;
            await();
            start = System.nanoTime();
            work.run();
        }
    }

    /** Milliseconds of wall clock that went by without a measurement. */
    long waited() {
        return TimeUnit.NANOSECONDS.toMillis(waited);
    }

    private void await() {
        while (waited < patience && !isFree()) {
            long start = System.nanoTime();
            LockSupport.parkNanos(PAUSE_NANOS);
            waited += System.nanoTime() - start;
        }
    }

    private boolean isFree() {
        return probe() <= SLOWER * free;
    }

    /** CPU time of the thread for one probe, nanoseconds. */
    static double probe() {
        long start = THREADS.getCurrentThreadCpuTime();
        long sum = manyInstructions(TURNS);
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        // Otherwise there would be nothing to compute.
        return sum == 0 ? nanos + 1 : nanos;
    }

    /** Eight chains, of operations that no compiler combines. */
    private static long manyInstructions(int turns) {
        long a = 1;
        long b = 2;
        long c = 3;
        long d = 4;
        long e = 5;
        long f = 6;
        long g = 7;
        long h = 8;
        for (int i = 0; i < turns; i++) {
            a += i;
            b ^= i;
            c -= i;
            d |= a;
            e += b;
            f ^= c;
            g -= i;
            h &= i;
        }
        return a + b + c + d + e + f + g + h;
    }
}
