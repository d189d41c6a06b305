package brook.runtime.train;

/**
 * Rows that one evaluation takes the mean over.
 *
 * @param rows which rows, in the order in which they are summed
 * @param seed for whatever is random in the evaluation: another one for each step, and the same one again when training is resumed
 */
public record Batch(Rows rows, long seed) {}
