package brook.jmh;

import brook.jmh.hand.HandWritten;
import brook.jmh.hand.HandWrittenJet;
import brook.jmh.hand.HandWrittenTaylor;
import brook.jmh.peer.HipparchusRun;
import brook.jmh.peer.Peer;
import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;

/** The contenders of a problem. */
final class Contenders {

    /** What doubles can do: order 20 of the Taylor methods. */
    static final double ROUNDING = 0x1p-52;

    /** The smallest tolerance at which Hipparchus is asked to compete. */
    static final double PEER_TOLERANCE = 1e-15;

    private static final int JETS = 1000;

    private Contenders() {}

    static Contender of(Code code, Problem problem, double tolerance) {
        return switch (code) {
            case HAND_WRITTEN -> new HandWrittenRun(problem, tolerance);
            // What differs is the JVM in which it runs.
            case GENERATED, GENERATED_VECTORS -> new GeneratedRun(problem, tolerance);
            case GENERATED_BATCH -> new LaneRuns(problem, tolerance);
            case DORMAND_PRINCE_853 -> new PeerRun(problem, Math.max(tolerance, PEER_TOLERANCE));
            case HAND_WRITTEN_JET -> new HandWrittenJets(problem, order(tolerance));
            case GENERATED_JET -> new GeneratedJets(problem, order(tolerance));
        };
    }

    static int order(double tolerance) {
        return SolveOptions.STANDARD.rtol(tolerance).effectiveOrder();
    }

    /** The hand-written integrator from start to end. */
    private static final class HandWrittenRun implements Contender {

        private final HandWrittenTaylor taylor;
        private final double[] start;
        private final double end;

        HandWrittenRun(Problem problem, double tolerance) {
            taylor = HandWritten.of(problem, tolerance);
            start = problem.initialState();
            end = problem.end();
        }

        @Override
        public long work() {
            taylor.start(start, end);
            taylor.run();
            return taylor.steps();
        }

        @Override
        public double[] state() {
            double[] state = new double[start.length];
            taylor.state(state);
            return state;
        }
    }

    /** The compiled model with our integrator, from start to end, as a user would run it. */
    private static final class GeneratedRun implements Contender {

        private final Integrator integrator;
        private final double[] start;
        private final double end;
        private double[] state = {};

        GeneratedRun(Problem problem, double tolerance) {
            integrator =
                    Integrator.of(GeneratedModel.of(problem, order(tolerance)), SolveOptions.STANDARD.rtol(tolerance));
            start = problem.initialState();
            end = problem.end();
        }

        @Override
        public long work() {
            Solution solution = integrator.solve(0, start, end);
            if (!solution.reachedEnd()) {
                throw new AssertionError(solution.toString());
            }
            state = solution.state();
            return solution.statistics().steps();
        }

        @Override
        public double[] state() {
            return state.clone();
        }
    }

    /** Hipparchus from start to end. */
    private static final class PeerRun implements Contender {

        private final HipparchusRun integrator;
        private final double[] start;
        private final double end;
        private double[] state = {};

        PeerRun(Problem problem, double tolerance) {
            integrator = new HipparchusRun(problem, Peer.DORMAND_PRINCE_853, tolerance);
            start = problem.initialState();
            end = problem.end();
        }

        @Override
        public long work() {
            state = integrator.run(start, end);
            return integrator.evaluations();
        }

        @Override
        public double[] state() {
            return state.clone();
        }
    }

    /** Hand-written jets at the initial state. */
    private static final class HandWrittenJets implements Contender {

        private final HandWrittenJet jet;
        private final double[][] x;
        private final int order;

        HandWrittenJets(Problem problem, int order) {
            this.jet = HandWritten.jet(problem, order);
            this.order = order;
            double[] start = problem.initialState();
            this.x = new double[start.length][order + 1];
            for (int i = 0; i < start.length; i++) {
                x[i][0] = start[i];
            }
        }

        @Override
        public long work() {
            for (int i = 0; i < JETS; i++) {
                jet.fill(x, order);
            }
            return JETS;
        }

        @Override
        public double[] state() {
            return x[0].clone();
        }
    }

    /** Generated jets at the initial state. */
    private static final class GeneratedJets implements Contender {

        private final OdeModel model;
        private final double[] jet;
        private final int order;

        GeneratedJets(Problem problem, int order) {
            this.model = GeneratedModel.of(problem, order);
            this.order = order;
            this.jet = new double[(order + 1) * model.planeSize()];
            System.arraycopy(problem.initialState(), 0, jet, 0, model.dimension());
        }

        @Override
        public long work() {
            for (int i = 0; i < JETS; i++) {
                model.jet(0, jet, order);
            }
            return JETS;
        }

        @Override
        public double[] state() {
            return jet.clone();
        }
    }
}
