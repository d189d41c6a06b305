package brook.examples.learning;

import java.util.Locale;

/** Moves a point by a network. Shows: weights of one's own as {@code double[][]}, and a solver that goes back to those of the model. */
public final class NetworkFlow {

    private NetworkFlow() {}

    /** Two neurons, each of which looks at one coordinate: a circle, squeezed. */
    static double[][] twoNeurons() {
        double[][] weights = new double[8][2];
        weights[0][0] = 2;
        weights[1][1] = 0.5;
        return weights;
    }

    private static void print(String weights, HamiltonianNetSolver.Trajectory run) {
        System.out.println(weights);
        for (int t = 0; t <= 10; t += 5) {
            double[] z = run.z(t);
            System.out.printf(Locale.ROOT, "  t = %2d   z = (%.6f, %.6f)   H = %.6f%n", t, z[0], z[1], run.H(t));
        }
    }

    /** Prints where a point goes. */
    public static void main(String[] arguments) {
        HamiltonianNetSolver solver = HamiltonianNetSolver.builder().build();
        solver.setW(twoNeurons());
        solver.setB(new double[8]);
        print("two neurons", solver.solve());
        solver.reset();
        print("the weights of the model", solver.solve());
    }
}
