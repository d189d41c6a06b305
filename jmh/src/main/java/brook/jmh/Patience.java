package brook.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long a run of benchmarks may still wait for free cores, and what a probe of {@link FreeCore} takes on one. */
final class Patience {

    private static final int PROBES = 20;
    private static final long PAUSE_NANOS = 2_000_000;

    /** The probe that counts is the one behind a twentieth of all: in the worst hour that was seen half of them were disturbed, and single ones are too short. */
    private static final int ONE_OF = 20;

    /** Milliseconds of one fork: as long as most disturbances last. */
    private static final long OF_A_FORK = 4_000;

    private final List<Double> probes = new ArrayList<>();
    private long left;

    /** May wait for so many milliseconds of wall clock. */
    Patience(long millis) {
        left = millis;
        FreeCore.warmUp();
    }

    /** Nanoseconds of a probe on a free core, from all that were made so far and some more. */
    double free() {
        for (int i = 0; i < PROBES; i++) {
            probes.add(FreeCore.probe());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        probes.sort(Double::compare);
        return probes.get(probes.size() / ONE_OF);
    }

    /** Milliseconds in which nobody waits any more. */
    long left() {
        return left;
    }

    /** Milliseconds that the next fork may wait. */
    long ofNextFork() {
        return Math.min(left, OF_A_FORK);
    }

    /** A fork waited for so many milliseconds. */
    void spend(double millis) {
        left = Math.max(0, left - Math.round(millis));
    }
}
