package brook.examples.learning;

import brook.runtime.gradient.TrajectorySource;
import brook.runtime.train.Descent;
import brook.runtime.train.Optimizer;
import java.util.Locale;
import java.util.stream.IntStream;

/** Trains a flow that is easy to solve. Shows: a loop of one's own around the generated regulariser; what it learnt in a solver. */
public final class LearnTheCube {

    /** The number of points that are learnt. */
    static final int POINTS = 64;

    /** The steps of training. */
    static final int STEPS = 400;

    private LearnTheCube() {}

    /**
     * The means over all points.
     *
     * @param miss the squared distance from the target
     * @param roughness R_3, the square of the third derivative, integrated along the way
     */
    record Means(double miss, double roughness) {}

    /** The points from -1 to 1, and where they are to go. */
    static TrajectorySource data() {
        return (row, inputs, state) -> {
            double z = -1 + 2.0 * row / (POINTS - 1);
            state[0] = z;
            inputs[0] = z + z * z * z;
        };
    }

    /** Steps of Adam over all points at once; the means at the weights before the first and after the last. */
    static Means[] train(CubeFlowRegularizer net, int steps) {
        int[] rows = IntStream.range(0, POINTS).toArray();
        double[] weights = new double[net.trainableCount()];
        double[] gradient = new double[weights.length];
        Descent descent = new Descent(new Optimizer.Adam(1e-2), weights.length);
        net.trainables(weights);
        Means before = means(net, rows);
        for (int step = 0; step < steps; step++) {
            net.differentiate(data(), rows);
            net.gradient(gradient);
            descent.step(weights, gradient, 1);
            net.setTrainables(weights);
        }
        return new Means[] {before, means(net, rows)};
    }

    private static Means means(CubeFlowRegularizer net, int[] rows) {
        net.run(data(), rows);
        return new Means(net.miss(), net.R3());
    }

    /** Where the flow takes a point. */
    static double image(CubeFlowRegularizer net, double z) {
        CubeFlowSolver solver = CubeFlowSolver.builder().target(0).initialZ(z).build();
        solver.setW1(net.W1());
        solver.setB1(net.b1());
        solver.setW2(net.w2());
        solver.setB2(net.b2());
        return solver.solve().z(1);
    }

    private static void print(double weight) {
        try (CubeFlowRegularizer net = new CubeFlowRegularizer()) {
            net.weighMiss(1);
            net.weighR3(weight);
            Means[] means = train(net, STEPS);
            System.out.printf(Locale.ROOT, "miss + %.2f R3%n", weight);
            System.out.printf(Locale.ROOT, "  before  miss %.4f   R3 %.3f%n", means[0].miss(), means[0].roughness());
            System.out.printf(Locale.ROOT, "  after   miss %.4f   R3 %.3f%n", means[1].miss(), means[1].roughness());
            System.out.printf(Locale.ROOT, "  0.5 goes to %.2f%n", image(net, 0.5));
        }
    }

    /** Prints what training came to, without the regulariser and with it. */
    public static void main(String[] arguments) {
        print(0);
        print(1e-2);
    }
}
