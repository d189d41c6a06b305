package brook.runtime.train;

import brook.runtime.train.UndeterminedException.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The second derivatives of an objective at some weights, their inverse, and what in them is not known. */
final class Curvature {

    /** An element of an eigenvector counts if it is no smaller than this part of the largest. */
    private static final double COUNTS = 0.2;

    private static final double DOUBTS = 16;

    private final double[][] second;
    /** Differences of two estimates of one derivative, in the scale in which all diagonal elements are 1. */
    private double doubt;

    private Curvature(double[][] second) {
        this.second = second;
    }

    /**
     * By central differences of the gradient. Their error is h^2 of the method and accuracy/h of the gradient, which is smallest with h the cube root of the accuracy
     * (Nocedal and Wright 2006, section 8.1).
     *
     * @param scales a length for each weight on which the gradient changes as a whole
     * @param accuracy the relative accuracy of a gradient
     */
    static Curvature of(Objective objective, Batch batch, double[] weights, double[] scales, double accuracy) {
        int size = weights.length;
        double[][] rows = new double[size][size];
        double[] up = new double[size];
        double[] parts = new double[objective.parts().size()];
        for (int i = 0; i < size; i++) {
            double[] at = weights.clone();
            at[i] = weights[i] + Math.cbrt(accuracy) * scales[i];
            double above = at[i];
            objective.gradient(at, batch, up, parts);
            at[i] = weights[i] - Math.cbrt(accuracy) * scales[i];
            objective.gradient(at, batch, rows[i], parts);
            for (int j = 0; j < size; j++) {
                rows[i][j] = (up[j] - rows[i][j]) / (above - at[i]);
            }
        }
        Curvature curvature = new Curvature(rows);
        curvature.symmetrize();
        curvature.doubt = Math.max(DOUBTS * curvature.doubt, Math.pow(accuracy, 2.0 / 3));
        return curvature;
    }

    private void symmetrize() {
        int size = second.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(second[i][i] * second[j][j]));
                double difference = Math.abs(second[i][j] - second[j][i]);
                doubt = Math.max(doubt, scale > 0 ? difference / scale : 0);
                second[i][j] = (second[i][j] + second[j][i]) / 2;
                second[j][i] = second[i][j];
            }
        }
    }

    /**
     * The inverse, by eigenvectors in the scale in which the diagonal is 1: there an eigenvalue says how well a combination of weights is known, whatever their units.
     *
     * @throws UndeterminedException if it is not positive by more than its own error
     */
    double[][] inverse() {
        int size = second.length;
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            if (!(second[i][i] > 0)) {
                throw new UndeterminedException(second[i][i] < 0 ? Reason.NO_MINIMUM : Reason.FLAT, List.of(i));
            }
            scale[i] = 1 / Math.sqrt(second[i][i]);
        }
        double[][] scaled = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled[i][j] = i == j ? 1 : second[i][j] * scale[i] * scale[j];
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(scaled);
        double[][] inverse = new double[size][size];
        for (int k = 0; k < size; k++) {
            requireKnown(eigen, k);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    inverse[i][j] += eigen.element(k, i) * scale[i] * (eigen.element(k, j) * scale[j]) / eigen.value(k);
                }
            }
        }
        return inverse;
    }

    private void requireKnown(SymmetricEigen eigen, int number) {
        double value = eigen.value(number);
        if (value > doubt) {
            return;
        }
        double largest = IntStream.range(0, second.length)
                .mapToDouble(i -> Math.abs(eigen.element(number, i)))
                .max()
                .orElse(0);
        List<Integer> weights = IntStream.range(0, second.length)
                .filter(i -> Math.abs(eigen.element(number, i)) >= COUNTS * largest)
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.abs(eigen.element(number, i))))
                .toList();
        throw new UndeterminedException(value < -doubt ? Reason.NO_MINIMUM : Reason.FLAT, weights);
    }
}
