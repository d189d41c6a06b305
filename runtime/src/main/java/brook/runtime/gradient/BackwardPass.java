package brook.runtime.gradient;

import brook.runtime.Step;

/** Remembers what it needs of a run, then goes from its end to its start. */
interface BackwardPass {

    void begin(double t0, double t1, double[] point);

    void accept(Step step);

    void end(double t, double[] point);

    /**
     * Replaces weights of the point at the end of the run by those at its start, and adds the derivatives with respect to the parameters. The weights jump at
     * each observation.
     */
    void run(Jumps jumps, double[] weights, double[] gradient);

    /** What the last run backward cost. */
    BackwardCosts costs();
}
