package brook.runtime.train;

import brook.runtime.SplitMix;
import java.util.List;

/**
 * A straight line through points by least squares: half the mean of (a + b x - y)^2. With noise it is jittered by the seed of the batch, so that
 * random numbers of the objective count too. Its part is the slope.
 */
final class Line implements Objective {

    private final double[] x;
    private final double[] y;
    private final double noise;

    Line(double[] x, double[] y, double noise) {
        this.x = x;
        this.y = y;
        this.noise = noise;
    }

    /** Twelve points near 2 + 3x. */
    static Line ofTwelve(double noise) {
        double[] x = new double[12];
        double[] y = new double[12];
        for (int i = 0; i < 12; i++) {
            x[i] = i / 4.0 - 1;
            y[i] = 2 + 3 * x[i] + (i * 7 % 5 - 2) / 8.0;
        }
        return new Line(x, y, noise);
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int rows() {
        return x.length;
    }

    @Override
    public List<String> parts() {
        return List.of("slope");
    }

    @Override
    public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
        double jitter = noise * (new SplitMix(batch.seed()).uniform() - 0.5);
        double a = 0;
        double b = 0;
        double value = 0;
        int count = batch.rows().count();
        for (int i = 0; i < count; i++) {
            int row = batch.rows().row(i);
            double error = weights[0] + weights[1] * x[row] - y[row] + jitter;
            a += error / count;
            b += error * x[row] / count;
            value += error * error / 2 / count;
        }
        gradient[0] = a;
        gradient[1] = b;
        parts[0] = weights[1];
        return value;
    }

    @Override
    public double value(double[] weights, Batch batch, double[] parts) {
        return gradient(weights, batch, new double[2], parts);
    }
}
