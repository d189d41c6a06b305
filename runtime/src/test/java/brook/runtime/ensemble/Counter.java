package brook.runtime.ensemble;

/** Counts in many threads, and lets one of them wait until it has come to a number. */
final class Counter {

    private int count;

    synchronized void increment() {
        count++;
        notifyAll();
    }

    synchronized int get() {
        return count;
    }

    synchronized void await(int number) {
        try {
            while (count < number) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
