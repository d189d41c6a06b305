package brook.jmh.precision;

import java.util.OptionalLong;

/**
 * What came out of a run.
 *
 * @param error the largest error of the final state over the largest component of the reference
 * @param rejected the steps thrown away, where the solver tells
 * @param evaluations the right-hand sides computed, for a Taylor method the jets
 */
record Outcome(double error, long steps, OptionalLong rejected, long evaluations) {}
