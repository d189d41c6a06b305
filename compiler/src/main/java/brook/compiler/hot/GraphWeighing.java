package brook.compiler.hot;

import brook.compiler.graph.Minimised;
import brook.compiler.transform.Minimisation;
import brook.runtime.train.Weighing;

/** What the {@code train} block of a model says, evaluated as a graph. */
public final class GraphWeighing implements Weighing {

    private final Minimisation minimisation;

    /** Of what a compilation made of the block. */
    public GraphWeighing(Minimised minimised) {
        this.minimisation = new Minimisation(minimised);
    }

    @Override
    public boolean isAffine() {
        return minimisation.isAffine();
    }

    @Override
    public double at(double[] means, double[] parameters, double[] byMeans, double[] byParameters) {
        return minimisation.at(means, parameters, byMeans, byParameters);
    }
}
