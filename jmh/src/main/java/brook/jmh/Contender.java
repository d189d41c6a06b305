package brook.jmh;

/** Somebody's code for one problem, ready to run again and again. */
interface Contender {

    /** Integrates the problem from start to end, or computes many jets; returns the number of steps or jets. */
    long work();

    /** The state at the end of the last run. */
    double[] state();
}
