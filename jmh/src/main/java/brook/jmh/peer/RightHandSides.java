package brook.jmh.peer;

import brook.jmh.problem.NetworkWeights;
import brook.jmh.problem.Problem;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** The right-hand sides of the problems, written by hand. */
final class RightHandSides {

    private RightHandSides() {}

    /** A right-hand side that does not read the time. */
    @FunctionalInterface
    private interface Autonomous {
        void derivative(double[] x, double[] result);
    }

    static OrdinaryDifferentialEquation of(Problem problem) {
        return equation(problem.dimension(), function(problem));
    }

    private static OrdinaryDifferentialEquation equation(int dimension, Autonomous function) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                double[] result = new double[dimension];
                function.derivative(x, result);
                return result;
            }
        };
    }

    private static Autonomous function(Problem problem) {
        return switch (problem.name()) {
            case "Pendulum" -> RightHandSides::pendulum;
            case "Kepler" -> RightHandSides::kepler;
            case "VanDerPol" -> RightHandSides::vanDerPol;
            case "Lorenz" -> RightHandSides::lorenz;
            case "NeuralNet" -> network(new NetworkWeights());
            case "OuterSolarSystemYears", "NBody" -> bodies(problem.constants("gravity")[0], problem.constants("mass"));
            default -> throw new IllegalArgumentException(problem.name());
        };
    }

    private static void pendulum(double[] x, double[] result) {
        result[0] = x[1];
        result[1] = -Math.sin(x[0]);
    }

    private static void kepler(double[] x, double[] result) {
        double square = x[0] * x[0] + x[1] * x[1];
        double pull = 1 / (square * Math.sqrt(square));
        result[0] = x[2];
        result[1] = x[3];
        result[2] = -x[0] * pull;
        result[3] = -x[1] * pull;
    }

    private static void vanDerPol(double[] x, double[] result) {
        result[0] = x[1];
        result[1] = (1 - x[0] * x[0]) * x[1] - x[0];
    }

    private static void lorenz(double[] x, double[] result) {
        result[0] = 10 * (x[1] - x[0]);
        result[1] = x[0] * (28 - x[2]) - x[1];
        result[2] = x[0] * x[1] - 8.0 / 3 * x[2];
    }

    private static Autonomous network(NetworkWeights network) {
        double[][][] weights = new double[network.layers()][][];
        double[][] biases = new double[network.layers()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = network.weights(i);
            biases[i] = network.biases(i);
        }
        return (x, result) -> {
            double[] a = x;
            for (int layer = 0; layer < weights.length; layer++) {
                a = layer(weights[layer], biases[layer], a, layer < weights.length - 1);
            }
            System.arraycopy(a, 0, result, 0, result.length);
        };
    }

    private static double[] layer(double[][] weights, double[] biases, double[] x, boolean hidden) {
        double[] result = new double[biases.length];
        for (int i = 0; i < result.length; i++) {
            double sum = biases[i];
            for (int j = 0; j < x.length; j++) {
                sum += weights[i][j] * x[j];
            }
            result[i] = hidden ? Math.tanh(sum) : sum;
        }
        return result;
    }

    private static Autonomous bodies(double gravity, double[] masses) {
        int half = 3 * masses.length;
        return (x, result) -> {
            System.arraycopy(x, half, result, 0, half);
            for (int i = 0; i < half; i += 3) {
                for (int j = i + 3; j < half; j += 3) {
                    attract(x, result, half, i, j, gravity * masses[i / 3], gravity * masses[j / 3]);
                }
            }
        };
    }

    private static void attract(double[] x, double[] result, int half, int i, int j, double byI, double byJ) {
        double dx = x[j] - x[i];
        double dy = x[j + 1] - x[i + 1];
        double dz = x[j + 2] - x[i + 2];
        double square = dx * dx + dy * dy + dz * dz;
        double pull = 1 / (square * Math.sqrt(square));
        result[half + i] += byJ * pull * dx;
        result[half + i + 1] += byJ * pull * dy;
        result[half + i + 2] += byJ * pull * dz;
        result[half + j] -= byI * pull * dx;
        result[half + j + 1] -= byI * pull * dy;
        result[half + j + 2] -= byI * pull * dz;
    }
}
