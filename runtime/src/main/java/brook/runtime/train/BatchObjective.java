package brook.runtime.train;

import brook.runtime.SplitMix;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An objective made of the losses and integrals of a model over rows of data. Its parts are their means, then what is measured beside them.
 *
 * <p>Inputs that the model draws are drawn anew for each step; so is the end of the runs of a step, if it is to be random (STEER, Ghosh et al. 2020). Tests run to the
 * end itself.
 */
public final class BatchObjective implements Objective {

    private final Regularizer net;
    private final Weighing weighing;
    private final Data data;
    private final Runs runs;
    private final List<Measure> measures;
    private final double[] parameters;
    private final int first;
    private final double[] means;
    private final double[] byMeans;
    private final double[] byParameters;

    /** Rows of data, so many. */
    public record Data(TrajectorySource source, int rows) {}

    /**
     * From when to when trajectories go.
     *
     * @param steer half the width of the interval around {@code t1} in which each step of training draws its end; 0 for none
     */
    public record Runs(double t0, double t1, double steer) {}

    /** With the parameters and the method of a regulariser, which is the objective's own from now on. */
    public BatchObjective(Regularizer net, Weighing weighing, Data data, Runs runs, List<Measure> measures) {
        this.net = net;
        this.weighing = weighing;
        this.data = data;
        this.runs = runs;
        this.measures = List.copyOf(measures);
        this.parameters = new double[net.parameterCount()];
        net.parameters(parameters);
        this.first = parameters.length - net.trainableCount();
        this.means = new double[net.names().size()];
        this.byMeans = new double[means.length];
        this.byParameters = new double[parameters.length];
    }

    @Override
    public int size() {
        return net.trainableCount();
    }

    @Override
    public int rows() {
        return data.rows();
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>(net.names());
        measures.forEach(measure -> parts.add(measure.name()));
        return parts;
    }

    @Override
    public List<String> partsOfTests() {
        return measures.stream().map(Measure::name).toList();
    }

    @Override
    public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
        take(weights, batch.seed());
        net.over(runs.t0(), end(batch.seed()));
        int[] rows = batch.rows().toArray();
        if (!weighing.isAffine()) {
            net.run(data.source(), rows);
            readMeans();
        }
        weighing.at(means, parameters, byMeans, byParameters);
        for (int i = 0; i < means.length; i++) {
            net.weigh(net.names().get(i), byMeans[i]);
        }
        net.differentiate(data.source(), rows);
        readMeans();
        double value = weighing.at(means, parameters, byMeans, byParameters);
        net.gradient(gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += byParameters[first + i];
        }
        report(parts);
        return value;
    }

    @Override
    public double value(double[] weights, Batch batch, double[] parts) {
        take(weights, batch.seed());
        net.over(runs.t0(), runs.t1());
        int[] rows = batch.rows().toArray();
        net.run(data.source(), rows);
        readMeans();
        report(parts);
        for (int i = 0; i < measures.size(); i++) {
            parts[means.length + i] = measures.get(i).of(parameters, rows);
        }
        return weighing.at(means, parameters, byMeans, byParameters);
    }

    private void take(double[] weights, long seed) {
        net.setTrainables(weights);
        net.draw(seed);
        System.arraycopy(weights, 0, parameters, first, weights.length);
    }

    private double end(long seed) {
        return runs.steer() == 0 ? runs.t1() : runs.t1() + runs.steer() * (2 * new SplitMix(seed).uniform() - 1);
    }

    private void readMeans() {
        for (int i = 0; i < means.length; i++) {
            means[i] = net.mean(net.names().get(i));
        }
    }

    private void report(double[] parts) {
        Arrays.fill(parts, Double.NaN);
        System.arraycopy(means, 0, parts, 0, means.length);
    }
}
