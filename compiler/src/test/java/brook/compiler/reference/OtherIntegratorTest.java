package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.runtime.OdeModel;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another integrator on right-hand sides written in Java sees the trajectories of generated classes; nobody knows a closed form of these. */
class OtherIntegratorTest {

    private static final int POINTS = 20;

    /** A model and its right-hand side, by the time and the state. */
    private record Problem(String model, BiFunction<Double, double[], double[]> rightHandSide, double bound) {

        @Override
        public String toString() {
            return model;
        }
    }

    static Stream<Problem> problems() {
        return Stream.of(
                new Problem("corpus/reference/classic_lorenz_t20.ode", OtherIntegratorTest::lorenz, 1e-7),
                new Problem("unplanned/DoublePendulum.ode", OtherIntegratorTest::doublePendulum, 1e-9),
                new Problem("unplanned/Species.ode", OtherIntegratorTest::species, 1e-12),
                new Problem("unplanned/Coupled.ode", OtherIntegratorTest::coupled, 1e-11));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void agreesAlongTheWay(Problem problem) {
        OdeModel model = ModelFile.of(problem.model()).load(CompilerOptions.STANDARD);
        SolveDefaults span = model.description().solve();
        double[] start = new double[model.dimension()];
        model.initialState(span.t0(), start);
        Trajectory ours =
                Integrator.of(model, SolveOptions.STANDARD.rtol(1e-15)).trajectory(span.t0(), start, span.t1());
        DormandPrince853Integrator peer = new DormandPrince853Integrator(1e-14, 1, 1e-13, 1e-13);
        ODEState state = new ODEState(span.t0(), start);
        for (int i = 1; i <= POINTS; i++) {
            double t = span.t0() + (span.t1() - span.t0()) * i / POINTS;
            state = peer.integrate(equation(problem, start.length), state, t);
            for (int j = 0; j < start.length; j++) {
                assertThat(ours.value(j, t))
                        .as("component %d at t = %s", j, t)
                        .isCloseTo(state.getPrimaryState()[j], within(problem.bound()));
            }
        }
    }

    private static OrdinaryDifferentialEquation equation(Problem problem, int dimension) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return problem.rightHandSide().apply(t, y);
            }
        };
    }

    private static double[] lorenz(double t, double[] s) {
        return new double[] {10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]};
    }

    /** From the Lagrangian: the accelerations solve two linear equations. */
    private static double[] doublePendulum(double t, double[] s) {
        double d = s[0] - s[1];
        double m11 = 2.5;
        double m12 = 1.5 * 0.7 * Math.cos(d);
        double m21 = Math.cos(d);
        double m22 = 0.7;
        double r1 = -1.5 * 0.7 * s[3] * s[3] * Math.sin(d) - 2.5 * 9.81 * Math.sin(s[0]);
        double r2 = s[2] * s[2] * Math.sin(d) - 9.81 * Math.sin(s[1]);
        double det = m11 * m22 - m12 * m21;
        return new double[] {s[2], s[3], (r1 * m22 - m12 * r2) / det, (m11 * r2 - m21 * r1) / det};
    }

    private static double[] species(double t, double[] x) {
        double[] growth = {1, 0.72, 1.53, 1.27};
        double[][] competition = {
            {1, 1.09, 1.52, 0},
            {0, 1, 0.44, 1.36},
            {2.33, 0, 1, 0.47},
            {1.21, 0.51, 0.35, 1}
        };
        double[] rates = new double[4];
        for (int i = 0; i < 4; i++) {
            double free = 1;
            for (int j = 0; j < 4; j++) {
                free -= competition[i][j] * x[j];
            }
            rates[i] = growth[i] * x[i] * free;
        }
        return rates;
    }

    private static double[] coupled(double t, double[] s) {
        double slope = s[2] - s[2] * s[2] * s[2] / 3 - s[3] + s[0] / 2;
        return new double[] {
            0.1 * slope + s[1], (1 - s[0] * s[0]) * s[1] - s[0], slope, 0.08 * (s[2] + 0.7 - 0.8 * s[3])
        };
    }
}
