package brook.runtime.taylor;

/** Counts what a run costs. */
final class RunCosts {

    private long steps;
    private long evaluations;
    private long switches;
    private double shortest;
    private double longest;

    void start() {
        steps = 0;
        evaluations = 0;
        switches = 0;
        shortest = Double.NaN;
        longest = Double.NaN;
    }

    void evaluation() {
        evaluations++;
    }

    void landing() {
        switches++;
    }

    /** A step that something else than the accuracy ended counts among the lengths only where it is the first. */
    void step(double h, boolean atEnd) {
        if (!atEnd || steps == 0) {
            shortest = steps == 0 ? Math.abs(h) : Math.min(shortest, Math.abs(h));
            longest = steps == 0 ? Math.abs(h) : Math.max(longest, Math.abs(h));
        }
        steps++;
    }

    long steps() {
        return steps;
    }

    long evaluations() {
        return evaluations;
    }

    long switches() {
        return switches;
    }

    double shortest() {
        return shortest;
    }

    double longest() {
        return longest;
    }
}
