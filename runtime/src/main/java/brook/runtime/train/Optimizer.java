package brook.runtime.train;

/**
 * How a step follows from a gradient: a method with its constants.
 *
 * <p>{@code weightDecay} c makes weights smaller: in {@link AdamW} each step takes rate c w from a weight w, in all others c w is added to the
 * gradient, as if c |w|^2 / 2 were part of what is minimised.
 */
public sealed interface Optimizer {

    /** The length of a step before a {@link Schedule} changes it. */
    double rate();

    /** How strongly weights are drawn to 0; 0 for not at all. */
    double weightDecay();

    /** How many numbers it remembers for each weight. */
    int memory();

    /**
     * Gradient descent with momentum (Polyak 1964): v = momentum v - rate g, w = w + v.
     *
     * @param momentum from 0 to less than 1
     */
    record Sgd(double rate, double momentum, double weightDecay) implements Optimizer {

        public Sgd {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("momentum", momentum);
        }

        @Override
        public int memory() {
            return momentum == 0 ? 0 : 1;
        }
    }

    /**
     * Nesterov's momentum in the form of Sutskever et al. 2013, equations 3 and 4. The weights are those at which the gradient is taken (Bengio,
     * Boulanger-Lewandowski, Pascanu 2013, equation 7): v = momentum v - rate g, w = w + momentum v - rate g.
     *
     * @param momentum from 0 to less than 1
     */
    record Nesterov(double rate, double momentum, double weightDecay) implements Optimizer {

        public Nesterov {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("momentum", momentum);
        }

        @Override
        public int memory() {
            return 1;
        }
    }

    /**
     * Adam (Kingma, Ba 2015, algorithm 1).
     *
     * @param beta1 how much of the mean of gradients stays, from 0 to less than 1
     * @param beta2 how much of the mean of their squares stays, from 0 to less than 1
     * @param epsilon keeps the divisor from 0
     */
    record Adam(double rate, double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

        public Adam {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("beta1", beta1);
            Optimizer.requireShare("beta2", beta2);
            Optimizer.requirePositive("epsilon", epsilon);
        }

        /** With the constants of the paper. */
        public Adam(double rate) {
            this(rate, 0.9, 0.999, 1e-8, 0);
        }

        @Override
        public int memory() {
            return 2;
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov, Hutter 2019, algorithm 2, whose decay is rate times weightDecay here).
     *
     * @param beta1 how much of the mean of gradients stays, from 0 to less than 1
     * @param beta2 how much of the mean of their squares stays, from 0 to less than 1
     * @param epsilon keeps the divisor from 0
     */
    record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

        public AdamW {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("beta1", beta1);
            Optimizer.requireShare("beta2", beta2);
            Optimizer.requirePositive("epsilon", epsilon);
        }

        /** With the constants of Adam. */
        public AdamW(double rate, double weightDecay) {
            this(rate, 0.9, 0.999, 1e-8, weightDecay);
        }

        @Override
        public int memory() {
            return 2;
        }
    }

    /**
     * Adamax (Kingma, Ba 2015, algorithm 2). A weight whose gradient has always been 0 stays.
     *
     * @param beta1 how much of the mean of gradients stays, from 0 to less than 1
     * @param beta2 how much of the largest gradient stays, from 0 to less than 1
     */
    record Adamax(double rate, double beta1, double beta2, double weightDecay) implements Optimizer {

        public Adamax {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("beta1", beta1);
            Optimizer.requireShare("beta2", beta2);
        }

        /** With the other constants of the paper. */
        public Adamax(double rate) {
            this(rate, 0.9, 0.999, 0);
        }

        @Override
        public int memory() {
            return 2;
        }
    }

    /**
     * RMSprop (Tieleman, Hinton 2012, lecture 6.5).
     *
     * @param decay how much of the mean of squares stays, from 0 to less than 1
     * @param epsilon keeps the divisor from 0
     */
    record RmsProp(double rate, double decay, double epsilon, double weightDecay) implements Optimizer {

        public RmsProp {
            Optimizer.require(rate, weightDecay);
            Optimizer.requireShare("decay", decay);
            Optimizer.requirePositive("epsilon", epsilon);
        }

        @Override
        public int memory() {
            return 1;
        }
    }

    /**
     * L-BFGS with a line search (Nocedal and Wright 2006, section 7.2): few epochs for few weights, on all rows in each step, of which each takes several gradients.
     * No schedule, clipping or random number of the objective counts.
     *
     * @param pairs how many changes of weights and gradients it remembers, at least 1
     */
    record Lbfgs(int pairs, double weightDecay) implements Optimizer {

        public Lbfgs {
            Optimizer.require(1, weightDecay);
            if (pairs < 1) {
                throw new IllegalArgumentException("pairs = " + pairs);
            }
        }

        @Override
        public double rate() {
            return 1;
        }

        @Override
        public int memory() {
            return 2 * pairs;
        }
    }

    private static void require(double rate, double weightDecay) {
        requirePositive("rate", rate);
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weightDecay = " + weightDecay);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }
}
