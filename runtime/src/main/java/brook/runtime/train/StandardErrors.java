package brook.runtime.train;

import brook.runtime.train.UndeterminedException.Reason;
import java.util.List;

/** Standard errors of weights at the minimum of an objective, from its curvature there: what a repetition of the measurement would change, to first order. */
public final class StandardErrors {

    /** No length is smaller than this part of a weight, so that differences stay above rounding where a fit is perfect. */
    private static final double LEAST = 1e-3;

    private final Objective objective;
    private final Batch batch;
    private final double[] weights;
    private final Question question;

    /**
     * What is to be found.
     *
     * @param form what the value is to statistics
     * @param accuracy the relative accuracy of a gradient: the tolerance of runs with adaptive steps
     */
    public record Question(LossForm form, double accuracy) {

        public Question {
            if (!(accuracy > 0 && accuracy < 1)) {
                throw new IllegalArgumentException("accuracy = " + accuracy);
            }
            accuracy = Math.max(accuracy, Math.ulp(1.0));
        }
    }

    private StandardErrors(Objective objective, Rows rows, double[] weights, Question question) {
        this.objective = objective;
        this.batch = new Batch(rows, 0);
        this.weights = weights;
        this.question = question;
    }

    /**
     * Of weights at the minimum over some rows; it takes 4 gradients for each weight.
     *
     * @throws UndeterminedException if the rows do not determine a weight, or the value has no minimum there
     */
    public static Estimates of(Objective objective, Rows rows, double[] weights, Question question) {
        return new StandardErrors(objective, rows, weights.clone(), question).estimates();
    }

    private Estimates estimates() {
        double[] scales = new double[weights.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = weights[i] == 0 ? 1 : Math.abs(weights[i]);
        }
        takeErrors(covariance(inverse(scales)), scales);
        double[][] inverse = inverse(scales);
        double[][] covariance = covariance(inverse);
        return new Estimates(weights, covariance, quantile(), distance(inverse, covariance));
    }

    private double[][] inverse(double[] scales) {
        return Curvature.of(objective, batch, weights, scales, question.accuracy())
                .inverse();
    }

    /** A weight says little of the length on which a gradient changes, its error does: better than the weight near 0, and for what is known well. */
    private static void takeErrors(double[][] covariance, double[] scales) {
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Math.max(Math.sqrt(covariance[i][i]), LEAST * scales[i]);
        }
    }

    private double[][] covariance(double[][] inverse) {
        LossForm form = question.form();
        int observations = objective.observations(batch.rows());
        if (form instanceof LossForm.Squares) {
            double value =
                    objective.value(weights, batch, new double[objective.parts().size()]);
            return scaled(inverse, 2 * value / degrees());
        }
        if (form instanceof LossForm.Likelihood) {
            return scaled(inverse, 1.0 / observations);
        }
        if (form instanceof LossForm.Sandwich) {
            double factor = (double) observations / degrees();
            return scaled(product(product(inverse, spread()), inverse), factor);
        }
        throw new AssertionError(form);
    }

    private long degrees() {
        long count = objective.observations(batch.rows());
        if (question.form() instanceof LossForm.Squares squares) {
            count *= squares.perObservation();
        }
        if (count <= weights.length) {
            throw new UndeterminedException(Reason.TOO_FEW, List.of());
        }
        return count - weights.length;
    }

    private double quantile() {
        return question.form() instanceof LossForm.Likelihood ? StudentT.NORMAL : StudentT.central95(degrees());
    }

    private double[][] spread() {
        double[][] sum = new double[weights.length][weights.length];
        objective.contributions(weights, batch, gradient -> {
            for (int i = 0; i < gradient.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    sum[i][j] += gradient[i] * gradient[j];
                }
            }
        });
        return sum;
    }

    private double distance(double[][] inverse, double[][] covariance) {
        double[] gradient = new double[weights.length];
        objective.gradient(
                weights, batch, gradient, new double[objective.parts().size()]);
        double most = 0;
        for (int i = 0; i < weights.length; i++) {
            double step = 0;
            for (int j = 0; j < weights.length; j++) {
                step += inverse[i][j] * gradient[j];
            }
            double error = Math.sqrt(covariance[i][i]);
            most = error > 0 ? Math.max(most, Math.abs(step) / error) : most;
        }
        return most;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        double[][] scaled = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                scaled[i][j] = factor * matrix[i][j];
            }
        }
        return scaled;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
