package brook.runtime.gradient;

import brook.runtime.Step;

/** Remembers what it needs of a run, then goes from its end to its start. */
interface BackwardPass {

    void begin(double t0, double t1, double[] point);

    void accept(Step step);

    void end(double t, double[] point);

    /**
     * Replaces the weights of the end of the run, none, by those of its start, with all that is read at observations and what happened between steps.
     */
    void run(Jumps jumps, Transitions transitions, Weights weights);

    /** What the last run backward cost. */
    BackwardCosts costs();
}
