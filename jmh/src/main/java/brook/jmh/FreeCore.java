package brook.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Tells the times in which a core works for this thread alone from those in which its other hardware thread works for somebody else: then it begins fewer
 * instructions in each cycle, for a fraction of a second or for ten, and code of many independent instructions takes a quarter longer.
 *
 * <p>The probe is such code. Where nobody else disturbs it takes the same time always, which {@link Patience} knows.
 */
@State(Scope.Thread)
public class FreeCore {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Some 40 microseconds. */
    private static final int TURNS = 50_000;

    /** Free probes differ by 8 %, with somebody else on the core they take 1.1 to 2 times as long. */
    private static final double SLOWER = 1.12;

    private static final long PAUSE_NANOS = 5_000_000;

    /** Probes until it is compiled. */
    private static final int WARM_UP = 400;

    /** What a probe takes on a free core, nanoseconds; infinite if that is not known. */
    @Param("Infinity")
    public double free;

    /** Milliseconds of wall clock in which a fork may wait for a free core. */
    @Param("0")
    public long patience;

    private long waited;

    /** How long a fork waited. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Waiting {
        /** Milliseconds of wall clock that went by without a measurement. */
        public long waited;
    }

    @Setup(Level.Trial)
    public void prepare() {
        warmUp();
    }

    /** Compiles the probe. */
    static void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            probe();
        }
    }

    /** Does the work while the core is free: once more if somebody came meanwhile, and anyhow when no patience is left. */
    void alone(Waiting waiting, Runnable work) {
        long before = waited;
        await();
        long start = System.nanoTime();
        work.run();
        while (isPatient() && !isFree()) {
            waited += System.nanoTime() - start;
            await();
            start = System.nanoTime();
            work.run();
        }
        waiting.waited += TimeUnit.NANOSECONDS.toMillis(waited - before);
    }

    private boolean isPatient() {
        return waited < TimeUnit.MILLISECONDS.toNanos(patience);
    }

    private void await() {
        while (isPatient() && !isFree()) {
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
