package brook.hot;

import brook.compiler.transform.Minimisation;
import brook.compiler.transform.Minimisation.Point;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.train.Batch;
import brook.runtime.train.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code train} block of a model makes small, over rows of data: an {@link Objective} for a {@link brook.runtime.train.Trainer}. Its parts are the
 * means of all losses and integrals, then what somebody measures beside them.
 */
public final class ModelObjective implements Objective {

    /** What is measured at some weights and not minimised: evaluations of another solver, say. */
    public interface Measure {

        /** What it is called in a log. */
        String name();

        /** The number for rows that test, at parameters and trainables in the order of the model. */
        double of(double[] parameters, int[] rows);
    }

    private final Regularizer net;
    private final Minimisation minimisation;
    private final TrajectorySource source;
    private final int rows;
    private final List<Measure> measures;
    private final double[] parameters;
    private final int first;
    private final boolean affine;

    /**
     * An objective.
     *
     * @param net with the parameters that hold, the span and the method
     * @param source where rows come from, so many
     */
    public ModelObjective(
            Regularizer net, Minimisation minimisation, TrajectorySource source, int rows, List<Measure> measures) {
        this.net = net;
        this.minimisation = minimisation;
        this.source = source;
        this.rows = rows;
        this.measures = List.copyOf(measures);
        this.parameters = new double[net.parameterCount()];
        net.parameters(parameters);
        this.first = parameters.length - net.trainableCount();
        this.affine = minimisation.isAffine();
    }

    @Override
    public int size() {
        return net.trainableCount();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>(net.names());
        measures.forEach(measure -> parts.add(measure.name()));
        return parts;
    }

    @Override
    public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
        take(weights);
        int[] chosen = batch.rows().toArray();
        double[] means = new double[net.names().size()];
        if (!affine) {
            net.run(source, chosen);
            means(means);
        }
        Point before = minimisation.at(means, parameters);
        for (int i = 0; i < means.length; i++) {
            net.weigh(net.names().get(i), before.byMeans().get(i));
        }
        net.differentiate(source, chosen);
        means(means);
        Point point = minimisation.at(means, parameters);
        net.gradient(gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += point.byParameters().get(first + i);
        }
        report(means, parts);
        return point.value();
    }

    @Override
    public double value(double[] weights, Batch batch, double[] parts) {
        take(weights);
        int[] chosen = batch.rows().toArray();
        double[] means = new double[net.names().size()];
        net.run(source, chosen);
        means(means);
        report(means, parts);
        for (int i = 0; i < measures.size(); i++) {
            parts[means.length + i] = measures.get(i).of(parameters, chosen);
        }
        return minimisation.at(means, parameters).value();
    }

    private void take(double[] weights) {
        net.setTrainables(weights);
        System.arraycopy(weights, 0, parameters, first, weights.length);
    }

    private void means(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = net.mean(net.names().get(i));
        }
    }

    private static void report(double[] means, double[] parts) {
        java.util.Arrays.fill(parts, Double.NaN);
        System.arraycopy(means, 0, parts, 0, means.length);
    }
}
