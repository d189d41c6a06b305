package brook.jmh.precision;

import brook.jmh.GeneratedModel;
import brook.jmh.peer.HipparchusRun;
import brook.jmh.peer.Peer;
import brook.jmh.problem.Problem;
import brook.runtime.Method;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.util.Optional;
import java.util.OptionalLong;
import org.hipparchus.exception.MathRuntimeException;

/** The entrants of a problem. */
final class Entrants {

    private static final long LONGEST_RUN = 5_000_000;

    private Entrants() {}

    /** One of our methods. */
    static Entrant of(Problem problem, Method method, double tolerance) {
        return new BrookEntrant(problem, method, tolerance);
    }

    /** One of the methods of Hipparchus. */
    static Entrant of(Problem problem, Peer method, double tolerance) {
        return new HipparchusEntrant(problem, method, tolerance);
    }

    /** A compiled model with our integrator. */
    private static final class BrookEntrant implements Entrant {

        private final Problem problem;
        private final Integrator integrator;
        private final double[] start;

        BrookEntrant(Problem problem, Method method, double tolerance) {
            SolveOptions options =
                    SolveOptions.STANDARD.method(method).rtol(tolerance).maxSteps(LONGEST_RUN);
            this.problem = problem;
            this.integrator = Integrator.of(GeneratedModel.of(problem, options), options);
            this.start = problem.initialState();
        }

        @Override
        public void run() {
            integrator.solve(0, start, problem.end());
        }

        @Override
        public Optional<Outcome> outcome() {
            Solution solution = integrator.solve(0, start, problem.end());
            return solution.reachedEnd() ? Optional.of(outcome(solution)) : Optional.empty();
        }

        private Outcome outcome(Solution solution) {
            return new Outcome(
                    problem.relativeError(solution.state()),
                    solution.statistics().steps(),
                    OptionalLong.of(solution.statistics().rejected()),
                    solution.statistics().evaluations());
        }
    }

    /** A hand-written right-hand side with Hipparchus. */
    private static final class HipparchusEntrant implements Entrant {

        private final Problem problem;
        private final HipparchusRun integrator;
        private final double[] start;

        HipparchusEntrant(Problem problem, Peer method, double tolerance) {
            this.problem = problem;
            this.integrator = new HipparchusRun(problem, method, tolerance);
            this.start = problem.initialState();
        }

        @Override
        public void run() {
            integrator.run(start, problem.end());
        }

        /** Hipparchus ends a run with an exception where its steps become too small. */
        @Override
        public Optional<Outcome> outcome() {
            try {
                double error = problem.relativeError(integrator.run(start, problem.end()));
                long evaluations = integrator.evaluations();
                long steps = integrator.steps(start, problem.end());
                return Optional.of(new Outcome(error, steps, OptionalLong.empty(), evaluations));
            } catch (MathRuntimeException tooSmall) {
                return Optional.empty();
            }
        }
    }
}
