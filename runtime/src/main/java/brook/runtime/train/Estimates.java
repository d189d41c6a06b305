package brook.runtime.train;

/** Weights with what the data says of their errors: standard errors, intervals of 95 percent, correlations. */
public final class Estimates {

    private final double[] weights;
    private final double[][] covariance;
    private final double quantile;
    private final double distance;

    Estimates(double[] weights, double[][] covariance, double quantile, double distance) {
        this.weights = weights.clone();
        this.covariance = covariance;
        this.quantile = quantile;
        this.distance = distance;
    }

    /** The number of weights. */
    public int size() {
        return weights.length;
    }

    /** A weight. */
    public double value(int weight) {
        return weights[weight];
    }

    /** The standard error of a weight. */
    public double error(int weight) {
        return Math.sqrt(covariance[weight][weight]);
    }

    /** The lower end of the interval of a weight. */
    public double low(int weight) {
        return weights[weight] - quantile * error(weight);
    }

    /** The upper end of the interval of a weight. */
    public double high(int weight) {
        return weights[weight] + quantile * error(weight);
    }

    /** The covariance of the errors of two weights. */
    public double covariance(int first, int second) {
        return covariance[first][second];
    }

    /** The correlation of the errors of two weights; 0 where one has no error. */
    public double correlation(int first, int second) {
        double scale = error(first) * error(second);
        return first == second ? 1 : scale > 0 ? covariance[first][second] / scale : 0;
    }

    /** How far a step of Newton's method would still move a weight, in its standard errors; the most of all weights. Above a tenth training has ended too early. */
    public double distanceToMinimum() {
        return distance;
    }
}
