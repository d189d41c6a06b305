package brook.runtime.gradient;

import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.BatchGradient.Trajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Losses and regularisers of a model over batches of trajectories, and the exact gradient of a weighted sum of them: what a training loop needs. Generated
 * classes extend it with the names of a model.
 *
 * <pre>{@code
 * net.weigh("mse", 1);
 * net.weigh("R3", 1e-2);
 * double value = net.differentiate(data, rows);
 * net.gradient(gradient);
 * }</pre>
 *
 * <p>Each loss and each integral counts as its mean over the trajectories. An object belongs to one thread; it uses others of its own.
 */
public class Regularizer implements AutoCloseable {

    private final BatchGradient batch;
    private final ModelDescription description;
    private final List<String> names;
    private final double[] parameters;
    private final double[] gradient;
    private final double[] weights;
    private double start;
    private double end;
    private long draw;
    private BatchValues values = new BatchValues(List.of(), List.of(), 0, 0, 0);

    /**
     * Of a model that was compiled for batches.
     *
     * @throws NoGradientException if the method cannot be differentiated
     */
    public Regularizer(OdeModel model, SolveOptions options, int threads) {
        this.batch = BatchGradient.of(model, options, threads);
        this.description = model.description();
        this.names = names(model, batch);
        this.parameters = new double[batch.parameterCount()];
        this.gradient = new double[batch.parameterCount()];
        this.weights = new double[batch.lossCount() + batch.integralCount()];
        this.start = description.solve().t0();
        this.end = description.solve().t1();
        batch.defaults(parameters);
    }

    /** Of a model that was compiled for batches, with its own settings, on as many threads as there are processors. */
    public Regularizer(OdeModel model) {
        this(model, model.description().solve().options(), Runtime.getRuntime().availableProcessors());
    }

    /** Losses, then integrals; what the model computes for several lanes has the lane for a last axis. */
    private static List<String> names(OdeModel model, BatchGradient batch) {
        List<Quantity> quantities = new ArrayList<>();
        List<Quantity> targets = model.adjoint().orElseThrow().description().outputs();
        int outputs = model.description().outputs().size();
        for (int i = outputs, doubles = 0; doubles < batch.lossCount() * model.laneCount(); i++) {
            quantities.add(targets.get(i));
            doubles += targets.get(i).size();
        }
        quantities.addAll(model.description().integrals());
        List<String> names = new ArrayList<>();
        for (Quantity quantity : quantities) {
            Quantity one = model.laneCount() > 1 ? quantity.withoutLastAxis() : quantity;
            for (int i = 0; i < one.size(); i++) {
                names.add(one.label(i));
            }
        }
        return names;
    }

    /** Runs go from {@code t0} to {@code t1} from now on; until then over the span of the model. */
    public final void over(double t0, double t1) {
        start = t0;
        end = t1;
    }

    /**
     * Draws inputs of the first row of a batch as those of the trajectory with this number, and of the others as those of the next; 0 until it is said. Who
     * trains goes on by the number of rows in each step, so that no numbers come again. What the rows give is not drawn.
     */
    public final void draw(long first) {
        draw = first;
    }

    /** The names of what may be weighed: losses, then integrals, element by element. */
    public final List<String> names() {
        return List.copyOf(names);
    }

    /**
     * From now on a loss or an integral counts with this weight in what is differentiated; 0 until it is said.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public final void weigh(String name, double weight) {
        weights[position(name)] = weight;
    }

    /** The mean of a loss or an integral in the last run, by its name or the label of its element. */
    public final double mean(String name) {
        return mean(position(name));
    }

    private int position(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("no loss or integral is called `" + name + "`: " + names);
        }
        return position;
    }

    /**
     * Sets a parameter or a trainable, row by row.
     *
     * @throws IllegalArgumentException if there is none of that name, or if it has another number of elements
     */
    public final void set(String name, double... elements) {
        int first = 0;
        for (Quantity quantity : description.parameters()) {
            if (quantity.name().equals(name) && quantity.kind() != Quantity.Kind.INPUT) {
                if (elements.length != quantity.components()) {
                    throw new IllegalArgumentException(
                            "`" + name + "` has " + quantity.components() + " elements, not " + elements.length);
                }
                set(first, elements);
                return;
            }
            first += quantity.components();
        }
        throw new IllegalArgumentException("no parameter or trainable is called `" + name + "`");
    }

    /** Runs trajectories; the value of the weighted sum. */
    public final double run(TrajectorySource source, int[] rows) {
        return run(source, rows, TrajectoryListener.NONE);
    }

    /** Runs trajectories, each of which a listener hears of; the value of the weighted sum. */
    public final double run(TrajectorySource source, int[] rows, TrajectoryListener listener) {
        values = batch.run(parameters, new Trajectories(source, rows, start, end, draw), listener);
        return value();
    }

    /** Runs trajectories and differentiates the weighted sum with respect to parameters and trainables; its value. */
    public final double differentiate(TrajectorySource source, int[] rows) {
        return differentiate(source, rows, TrajectoryListener.NONE);
    }

    /** As above; a listener hears of each trajectory and of derivatives with respect to its initial values. */
    public final double differentiate(TrajectorySource source, int[] rows, TrajectoryListener listener) {
        values = batch.differentiate(
                parameters, new Trajectories(source, rows, start, end, draw), weights, gradient, listener);
        return value();
    }

    /** The weighted sum of means in the last run. */
    public final double value() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                sum += weights[i] * mean(i);
            }
        }
        return sum;
    }

    /** What the last run gave and cost. */
    public final BatchValues values() {
        return values;
    }

    /** The number of doubles of all parameters and trainables. */
    public final int parameterCount() {
        return parameters.length;
    }

    /** Writes all parameters and trainables, in the order of the model, trainables last. */
    public final void parameters(double[] into) {
        System.arraycopy(parameters, 0, into, 0, parameters.length);
    }

    /** Sets all parameters and trainables, in the order of the model, trainables last. */
    public final void setParameters(double[] elements) {
        System.arraycopy(elements, 0, parameters, 0, parameters.length);
    }

    /** The number of doubles of all trainables. */
    public final int trainableCount() {
        return batch.trainableCount();
    }

    /** Writes all trainables, in the order of the model. */
    public final void trainables(double[] into) {
        System.arraycopy(parameters, firstTrainable(), into, 0, trainableCount());
    }

    /** Sets all trainables, in the order of the model. */
    public final void setTrainables(double[] elements) {
        System.arraycopy(elements, 0, parameters, firstTrainable(), trainableCount());
    }

    /** Writes the derivatives with respect to all trainables, in their order. */
    public final void gradient(double[] into) {
        System.arraycopy(gradient, firstTrainable(), into, 0, trainableCount());
    }

    private int firstTrainable() {
        return parameters.length - trainableCount();
    }

    /** The mean at a position of {@link #names()}. */
    protected final double mean(int position) {
        int losses = batch.lossCount();
        return position < losses
                ? values.losses().get(position)
                : values.integrals().get(position - losses);
    }

    /** Some means, from a position of {@link #names()} on. */
    protected final double[] means(int first, int count) {
        double[] means = new double[count];
        Arrays.setAll(means, i -> mean(first + i));
        return means;
    }

    /** Gives some positions of {@link #names()} the same weight. */
    protected final void weigh(int first, int count, double weight) {
        Arrays.fill(weights, first, first + count, weight);
    }

    /** One double of the parameters. */
    protected final double parameter(int position) {
        return parameters[position];
    }

    /** Some doubles of the parameters. */
    protected final double[] parameters(int first, int count) {
        return Arrays.copyOfRange(parameters, first, first + count);
    }

    /** Sets one double of the parameters. */
    protected final void set(int position, double value) {
        parameters[position] = value;
    }

    /** Sets some doubles of the parameters. */
    protected final void set(int first, double[] elements) {
        System.arraycopy(elements, 0, parameters, first, elements.length);
    }

    /** The derivative with respect to one double of the parameters. */
    protected final double derivative(int position) {
        return gradient[position];
    }

    /** The derivatives with respect to some doubles of the parameters. */
    protected final double[] derivatives(int first, int count) {
        return Arrays.copyOfRange(gradient, first, first + count);
    }

    @Override
    public final void close() {
        batch.close();
    }
}
