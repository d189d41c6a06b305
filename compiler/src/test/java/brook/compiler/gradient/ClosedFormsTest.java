package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R_K, the integral of the square of the K-th derivative over [0, 1], and its gradient where both have closed forms, K = 1 to 8. */
class ClosedFormsTest {

    private static final int HIGHEST = 8;

    private static final List<SolveOptions> METHODS = List.of(
            SolveOptions.STANDARD.rtol(1e-13).control(SolveOptions.Control.ALL),
            SolveOptions.STANDARD.method(Method.DOP853).rtol(1e-12).control(SolveOptions.Control.ALL));

    /** z = z0 exp(-a t), so R_K = a^(2K-1) z0^2 (1 - exp(-2a))/2; for a = 1 the same for every K. */
    @Test
    void decay() {
        solvers("param a = 1 ; state z = 1 ; z' = -a*z").forEach(ClosedFormsTest::decay);
    }

    private static void decay(GradientSolver solver) {
        double left = 1 - Math.exp(-2);
        for (int k = 1; k <= HIGHEST; k++) {
            Gradient gradient = solver.gradient("R" + k);
            check(gradient, gradient.value(), left / 2);
            check(gradient, gradient.by("z(0)"), left);
            check(gradient, gradient.by("a"), (2 * k - 1) * left / 2 + Math.exp(-2));
        }
    }

    /** z = z0/(1 - z0 t), so R_K = (K!)^2 ((z0/(1 - z0))^n - z0^n)/n with n = 2K + 1. */
    @Test
    void growth() {
        solvers("state z = 0.25 ; z' = z^2").forEach(ClosedFormsTest::growth);
    }

    private static void growth(GradientSolver solver) {
        double factorial = 1;
        for (int k = 1; k <= HIGHEST; k++) {
            factorial *= k;
            int n = 2 * k + 1;
            Gradient gradient = solver.gradient("R" + k);
            double end = 1.0 / 3;
            double square = factorial * factorial;
            check(gradient, gradient.value(), square * (Math.pow(end, n) - Math.pow(0.25, n)) / n);
            double slope = Math.pow(end, n - 1) / (0.75 * 0.75) - Math.pow(0.25, n - 1);
            check(gradient, gradient.by("z(0)"), square * slope);
        }
    }

    /** z = z0 + c t^3, so R_3 = 36 c^2, and of higher order there is nothing. */
    @Test
    void polynomial() {
        solvers("param c = 0.7 ; state z = 0.25 ; z' = 3*c*t^2").forEach(ClosedFormsTest::polynomial);
    }

    private static void polynomial(GradientSolver solver) {
        Gradient third = solver.gradient("R3");
        check(third, third.value(), 36 * 0.7 * 0.7);
        check(third, third.by("c"), 72 * 0.7);
        for (int k = 4; k <= HIGHEST; k++) {
            Gradient gradient = solver.gradient("R" + k);
            assertThat(gradient.value()).isZero();
            assertThat(gradient.by("c")).isZero();
            assertThat(gradient.by("z(0)")).isZero();
        }
    }

    /** Runs from 0 to 1. */
    private static List<GradientSolver> solvers(String text) {
        String regularisers = IntStream.rangeClosed(1, HIGHEST)
                .mapToObj(k -> "integral R" + k + " = der(z, " + k + ")^2\n")
                .collect(Collectors.joining());
        OdeModel model = new ModelFile("closed.ode", text.replace(" ; ", "\n") + "\n" + regularisers)
                .load(CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        List<GradientSolver> solvers = METHODS.stream()
                .map(options -> GradientSolver.of(model, options))
                .toList();
        solvers.forEach(solver -> solver.run(parameters, new StartPoint(0, state, given), 1));
        return solvers;
    }

    private static void check(Gradient gradient, double found, double wanted) {
        assertThat(found).as(gradient.of()).isCloseTo(wanted, within(1e-10 * Math.abs(wanted)));
    }
}
