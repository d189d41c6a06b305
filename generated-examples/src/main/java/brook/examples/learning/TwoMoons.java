package brook.examples.learning;

import brook.runtime.gradient.TrajectorySource;
import brook.runtime.train.BatchObjective;
import brook.runtime.train.EpochReport;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Progress;
import brook.runtime.train.Split;
import brook.runtime.train.TrainListener;
import brook.runtime.train.TrainOptions;
import brook.runtime.train.TrainResult;
import brook.runtime.train.Trainer;
import brook.runtime.train.Weighing;
import java.util.List;
import java.util.Locale;

/** Learns which of two moons a point belongs to. Shows: a trainer, and what is minimised said in Java. */
public final class TwoMoons {

    /** The points of both moons. */
    static final int POINTS = 256;

    private TwoMoons() {}

    /** Means are the loss, then the integral; weights are drawn to 0. */
    private record Smooth(double ofR2, double ofWeights) implements Weighing {

        @Override
        public boolean isAffine() {
            return true;
        }

        @Override
        public double at(double[] means, double[] parameters, double[] byMeans, double[] byParameters) {
            byMeans[0] = 1;
            byMeans[1] = ofR2;
            double squares = 0;
            for (int i = 0; i < parameters.length; i++) {
                squares += parameters[i] * parameters[i];
                byParameters[i] = 2 * ofWeights * parameters[i];
            }
            return means[0] + ofR2 * means[1] + ofWeights * squares;
        }
    }

    /** A half circle above, and one below that reaches into it. */
    static double[] point(int row) {
        int place = row / 2;
        double angle = Math.PI * place / (POINTS / 2.0 - 1);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        return row % 2 == 0 ? new double[] {x - 0.5, y - 0.25} : new double[] {0.5 - x, 0.25 - y};
    }

    /** The side on which a point is to end. */
    static double side(int row) {
        return row % 2 == 0 ? 1 : -1;
    }

    private static TrajectorySource data() {
        return (row, inputs, state) -> {
            System.arraycopy(point(row), 0, state, 0, 2);
            inputs[0] = side(row);
        };
    }

    /** Trains on three quarters of the points and tests on the others. */
    static TrainResult train(MoonsRegularizer net, TrainListener listener) {
        BatchObjective objective = new BatchObjective(
                net,
                new Smooth(1e-3, 1e-5),
                new BatchObjective.Data(data(), POINTS),
                new BatchObjective.Runs(0, 1, 0),
                List.of());
        TrainOptions options = TrainOptions.STANDARD
                .optimizer(new Optimizer.Adam(2e-2))
                .epochs(120)
                .batch(32)
                .seed(1);
        double[] first = new double[objective.size()];
        net.trainables(first);
        return new Trainer(objective, Split.share(POINTS, 0.25, 1), options).run(first, listener);
    }

    /** The number of points that end on their side. */
    static long right(MoonsRegularizer net, double[] weights) {
        net.setTrainables(weights);
        MoonsSolver solver = MoonsSolver.builder().side(0).build();
        solver.setW1(net.W1());
        solver.setB1(net.b1());
        solver.setW2(net.W2());
        solver.setB2(net.b2());
        long right = 0;
        for (int row = 0; row < POINTS; row++) {
            solver.setInitialZ(point(row));
            right += solver.solve().z(1, 1) * side(row) > 0 ? 1 : 0;
        }
        return right;
    }

    /** Prints the way down, and how many points end on their side. */
    public static void main(String[] arguments) {
        try (MoonsRegularizer net = new MoonsRegularizer()) {
            double[] first = new double[net.trainableCount()];
            net.trainables(first);
            System.out.println("right before: " + right(net, first) + " of " + POINTS);
            TrainResult result = train(net, new Lines());
            double[] weights = result.checkpoint().bestWeights();
            System.out.println("right after: " + right(net, weights) + " of " + POINTS);
        }
    }

    /** A line for each fortieth epoch. */
    private static final class Lines implements TrainListener {

        @Override
        public boolean epoch(EpochReport report, Progress progress) {
            if (report.epoch() % 40 == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "epoch %d   train %.3f   test %.3f%n",
                        report.epoch(),
                        report.train().value(),
                        report.watched());
            }
            return true;
        }
    }
}
