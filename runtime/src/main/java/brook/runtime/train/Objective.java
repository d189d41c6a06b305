package brook.runtime.train;

import java.util.List;
import java.util.function.Consumer;

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

    /** Those of the parts that tests alone find out: {@link #gradient} leaves them NaN. */
    default List<String> partsOfTests() {
        return List.of();
    }

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

    /** How many observations some rows are, whose errors are independent of each other: one for each row, unless an objective says otherwise. */
    default int observations(Rows rows) {
        return rows.count();
    }

    /**
     * What each observation adds to the gradient over a batch, for an objective that is the mean of one number for each row; their sum is the gradient.
     *
     * @param each receives the derivatives by the weights, in an array that is used again
     */
    default void contributions(double[] weights, Batch batch, Consumer<double[]> each) {
        double[] gradient = new double[size()];
        double[] parts = new double[parts().size()];
        int count = batch.rows().count();
        for (int i = 0; i < count; i++) {
            gradient(weights, new Batch(batch.rows().part(i, i + 1), batch.seed()), gradient, parts);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] /= count;
            }
            each.accept(gradient);
        }
    }
}
