package brook.jmh.ensemble;

import brook.hot.Models;
import brook.runtime.Solution;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.solver.ModelSolver;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;

/**
 * Runs trajectories of Lotka and Volterra's predators and prey, each with other parameters, on one thread, then on two and
 * seven: trajectories per second, the highest use of the heap, and a hash of all bits of all results.
 */
public final class Trajectories {

    private static final String MODEL = """
            model LotkaVolterra
            param a = 1.1, b = 0.4, c = 0.4, d = 0.1
            state x = 10, y = 5
            x' = a*x - b*x*y
            y' = -c*y + d*x*y
            """;

    private static final double END = 20;
    private static final int ROUNDS = 3;

    /** FNV-1a of G. Fowler, L. C. Noll, K.-P. Vo, over doubles instead of bytes. */
    private static final long HASH_START = 0xcbf29ce484222325L;

    private static final long HASH_FACTOR = 0x100000001b3L;

    private long hash;
    private long steps;

    private Trajectories() {}

    /** The number of trajectories, 100,000 if it is not given. */
    public static void main(String[] args) {
        int count = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        System.out.printf(
                Locale.ROOT,
                "Java %s, heap at most %d MB, %d processors%n%d trajectories of LotkaVolterra, t = 0 .. %.0f, rtol 1e-12%n",
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors(),
                count,
                END);
        ModelSolver solver = Models.standard()
                .compile("lotka.ode", MODEL)
                .orElseThrow()
                .solver()
                .rtol(1e-12)
                .build();
        new Trajectories().run(solver, Math.min(count, 10_000), 2);
        for (int threads : new int[] {1, 2, 7}) {
            measure(solver, count, threads);
        }
    }

    /** The best time of some rounds. */
    private static void measure(ModelSolver solver, int count, int threads) {
        double best = Double.POSITIVE_INFINITY;
        Trajectories last = new Trajectories();
        resetPeaks();
        for (int round = 0; round < ROUNDS; round++) {
            last = new Trajectories();
            long began = System.nanoTime();
            last.run(solver, count, threads);
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "  %d %s %9.0f trajectories/s, %.2f s, %.1f steps each, heap at most %4d MB, hash of all bits %016x%n",
                threads,
                threads == 1 ? "thread: " : "threads:",
                count / best,
                best,
                (double) last.steps / count,
                peak() >> 20,
                last.hash);
    }

    private void run(ModelSolver solver, int count, int threads) {
        hash = HASH_START;
        steps = 0;
        Ensemble.of(solver)
                .threads(threads)
                .solveAll(
                        count,
                        (member, i) -> {
                            member.set(0, 0.9 + 4e-6 * i);
                            member.set(1, 0.3 + 1e-6 * (i * 7919L % 100_000));
                            return member.runAsFarAsPossible(0, END);
                        },
                        (i, end) -> take(end));
    }

    private void take(Solution end) {
        add(Double.doubleToRawLongBits(end.time()));
        add(Double.doubleToRawLongBits(end.state(0)));
        add(Double.doubleToRawLongBits(end.state(1)));
        steps += end.statistics().steps();
    }

    private void add(long bits) {
        hash = (hash ^ bits) * HASH_FACTOR;
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
