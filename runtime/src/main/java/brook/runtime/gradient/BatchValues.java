package brook.runtime.gradient;

import java.util.List;

/**
 * What a batch of trajectories gave: means over the trajectories, and what they cost.
 *
 * @param losses the mean of each double of the losses, in the order of the model
 * @param integrals the mean of each double of the integrals at the end
 * @param steps the accepted steps of all blocks of trajectories
 * @param evaluations the evaluations of right-hand sides of all blocks, forward; each is one of all lanes of a block
 * @param blocks how many blocks the trajectories were in
 */
public record BatchValues(List<Double> losses, List<Double> integrals, long steps, long evaluations, int blocks) {

    public BatchValues {
        losses = List.copyOf(losses);
        integrals = List.copyOf(integrals);
    }
}
