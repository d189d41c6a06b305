package brook.runtime.rungekutta;

import brook.runtime.SolveOptions.Controller;

/**
 * By what the next step is longer than the one just tried, from the numbers q of the last steps, with m the power of h that the estimate falls with.
 *
 * <p>I: 0.9 q^(-1/(2m)), between 0.2 and 10, and no shorter after an accepted step (Hairer, Nørsett and Wanner 1993, II.4, equation 4.13).
 * PI: exponents 0.7/m and -0.4/m of the last two errors (Gustafsson 1991). PID: 1/(18 m), 1/(9 m) and 1/(18 m) of the last three, the filter
 * H312 of Söderlind 2003, table III. After a rejected step all do as I.
 */
final class StepFactor {

    private static final double SAFETY = 0.9;
    private static final double LEAST = 0.2;
    private static final double MOST = 10;
    /** An error of nothing counts as this part of the tolerance in what comes later. */
    private static final double LEAST_SQUARE = 1e-20;

    private final Controller controller;
    private final double power;
    private double lastSquare;
    private double squareBefore;

    StepFactor(Controller controller, int errorPower) {
        this.controller = controller;
        this.power = 0.5 / errorPower;
        forget();
    }

    /** Nothing is known of steps before. */
    void forget() {
        lastSquare = 1;
        squareBefore = 1;
    }

    /** The factor after a step that was thrown away. */
    double afterRejection(double square) {
        double factor = SAFETY * Math.pow(square, -power);
        // Not a number where something is not finite.
        return factor > LEAST ? Math.min(factor, MOST) : LEAST;
    }

    /** The factor after a step that was accepted. */
    double afterAcceptance(double square) {
        double known = Math.max(square, LEAST_SQUARE);
        double factor = SAFETY
                * switch (controller) {
                    case I, PAPER -> Math.pow(square, -power);
                    case PI -> Math.pow(known, -0.7 * power) * Math.pow(lastSquare, 0.4 * power);
                    case PID ->
                        Math.pow(known, -power / 18)
                                * Math.pow(lastSquare, -power / 9)
                                * Math.pow(squareBefore, -power / 18);
                };
        squareBefore = lastSquare;
        lastSquare = known;
        return Math.min(Math.max(factor, least()), MOST);
    }

    private double least() {
        return switch (controller) {
            case I, PAPER -> 1;
            case PI, PID -> LEAST;
        };
    }
}
