package brook.runtime.run;

/** A time kept as the sum of two doubles, so that millions of steps add up without a rounding error. */
final class DoubleLengthTime {

    private double head;
    private double tail;

    void set(double time) {
        head = time;
        tail = 0;
    }

    /** The double nearest to the time. */
    double head() {
        return head;
    }

    /** The time minus its head. */
    double tail() {
        return tail;
    }

    /** Knuth's two-sum, then renormalised, so that the tail stays below half a unit in the last place of the head. */
    void add(double h) {
        double sum = head + h;
        double part = sum - head;
        double error = (head - (sum - part)) + (h - part) + tail;
        head = sum + error;
        tail = error - (head - sum);
    }

    /** The double nearest to the time plus {@code h}. */
    double plus(double h) {
        return head + (h + tail);
    }

    /** How far it is from here to another time. */
    double distanceTo(double time) {
        return (time - head) - tail;
    }
}
