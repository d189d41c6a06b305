package brook.runtime.train;

import java.util.Arrays;

/** Takes the steps of an {@link Optimizer} and keeps what it remembers; for one thread. */
public final class Descent {

    private final Optimizer optimizer;
    private final double[][] memory;
    private long steps;

    /** Before the first step of {@code size} weights. */
    public Descent(Optimizer optimizer, int size) {
        this(optimizer, new double[optimizer.memory()][size], 0);
    }

    /** After some steps; the memory is used and not copied. */
    Descent(Optimizer optimizer, double[][] memory, long steps) {
        this.optimizer = optimizer;
        this.memory = memory;
        this.steps = steps;
    }

    /** The number of steps taken. */
    public long steps() {
        return steps;
    }

    double[][] memory() {
        return memory;
    }

    /**
     * Moves weights by one step.
     *
     * @param gradient is changed where weights decay
     * @param factor what the rate is multiplied by in this step ({@link Schedule})
     */
    public void step(double[] weights, double[] gradient, double factor) {
        steps++;
        double rate = optimizer.rate() * factor;
        if (!(optimizer instanceof Optimizer.AdamW)) {
            addDecay(optimizer, weights, gradient);
        }
        if (optimizer instanceof Optimizer.Sgd sgd) {
            sgd(weights, gradient, sgd.momentum(), rate);
        } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
            nesterov(weights, gradient, nesterov.momentum(), rate);
        } else if (optimizer instanceof Optimizer.Adam adam) {
            adam(weights, gradient, adam, rate);
        } else if (optimizer instanceof Optimizer.AdamW adam) {
            shrink(weights, rate * adam.weightDecay());
            adam(weights, gradient, plain(adam), rate);
        } else if (optimizer instanceof Optimizer.Adamax adamax) {
            adamax(weights, gradient, adamax, rate);
        } else if (optimizer instanceof Optimizer.RmsProp rmsProp) {
            rmsProp(weights, gradient, rmsProp, rate);
        } else if (optimizer instanceof Optimizer.Lbfgs) {
            throw new IllegalArgumentException("a step of L-BFGS needs values along the way: Trainer takes it");
        } else {
            throw new AssertionError(optimizer);
        }
    }

    /**
     * Moves weights by one step of L-BFGS; whether there was one.
     *
     * @param objective gives value and gradient, decay included, at other weights
     */
    boolean step(double[] weights, double[] gradient, double value, QuasiNewton.Slope objective) {
        steps++;
        double all = decayed(optimizer, weights, value, gradient);
        return new QuasiNewton(memory).step(weights, gradient, all, objective);
    }

    /** A value and a gradient with what decay adds to them, c |w|^2 / 2. */
    static double decayed(Optimizer optimizer, double[] weights, double value, double[] gradient) {
        double decay = optimizer.weightDecay();
        addDecay(optimizer, weights, gradient);
        return decay > 0 ? value + decay / 2 * QuasiNewton.dot(weights, weights) : value;
    }

    private static void addDecay(Optimizer optimizer, double[] weights, double[] gradient) {
        double decay = optimizer.weightDecay();
        for (int i = 0; decay > 0 && i < weights.length; i++) {
            gradient[i] += decay * weights[i];
        }
    }

    private static void shrink(double[] weights, double share) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= share * weights[i];
        }
    }

    private static Optimizer.Adam plain(Optimizer.AdamW adam) {
        return new Optimizer.Adam(adam.rate(), adam.beta1(), adam.beta2(), adam.epsilon(), 0);
    }

    private void sgd(double[] weights, double[] gradient, double momentum, double rate) {
        if (momentum == 0) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= rate * gradient[i];
            }
            return;
        }
        double[] velocity = memory[0];
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = momentum * velocity[i] - rate * gradient[i];
            weights[i] += velocity[i];
        }
    }

    private void nesterov(double[] weights, double[] gradient, double momentum, double rate) {
        double[] velocity = memory[0];
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = momentum * velocity[i] - rate * gradient[i];
            weights[i] += momentum * velocity[i] - rate * gradient[i];
        }
    }

    private void adam(double[] weights, double[] gradient, Optimizer.Adam adam, double rate) {
        double[] mean = memory[0];
        double[] square = memory[1];
        double seen1 = seen(adam.beta1());
        double seen2 = seen(adam.beta2());
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            mean[i] = adam.beta1() * mean[i] + (1 - adam.beta1()) * g;
            square[i] = adam.beta2() * square[i] + (1 - adam.beta2()) * (g * g);
            weights[i] -= rate * (mean[i] / seen1) / (Math.sqrt(square[i] / seen2) + adam.epsilon());
        }
    }

    /** 1 - beta^t: what the weights of all means so far sum to. Strict, so that a step is the same on every machine. */
    private double seen(double beta) {
        return 1 - StrictMath.pow(beta, (double) steps);
    }

    private void adamax(double[] weights, double[] gradient, Optimizer.Adamax adamax, double rate) {
        double[] mean = memory[0];
        double[] largest = memory[1];
        double length = rate / seen(adamax.beta1());
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            mean[i] = adamax.beta1() * mean[i] + (1 - adamax.beta1()) * g;
            largest[i] = Math.max(adamax.beta2() * largest[i], Math.abs(g));
            if (largest[i] > 0) {
                weights[i] -= length * (mean[i] / largest[i]);
            }
        }
    }

    private void rmsProp(double[] weights, double[] gradient, Optimizer.RmsProp rmsProp, double rate) {
        double[] square = memory[0];
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            square[i] = rmsProp.decay() * square[i] + (1 - rmsProp.decay()) * (g * g);
            weights[i] -= rate * g / (Math.sqrt(square[i]) + rmsProp.epsilon());
        }
    }

    /** What it remembers, copied. */
    double[][] copyOfMemory() {
        return Arrays.stream(memory).map(double[]::clone).toArray(double[][]::new);
    }
}
