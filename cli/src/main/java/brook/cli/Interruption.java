package brook.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run that is interrupted (Ctrl-C) write what it has before the JVM ends. */
final class Interruption implements AutoCloseable {

    /** So long the JVM waits for the last rows. */
    private static final long PATIENCE = 5;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "brook-interrupted");
    private volatile boolean happened;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean happened() {
        return happened;
    }

    private void await() {
        happened = true;
        try {
            written.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException twice) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        written.countDown();
        if (!happened) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, and finds the latch open.
        }
    }
}
