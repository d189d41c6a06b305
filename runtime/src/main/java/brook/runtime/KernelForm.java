package brook.runtime;

/** Whether the kernels of one instance of a model compute with numbers or with vectors; generated classes ask it, see {@link KernelForms}. */
public final class KernelForm {

    /** Calls of a form in a trial; the fastest counts. */
    private static final int CALLS = 3;

    /** A call that takes so many times the usual is the last one of its trial: the JVM has not compiled it. */
    private static final int BREAK_OFF = 4;

    /** But so many nanoseconds are given to such calls, because the JVM counts calls before it compiles. */
    private static final long SLOW_CALLS = 1_000_000;

    /** A trial ends when so many calls came that are not like its first one. */
    private static final int PATIENCE = 200;

    /** Products until other instances are looked at. */
    private static final long PACE = 200_000;

    private enum Phase {
        REST,
        USUAL,
        OTHER
    }

    private final KernelForms all;
    private Phase phase = Phase.REST;
    private long granted;
    private long left;
    private boolean vectors;
    private boolean vectorsAreUsual;
    private boolean timed;
    private long began;
    private long products;
    private int unlike;
    private int calls;
    private long fastest;
    private long took;
    private long usual;

    KernelForm(KernelForms all) {
        this.all = all;
    }

    /** Whether vectors compute from here on, until {@link #end}. */
    public boolean isVectors() {
        return vectors;
    }

    /**
     * Before kernels are called.
     *
     * @param work about how many products they will compute; calls with the same number are compared
     */
    public void begin(long work) {
        left -= work;
        if (left < 0) {
            look(work);
        }
    }

    /** After the kernels that {@link #begin} announced. */
    public void end() {
        if (timed) {
            timed = false;
            count(Math.max(1, all.now() - began));
        }
    }

    private void look(long work) {
        if (phase == Phase.REST && !startsTrial(work)) {
            return;
        }
        if (work == products) {
            vectors = (phase == Phase.OTHER) != vectorsAreUsual;
            timed = true;
            began = all.now();
        } else if (++unlike > PATIENCE) {
            rest();
        }
    }

    private boolean startsTrial(long work) {
        boolean isDue = all.isDue(granted - left);
        vectorsAreUsual = all.areVectorsUsual();
        vectors = vectorsAreUsual;
        if (!isDue) {
            granted = PACE;
            left = PACE;
            return false;
        }
        products = work;
        unlike = 0;
        enter(Phase.USUAL);
        return true;
    }

    private void enter(Phase next) {
        phase = next;
        calls = 0;
        fastest = Long.MAX_VALUE;
        took = 0;
    }

    private void count(long nanoseconds) {
        vectors = vectorsAreUsual;
        calls++;
        fastest = Math.min(fastest, nanoseconds);
        took += nanoseconds;
        if (phase == Phase.USUAL && calls == CALLS) {
            usual = fastest;
            enter(Phase.OTHER);
        } else if (phase == Phase.OTHER && isTried(nanoseconds)) {
            all.tried(!vectorsAreUsual, usual, fastest, Math.max(0, took - calls * usual), products);
            rest();
        }
    }

    /** Whether the trial of the other form is over after a call that took so long. */
    private boolean isTried(long nanoseconds) {
        return nanoseconds > BREAK_OFF * usual ? took >= SLOW_CALLS : calls >= CALLS;
    }

    private void rest() {
        phase = Phase.REST;
        granted = 0;
        left = 0;
    }
}
