package brook.runtime.integrator;

/** Measures once whether {@code Math.fma} is an instruction of this machine or a detour through BigDecimal. */
final class FmaSpeed {

    static final String WARNING = "Math.fma is slow on this machine: compile the model with fma = off";

    /** In the interpreter an instruction takes some 50 ns, the detour several microseconds. */
    private static final long SLOW_NANOSECONDS = 1000;

    private static final int CALLS = 50;
    private static final int ROUNDS = 3;

    static final boolean SLOW = measure() > SLOW_NANOSECONDS;

    private FmaSpeed() {}

    /** Nanoseconds per call, the best of some rounds. */
    private static long measure() {
        long best = Long.MAX_VALUE;
        double x = 0.1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                x = Math.fma(x, 0.9, 0.01);
            }
            best = Math.min(best, (System.nanoTime() - start) / CALLS);
        }
        return x > 1 ? 0 : best;
    }
}
