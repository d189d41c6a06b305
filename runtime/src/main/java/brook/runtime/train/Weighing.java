package brook.runtime.train;

/** What is minimised, as a number that follows from the means of losses and integrals over a batch, and from parameters. */
public interface Weighing {

    /** Whether the derivatives by the means do not depend on the means, so that they are known before a run. */
    boolean isAffine();

    /**
     * The number and its derivatives.
     *
     * @param means one for each double of the losses, then of the integrals
     * @param parameters parameters and trainables, in the order of the model
     * @param byMeans receives the derivative by each mean
     * @param byParameters receives the derivative by each parameter, the means held
     */
    double at(double[] means, double[] parameters, double[] byMeans, double[] byParameters);
}
