package brook.runtime.train;

import java.util.List;

/** How the rate changes: a factor, by the time in epochs, which counts parts of an epoch and is that of the beginning of a step. */
public sealed interface Schedule {

    /** The factor that never changes. */
    Schedule CONSTANT = new Constant();

    /** What the rate is multiplied by at a time in epochs. */
    double factor(double epoch);

    /** Always 1. */
    record Constant() implements Schedule {

        @Override
        public double factor(double epoch) {
            return 1;
        }
    }

    /**
     * Multiplied by {@code factor} at each of some times.
     *
     * @param at the times, in epochs, increasing
     * @param factor positive
     */
    record Piecewise(List<Double> at, double factor) implements Schedule {

        public Piecewise {
            at = List.copyOf(at);
            Schedule.requirePositive("factor", factor);
            for (int i = 0; i < at.size(); i++) {
                if (!(at.get(i) > (i == 0 ? 0 : at.get(i - 1)))) {
                    throw new IllegalArgumentException("at = " + at);
                }
            }
        }

        @Override
        public double factor(double epoch) {
            double product = 1;
            for (double change : at) {
                product *= epoch >= change ? factor : 1;
            }
            return product;
        }
    }

    /**
     * factor^(epoch / every).
     *
     * @param factor positive
     * @param every so many epochs, positive
     */
    record Exponential(double factor, double every) implements Schedule {

        public Exponential {
            Schedule.requirePositive("factor", factor);
            Schedule.requirePositive("every", every);
        }

        @Override
        public double factor(double epoch) {
            return StrictMath.pow(factor, epoch / every);
        }
    }

    /**
     * From 1 along half a cosine to {@code floor}, which it keeps (Loshchilov, Hutter 2017, equation 5).
     *
     * @param epochs how long, positive
     * @param floor from 0 to 1
     */
    record Cosine(double epochs, double floor) implements Schedule {

        public Cosine {
            Schedule.requirePositive("epochs", epochs);
            Schedule.requireShare("floor", floor);
        }

        @Override
        public double factor(double epoch) {
            double way = Math.min(1, epoch / epochs);
            return floor + (1 - floor) * (1 + StrictMath.cos(Math.PI * way)) / 2;
        }
    }

    /**
     * From {@code from} in a straight line to 1 (Goyal et al. 2017, section 2.2), and then another, whose time begins there.
     *
     * @param epochs how long, positive
     * @param from from 0 to 1
     * @param then what follows
     */
    record Warmup(double epochs, double from, Schedule then) implements Schedule {

        public Warmup {
            Schedule.requirePositive("epochs", epochs);
            Schedule.requireShare("from", from);
        }

        @Override
        public double factor(double epoch) {
            return epoch < epochs ? from + (1 - from) * (epoch / epochs) : then.factor(epoch - epochs);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }
}
