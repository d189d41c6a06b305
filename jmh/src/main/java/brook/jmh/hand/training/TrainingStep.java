package brook.jmh.hand.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a batch by all weights: steps of the classical Runge-Kutta method (Kutta 1901) over [0, 1], loss + lambda R_K.
 *
 * <p>The loss is the mean over the batch of |z(1) - target|^2; R_K is the integral of the mean over batch and components of (d^K z/dt^K)^2
 * (Kelly et al. 2020, eq. 1), by the same stages. All stages are kept for the way back.
 */
public final class TrainingStep {

    private static final double[] NODES = {0, 0.5, 0.5, 1};
    private static final double[] WEIGHTS = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};

    private final NetworkShape shape;
    private final int batch;
    private final int regularised;
    private final double h;
    private final NetworkJet jet;
    private final List<Stage> stages = new ArrayList<>();
    private final double[][] z;
    private final double[][] zBar;
    private final double[][] stageBar;
    private final double[][] after;
    private final double[] gradient;
    private double loss;
    private double regulariser;

    /** For batches of one size, R_K of order {@code regularised}, 0 for none, and a number of steps. */
    public TrainingStep(NetworkShape shape, int batch, int regularised, int steps) {
        this.shape = shape;
        this.batch = batch;
        this.regularised = regularised;
        this.h = 1.0 / steps;
        int orders = Math.max(1, regularised);
        jet = new NetworkJet(shape, orders, batch);
        for (int i = 0; i < 4 * steps; i++) {
            stages.add(new Stage(shape, orders, batch));
        }
        z = new double[shape.dimension()][batch];
        zBar = new double[shape.dimension()][batch];
        stageBar = new double[shape.dimension()][batch];
        after = new double[shape.dimension()][batch];
        gradient = new double[shape.parameters()];
    }

    /** Multiplications and additions of matrices: each order of each stage forward, and twice as many backward. */
    public double operations() {
        return 3 * shape.products() * batch * Math.max(1, regularised) * stages.size();
    }

    /**
     * Computes loss, regulariser and gradient.
     *
     * @param weights layer by layer: row after row the weight of the time and those of the inputs, then the biases
     * @param start z(0) of each trajectory
     * @param target of each trajectory
     * @param lambda the weight of the regulariser
     */
    public void run(double[] weights, double[][] start, double[][] target, double lambda) {
        jet.read(weights);
        transpose(start, z);
        forward();
        transpose(target, zBar);
        compare();
        for (int last = stages.size() - 1; last > 0; last -= 4) {
            stepBackward(last, lambda);
        }
        jet.writeGradient(gradient);
    }

    /** The mean over the batch of |z(1) - target|^2. */
    public double loss() {
        return loss;
    }

    /** R_K, 0 if there is none. */
    public double regulariser() {
        return regulariser;
    }

    /** The derivatives of loss + lambda R_K in the order of the weights; overwritten by the next run. */
    public double[] gradient() {
        return gradient;
    }

    private void transpose(double[][] trajectories, double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < batch; l++) {
                rows[i][l] = trajectories[l][i];
            }
        }
    }

    private void forward() {
        regulariser = 0;
        for (int first = 0; first < stages.size(); first += 4) {
            int step = first / 4;
            for (int i = 0; i < 4; i++) {
                Stage stage = stages.get(first + i);
                stage.t = h * (step + NODES[i]);
                Rows.copy(z, stage.z[0]);
                if (i > 0) {
                    Rows.add(h * NODES[i], stages.get(first + i - 1).z[1], stage.z[0]);
                }
                jet.forward(stage);
                regulariser += h * WEIGHTS[i] * meanSquare(stage);
            }
            for (int i = 0; i < 4; i++) {
                Rows.add(h * WEIGHTS[i], stages.get(first + i).z[1], z);
            }
        }
    }

    /** The mean of (K! z[K])^2. */
    private double meanSquare(Stage stage) {
        if (regularised == 0) {
            return 0;
        }
        double sum = 0;
        for (double[] row : stage.z[regularised]) {
            for (double x : row) {
                sum += x * x;
            }
        }
        return squareFactor() * sum;
    }

    /** (K!)^2 over the number of components of the batch. */
    private double squareFactor() {
        double factorial = 1;
        for (int k = 2; k <= regularised; k++) {
            factorial *= k;
        }
        return factorial * factorial / (batch * shape.dimension());
    }

    /** The loss, and its derivatives by z in the place of the target. */
    private void compare() {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int l = 0; l < batch; l++) {
                double difference = z[i][l] - zBar[i][l];
                sum += difference * difference;
                zBar[i][l] = 2 * difference / batch;
            }
        }
        loss = sum / batch;
    }

    /** From derivatives by z behind a step to those before it. */
    private void stepBackward(int last, double lambda) {
        // The slope of a stage goes into z behind the step and into the next stage.
        Rows.copy(zBar, after);
        for (int i = 3; i >= 0; i--) {
            Stage stage = stages.get(last - 3 + i);
            double[][][] bars = jet.clearedBars();
            Rows.add(h * WEIGHTS[i], after, bars[1]);
            if (i < 3) {
                Rows.add(h * NODES[i + 1], stageBar, bars[1]);
            }
            if (regularised > 0) {
                Rows.add(2 * lambda * h * WEIGHTS[i] * squareFactor(), stage.z[regularised], bars[regularised]);
            }
            jet.backward(stage);
            Rows.copy(bars[0], stageBar);
            Rows.add(1, stageBar, zBar);
        }
    }
}
