package brook.runtime.train;

/** What a value is to statistics: it says how its curvature at the minimum becomes the covariance of the weights. */
public sealed interface LossForm {

    /**
     * The mean of sums of squares of residuals whose errors are independent and of one variance, which is estimated with them: s^2 = RSS/(n - p) and the covariance
     * 2 s^2 H^-1, H the second derivatives of the sum of squares (Seber and Wild 1989, section 2.1; Donaldson and Schnabel 1987, the form with the whole H).
     *
     * @param perObservation the residuals of each observation
     */
    record Squares(int perObservation) implements LossForm {}

    /** The mean of negative logarithms of a likelihood: the covariance is H^-1, H of their sum (Seber and Wild 1989, section 2.2). */
    record Likelihood() implements LossForm {}

    /**
     * The mean of whatever has its minimum at the truth: H^-1 (sum of g g') H^-1 with the gradient g of each observation (Huber 1967; White 1982), times n/(n - p) for
     * few observations (MacKinnon and White 1985).
     */
    record Sandwich() implements LossForm {}
}
