package brook.runtime.train;

import java.util.Optional;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 1; 0 for weights that were only measured
 * @param rate that of its last step
 * @param gradientNorm the mean length of the gradients before they were cut
 * @param train the means over the steps of the epoch, each at the weights before the step
 * @param test over the test rows at the weights after the epoch, if there are any
 */
public record EpochReport(int epoch, double rate, double gradientNorm, Measures train, Optional<Measures> test) {

    /** What decides which weights are best: the test where there is one. */
    public double watched() {
        return test.orElse(train).value();
    }
}
