package brook.runtime.gradient;

import java.util.Optional;

/** The mean of gradients of one number in several runs, summed in the order in which they come. */
public final class GradientMean {

    private Optional<Gradient> first = Optional.empty();
    private double value;
    private double[] derivatives = new double[0];
    private long count;

    /**
     * Adds the gradient of another run.
     *
     * @throws IllegalArgumentException if it is that of something else
     */
    public void add(Gradient gradient) {
        if (first.isEmpty()) {
            first = Optional.of(gradient);
            derivatives = new double[gradient.names().size()];
        }
        if (!gradient.of().equals(first.get().of()) || gradient.names().size() != derivatives.length) {
            throw new IllegalArgumentException(
                    "`" + gradient.of() + "` among gradients of `" + first.get().of() + "`");
        }
        value += gradient.value();
        for (int i = 0; i < derivatives.length; i++) {
            derivatives[i] += gradient.derivative(i);
        }
        count++;
    }

    /** How many were added. */
    public long count() {
        return count;
    }

    /** The mean; nothing of nothing. */
    public Optional<Gradient> mean() {
        double[] mean = derivatives.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= count;
        }
        return first.map(one -> one.with(value / count, mean));
    }
}
