package brook.runtime.train;

import java.util.List;

/**
 * What is made small: a number averaged over rows of data, which depends on weights, the trainables of a model in the order of the model.
 *
 * <p>The same weights and the same batch give the same bits. Neither call keeps or changes the arrays that it reads.
 */
public interface Objective {

    /** The number of weights. */
    int size();

    /** The number of rows of data: images, trajectories, time series. */
    int rows();

    /** The names of what is known beside the value, for the log: losses, integrals, evaluations. */
    List<String> parts();

    /**
     * The value over a batch, with the derivatives by the weights.
     *
     * @param gradient receives the derivative by each weight
     * @param parts receives the mean of each part, NaN where it is not known
     */
    double gradient(double[] weights, Batch batch, double[] gradient, double[] parts);

    /**
     * The value over a batch, as it is computed in tests.
     *
     * @param parts receives the mean of each part, NaN where it is not known
     */
    double value(double[] weights, Batch batch, double[] parts);
}
