package brook.jmh;

import brook.hot.HotModel;
import brook.hot.Models;
import brook.jmh.hand.training.NetworkShape;
import brook.runtime.Method;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import java.util.Locale;
import java.util.stream.IntStream;

/** One training step of a network by the classes that the compiler makes of its model: what {@code TrainingStep} does by hand. */
public final class GeneratedTraining implements AutoCloseable {

    private final Regularizer net;
    private final int[] rows;
    private final int order;
    private final double[] gradient;

    /** For a batch in blocks of so many lanes, with a regulariser of an order (none for 0) and steps of one length over [0, 1], on one thread. */
    public GeneratedTraining(NetworkShape shape, int batch, int lanes, int order, int steps) {
        HotModel model =
                Models.standard().compile("network.ode", text(shape, order)).orElseThrow();
        SolveOptions options = SolveOptions.STANDARD.method(Method.RK4).step(1.0 / steps);
        this.net = model.regularizer(lanes, options, 1);
        this.rows = IntStream.range(0, batch).toArray();
        this.order = order;
        this.gradient = new double[net.trainableCount()];
        net.over(0, 1);
        net.weigh("miss", 1);
    }

    private static String text(NetworkShape shape, int order) {
        StringBuilder text = new StringBuilder();
        int layers = shape.widths().size() - 1;
        for (int i = 1; i <= layers; i++) {
            int from = shape.widths().get(i - 1) + 1;
            int to = shape.widths().get(i);
            text.append(String.format(
                    Locale.ROOT, "trainable W%d[%d, %d] = zeros(), b%d[%d] = zeros()%n", i, to, from, i, to));
        }
        String activation = shape.activation().name().toLowerCase(Locale.ROOT);
        int d = shape.dimension();
        text.append(String.format(Locale.ROOT, "input target[%d]%nstate z[%d]%n", d, d));
        boolean activated = shape.input() == NetworkShape.Input.ACTIVATED;
        text.append("h0 = ").append(activated ? activation + "(z)" : "z").append("\n");
        for (int i = 1; i < layers; i++) {
            text.append(String.format(Locale.ROOT, "h%d = %s(W%d*cat([t], h%d) + b%d)%n", i, activation, i, i - 1, i));
        }
        text.append(String.format(Locale.ROOT, "z' = W%d*cat([t], h%d) + b%d%n", layers, layers - 1, layers));
        if (order > 0) {
            text.append(String.format(Locale.ROOT, "integral R = sqnorm(der(z, %d))/%d%n", order, d));
        }
        return text.append("loss miss = sqnorm(z - target)\n").toString();
    }

    /**
     * Runs and differentiates.
     *
     * @param weights layer by layer: row after row the weight of the time and those of the inputs, then the biases
     * @param start z(0) of each trajectory
     * @param target of each trajectory
     * @param lambda the weight of the regulariser
     */
    public void run(double[] weights, double[][] start, double[][] target, double lambda) {
        net.setTrainables(weights);
        if (order > 0) {
            net.weigh("R", lambda);
        }
        TrajectorySource source = (row, inputs, state) -> {
            System.arraycopy(target[row], 0, inputs, 0, inputs.length);
            System.arraycopy(start[row], 0, state, 0, state.length);
        };
        net.differentiate(source, rows);
        net.gradient(gradient);
    }

    /** The mean over the batch of |z(1) - target|^2. */
    public double loss() {
        return net.mean("miss");
    }

    /** The derivatives of the last step by all weights, in their order; shared. */
    public double[] gradient() {
        return gradient;
    }

    @Override
    public void close() {
        net.close();
    }
}
