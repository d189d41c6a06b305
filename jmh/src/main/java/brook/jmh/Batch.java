package brook.jmh;

/**
 * What a batch of runs cost, and what they came to.
 *
 * @param nanos CPU time of the thread
 * @param steps steps, jets, or evaluations of the right-hand side, as the contender counts
 * @param runs integrations from start to end
 * @param error against the reference, NaN if there is none
 */
record Batch(double nanos, double steps, double runs, double error) {

    double microsPerStep() {
        return nanos / 1e3 / steps;
    }

    double millisPerRun() {
        return nanos / 1e6 / runs;
    }
}
