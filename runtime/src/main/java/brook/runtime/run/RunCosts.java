package brook.runtime.run;

import brook.runtime.Statistics;

/** Counts what a run costs. */
public final class RunCosts {

    private long steps;
    private long rejected;
    private long evaluations;
    private long jacobians;
    private long factorizations;
    private long switches;
    private long exceeded;
    private double largestError;
    private double largestErrorTime;
    private double shortest;
    private double longest;

    void start() {
        steps = 0;
        rejected = 0;
        evaluations = 0;
        jacobians = 0;
        factorizations = 0;
        switches = 0;
        exceeded = 0;
        largestError = Double.NaN;
        largestErrorTime = Double.NaN;
        shortest = Double.NaN;
        longest = Double.NaN;
    }

    /** A right-hand side or a jet was computed. */
    public void evaluation() {
        evaluations++;
    }

    /** A step was computed and thrown away. */
    public void rejection() {
        rejected++;
    }

    /** A Jacobian was computed. */
    public void jacobian() {
        jacobians++;
    }

    /** A matrix was factorized. */
    public void factorization() {
        factorizations++;
    }

    /** The error of a step that ended at {@code t} was estimated afterwards, in tolerances; what is not finite ends the run, and is not counted here. */
    public void estimate(double error, double t) {
        if (!(error <= Double.MAX_VALUE)) {
            return;
        }
        if (error > Statistics.TOO_LARGE) {
            exceeded++;
        }
        if (!(error <= largestError)) {
            largestError = error;
            largestErrorTime = t;
        }
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

    /** The accepted steps. */
    public long steps() {
        return steps;
    }

    /** The rejected steps. */
    public long rejected() {
        return rejected;
    }

    /** The evaluations so far. */
    public long evaluations() {
        return evaluations;
    }

    /** The Jacobians so far. */
    public long jacobians() {
        return jacobians;
    }

    /** The factorizations so far. */
    public long factorizations() {
        return factorizations;
    }

    /** The steps that a jump cut short. */
    public long switches() {
        return switches;
    }

    /** The steps whose error exceeded {@link Statistics#TOO_LARGE} tolerances. */
    public long exceeded() {
        return exceeded;
    }

    /** The largest error of a step, in tolerances; NaN where none was estimated. */
    public double largestError() {
        return largestError;
    }

    /** Where the step with the largest error ended. */
    public double largestErrorTime() {
        return largestErrorTime;
    }

    /** The length of the shortest step, NaN without steps. */
    public double shortest() {
        return shortest;
    }

    /** The length of the longest step, NaN without steps. */
    public double longest() {
        return longest;
    }
}
