package brook.jmh.precision;

import java.util.Optional;

/** A solver with a tolerance on one problem, ready to run again and again. */
interface Entrant {

    /** Integrates the problem from start to end. */
    void run();

    /** What a run comes to, found by one more; empty where it does not come to the end. */
    Optional<Outcome> outcome();
}
