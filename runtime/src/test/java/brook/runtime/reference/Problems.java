package brook.runtime.reference;

import java.util.List;

/** Problems that several tests share. */
public final class Problems {

    private Problems() {}

    public static ExpressionModel pendulum() {
        return ExpressionModel.of(List.of("x", "v"), "v", "-sin(x)");
    }

    public static ExpressionModel kepler() {
        return ExpressionModel.of(
                List.of("x", "y", "vx", "vy"), "vx", "vy", "-x*(x*x+y*y)^(-1.5)", "-y*(x*x+y*y)^(-1.5)");
    }

    public static ExpressionModel vanDerPol() {
        return ExpressionModel.of(List.of("x", "v"), "v", "(1-x*x)*v-x");
    }

    public static ExpressionModel lorenz() {
        return ExpressionModel.of(List.of("x", "y", "z"), "10*(y-x)", "x*(28-z)-y", "x*y-2.6666666666666665*z");
    }

    public static ExpressionModel oscillator() {
        return ExpressionModel.of(List.of("x", "v"), "v", "-x");
    }

    /** One state with this right-hand side in x and t. */
    public static ExpressionModel scalar(String rightHandSide) {
        return ExpressionModel.of(List.of("x"), rightHandSide);
    }
}
