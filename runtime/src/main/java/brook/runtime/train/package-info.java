/**
 * Training: a loop that makes a number small by steps against its gradient.
 *
 * <p>An {@link brook.runtime.train.Objective} and options enter, weights and a {@link brook.runtime.train.Checkpoint} leave. Nothing here knows
 * how the number comes about.
 */
package brook.runtime.train;
