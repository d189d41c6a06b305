package brook.runtime.rungekutta;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;

/**
 * The first step, from the sizes of the state, of its rate of change and of the rate of change of that: Hairer, Nørsett and Wanner 1993, II.4,
 * "starting step size".
 *
 * <p>The controller of Kelly et al. 2020 takes sums where they take means, and d1 + d2 where they take the larger.
 */
final class FirstStep {

    /** Sizes below this say nothing. */
    private static final double SMALL = 1e-5;

    private static final double VANISHING = 1e-15;

    private final int controlled;
    private final double rtol;
    private final AbsoluteTolerances atol;
    private final double power;
    private final boolean asInPaper;

    FirstStep(int controlled, int errorPower, SolveOptions options, AbsoluteTolerances atol) {
        this.controlled = controlled;
        this.rtol = options.rtol();
        this.atol = atol;
        this.power = 1.0 / errorPower;
        this.asInPaper = options.controller() == Controller.PAPER;
    }

    /** The length of the first step from a point whose right-hand side is known; {@code limit} says in which direction it goes. */
    double find(ExplicitStep step, double t, double[] point, double limit) {
        double size = norm(point, point);
        double rate = norm(step.first(), point);
        double guess = size < SMALL || rate < SMALL ? 1e-6 : 0.01 * size / rate;
        guess = asInPaper ? guess : Math.min(guess, Math.abs(limit));
        if (!(guess > 0)) {
            guess = Math.abs(limit);
        }
        double[] then = step.afterEuler(t, point, Math.copySign(guess, limit));
        double change = change(then, step.first(), point) / guess;
        double most = asInPaper ? rate + change : Math.max(rate, change);
        double length = most <= VANISHING ? Math.max(1e-6, guess * 1e-3) : Math.pow(0.01 / most, power);
        return length > 0 && length <= 100 * guess ? length : 100 * guess;
    }

    private double norm(double[] values, double[] point) {
        double squares = 0;
        for (int i = 0; i < controlled; i++) {
            double ratio = values[i] == 0 ? 0 : values[i] / (atol.of(i) + rtol * Math.abs(point[i]));
            squares += ratio * ratio;
        }
        return root(squares);
    }

    private double change(double[] then, double[] now, double[] point) {
        double squares = 0;
        for (int i = 0; i < controlled; i++) {
            double difference = then[i] - now[i];
            double ratio = difference == 0 ? 0 : difference / (atol.of(i) + rtol * Math.abs(point[i]));
            squares += ratio * ratio;
        }
        return root(squares);
    }

    private double root(double squares) {
        return Math.sqrt(asInPaper ? squares : squares / controlled);
    }
}
