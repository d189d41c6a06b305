package brook.runtime.rungekutta;

import static org.assertj.core.api.Assertions.assertThat;

import brook.runtime.Method;
import brook.runtime.Step;
import brook.runtime.reference.ExpressionModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The order that errors show on x' = 2 t x log y, y' = -2 t y log x, whose solution is exp(sin t²), exp(cos t²): the slope of a line through errors
 * of three step sizes, each half of the one before, within 0.3 of the order.
 * Of the two methods of the highest orders errors of the next order are larger down to where rounding begins, so that their slopes may be steeper.
 */
class ConvergenceTest {

    private static final double T1 = 1.5;
    private static final double PARTS = 7;

    private final ExpressionModel model = ExpressionModel.of(List.of("x", "y"), "2*t*x*log(y)", "-2*t*y*log(x)");

    private double ends;
    private double between;

    @ParameterizedTest
    @CsvSource({
        "euler, 1, 200, 1.3",
        "midpoint, 2, 50, 2.3",
        "rk4, 4, 50, 4.3",
        "heun, 2, 100, 2.3",
        "fehlberg2, 1, 800, 1.3",
        "bosh3, 3, 50, 3.3",
        "owren_zennaro4, 4, 25, 4.3",
        "owren_zennaro5, 5, 20, 5.3",
        "rkf45, 4, 50, 4.3",
        "cash_karp, 5, 20, 5.3",
        "dopri5, 5, 20, 5.3",
        "tsit5, 5, 80, 5.3",
        "tanaka_yamashita7, 7, 16, 8.3",
        "dop853, 8, 12, 8.6"
    })
    void errorsFallWithTheOrder(String name, int order, int steps, double most) {
        double[] atEnd = new double[3];
        double[] within = new double[3];
        for (int i = 0; i < 3; i++) {
            ends = 0;
            between = 0;
            double h = T1 / (steps << i);
            GridOfAnyMethod.run(model, Method.of(name).orElseThrow(), h, T1, new double[] {1, Math.E}, this::look);
            atEnd[i] = ends;
            within[i] = between;
        }
        assertThat(slope(atEnd)).isBetween(order - 0.3, most);
        assertThat(slope(within)).isBetween(order - 0.3, most);
    }

    private void look(Step step) {
        double[] state = new double[2];
        step.endState(state);
        ends = Math.max(ends, error(step.endTime(), state));
        for (int i = 1; i < PARTS; i++) {
            double t = step.startTime() + step.length() * i / PARTS;
            step.state(t, state);
            between = Math.max(between, error(t, state));
        }
    }

    private static double error(double t, double[] state) {
        return Math.max(Math.abs(state[0] - Math.exp(Math.sin(t * t))), Math.abs(state[1] - Math.exp(Math.cos(t * t))));
    }

    /** The slope of the line with least squares through the binary logarithms at 0, -1, -2. */
    private static double slope(double[] errors) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (1 - i) * Math.log(errors[i]) / Math.log(2);
        }
        return sum / 2;
    }
}
