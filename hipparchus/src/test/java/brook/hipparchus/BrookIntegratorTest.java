package brook.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelTrajectory;
import brook.runtime.solver.SingularityException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.StepNormalizer;
import org.junit.jupiter.api.Test;

/** Brook in the place of a Hipparchus integrator, against Hipparchus's own and against closed forms. */
class BrookIntegratorTest {

    private static final String PENDULUM = """
            param g = 9.81, L = 1
            theta'' = -g/L*sin(theta)
            theta(0) = 2.5 ; theta'(0) = 0
            solve { t = 0 .. 20 }
            """;

    private static OdeModel model(String text) {
        Compilation compilation = OdeCompiler.compile(new SourceFile("test.ode", text), CompilerOptions.STANDARD);
        JavaSource java = compilation.stages().orElseThrow().java();
        return HotCompiler.standard().load(java.qualifiedName(), java.text());
    }

    @Test
    void itsOwnIntegratorsSolveAModel() {
        ModelEquations pendulum = ModelEquations.of(model(PENDULUM));
        double[] theirs = new DormandPrince853Integrator(1e-9, 1, 1e-13, 1e-13)
                .integrate(pendulum, pendulum.initialState(0), 20)
                .getPrimaryState();
        double[] ours =
                ModelSolver.of(model(PENDULUM)).rtol(1e-15).build().solve(0, 20).state(20);
        assertThat(theirs).containsExactly(ours, within(1e-9));
    }

    @Test
    void brookSolvesItInTheSamePlaceToTheSameBitsAsAlone() {
        ModelEquations pendulum = ModelEquations.of(model(PENDULUM));
        DenseOutputModel dense = new DenseOutputModel();
        ODEIntegrator integrator = new BrookIntegrator(1e-15);
        integrator.addStepHandler(dense);
        ODEStateAndDerivative end = integrator.integrate(pendulum, pendulum.initialState(0), 20);
        ModelTrajectory alone =
                ModelSolver.of(model(PENDULUM)).rtol(1e-15).atol(1e-15).build().solve(0, 20);
        assertThat(end.getPrimaryState()).containsExactly(alone.state(20));
        assertThat(end.getTime()).isEqualTo(20);
        for (double t : new double[] {0, 0.1, 7.25, 19.9, 20}) {
            assertThat(dense.getInterpolatedState(t).getPrimaryState()).containsExactly(alone.state(t), within(1e-15));
            assertThat(dense.getInterpolatedState(t).getPrimaryDerivative()[0])
                    .isCloseTo(alone.state(1, t), within(1e-13));
        }
        assertThat(integrator.getEvaluations()).isGreaterThan(alone.steps());
    }

    @Test
    void aBallBouncesOnItsEventDetectors() {
        ModelEquations ball = ModelEquations.of(model("x'' = -2 ; x(0) = 1 ; x'(0) = 0\nsolve { t = 0 .. 1 }\n"));
        List<Double> bounces = new ArrayList<>();
        ODEIntegrator integrator = new BrookIntegrator(1e-12);
        integrator.addEventDetector(new Bounce(bounces));
        double[] end = integrator.integrate(ball, ball.initialState(0), 6.5).getPrimaryState();
        // From height 1 with x'' = -2 and no loss: down at 1, 3, 5; at 6.5 it is 1 - 0.25 high again, falling.
        assertThat(bounces).hasSize(3);
        assertThat(bounces.get(2)).isCloseTo(5, within(1e-11));
        assertThat(end[0]).isCloseTo(0.75, within(1e-10));
        assertThat(end[1]).isCloseTo(-1, within(1e-10));
    }

    /** Turns the velocity round where the height falls through zero. */
    private record Bounce(List<Double> times) implements ODEEventDetector {

        @Override
        public AdaptableInterval getMaxCheckInterval() {
            return (state, forward) -> 0.1;
        }

        @Override
        public int getMaxIterationCount() {
            return 100;
        }

        @Override
        public BracketingNthOrderBrentSolver getSolver() {
            return new BracketingNthOrderBrentSolver(0, 1e-13, 0, 5);
        }

        @Override
        public double g(ODEStateAndDerivative state) {
            return state.getPrimaryState()[0];
        }

        @Override
        public ODEEventHandler getHandler() {
            return new ODEEventHandler() {
                @Override
                public Action eventOccurred(
                        ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
                    if (increasing) {
                        return Action.CONTINUE;
                    }
                    times.add(state.getTime());
                    return Action.RESET_STATE;
                }

                @Override
                public ODEState resetState(ODEEventDetector detector, ODEStateAndDerivative state) {
                    double[] x = state.getPrimaryState();
                    return new ODEState(state.getTime(), new double[] {0, -x[1]});
                }
            };
        }
    }

    @Test
    void aStepHandlerFollowsABrookRun() {
        List<Double> times = new ArrayList<>();
        List<Double> angles = new ArrayList<>();
        StepNormalizer every = new StepNormalizer(0.5, (state, isLast) -> {
            times.add(state.getTime());
            angles.add(state.getPrimaryState()[0]);
        });
        ModelTrajectory run = ModelSolver.of(model(PENDULUM))
                .onStep(new HandledSteps(every))
                .build()
                .solve(0, 20);
        assertThat(times).hasSize(41);
        assertThat(times.get(40)).isEqualTo(20);
        for (int i = 0; i < times.size(); i++) {
            assertThat(angles.get(i)).isCloseTo(run.state(0, times.get(i)), within(1e-14));
        }
    }

    @Test
    void aPoleIsTheirExceptionWithOursAsItsCause() {
        ModelEquations pole = ModelEquations.of(model("x' = x^2 ; x(0) = 1\nsolve { t = 0 .. 2 }\n"));
        assertThatExceptionOfType(MathIllegalStateException.class)
                .isThrownBy(() -> new BrookIntegrator(1e-9).integrate(pole, pole.initialState(0), 2))
                .withMessageContaining("x runs to infinity near t = ")
                .withCauseInstanceOf(SingularityException.class);
    }

    @Test
    void whatHasNoTaylorCoefficientsIsRefused() {
        OrdinaryDifferentialEquation other = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return new double[] {-y[0]};
            }
        };
        assertThatExceptionOfType(MathIllegalArgumentException.class)
                .isThrownBy(() -> new BrookIntegrator(1e-9).integrate(other, new ODEState(0, new double[] {1}), 1))
                .withMessageContaining("ModelEquations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelEquations.of(model("param k\nx' = -k*x ; x(0) = 1\nsolve { t = 0 .. 1 }\n")))
                .withMessageContaining("`k`");
    }

    @Test
    void eventsAndIntegralsAreRefusedRatherThanIgnored() {
        String ball = "h'' = -9.81 ; h(0) = 1 ; h'(0) = 0\nevent down when h falls 0 { stop }\nsolve { t = 0 .. 1 }\n";
        String work = "x' = -x ; x(0) = 1\nintegral area = x\nsolve { t = 0 .. 1 }\n";
        for (String text : List.of(ball, work)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelEquations.of(model(text)))
                    .withMessageContaining("knows neither the events nor the integrals of test")
                    .withMessageContaining("solve it with brook.runtime");
        }
    }
}
