package brook.runtime.gradient;

import brook.runtime.Draws;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.BatchGradient.Trajectories;
import brook.runtime.gradient.GradientSolver.StartPoint;
import java.util.Arrays;
import java.util.List;

/** As many trajectories as a model computes at once: their start, their run and its gradient. It belongs to one thread at a time. */
final class Block implements TrajectoryEnd {

    private final OdeModel model;
    private final GradientSolver solver;
    private final int lanes;
    private final int states;
    private final int integrals;
    private final int outputs;
    private final int losses;
    private final int inputs;
    private final Draws draws;
    private final double[] parameters;
    private final double[] state;
    private final double[] given;
    private final double[] rowInputs;
    private final double[] rowState;
    private final double[] targetWeights;
    private final double[] integralWeights;
    private final int[] rows;
    /** So many lanes hold rows of their own. */
    private int filled;

    private final double[] endState;
    private final double[] endIntegrals;
    private long steps;
    private long evaluations;
    private double[] targets;
    private boolean differentiated;
    /** The lane that is told of. */
    private int lane;

    Block(OdeModel model, SolveOptions options) {
        this.model = model;
        this.solver = GradientSolver.of(model, options);
        this.lanes = model.laneCount();
        this.states = model.dimension() / lanes;
        this.integrals = model.integralCount() / lanes;
        this.outputs = model.outputCount() / lanes;
        this.losses = solver.targetLabels().size() / lanes - outputs;
        List<Quantity> ofRow = model.description().inputs().stream()
                .map(input -> lanes > 1 ? input.withoutLastAxis() : input)
                .toList();
        this.inputs = ofRow.stream().mapToInt(Quantity::components).sum();
        this.draws = Draws.of(ofRow);
        this.parameters = new double[model.parameterCount()];
        this.state = new double[model.dimension()];
        this.given = new double[model.dimension()];
        this.rowInputs = new double[inputs];
        this.rowState = new double[states];
        this.targetWeights = new double[(outputs + losses) * lanes];
        this.integralWeights = new double[integrals * lanes];
        this.rows = new int[lanes];
        this.endState = new double[states * lanes];
        this.endIntegrals = new double[integrals * lanes];
        this.targets = new double[targetWeights.length];
    }

    int lossCount() {
        return losses;
    }

    int integralCount() {
        return integrals;
    }

    /** Runs the trajectories from position {@code first} of the rows on. */
    void run(double[] shared, int sharedCount, Trajectories trajectories, int first) {
        differentiated = false;
        System.arraycopy(shared, 0, parameters, 0, sharedCount);
        filled = Math.min(lanes, trajectories.rows().length - first);
        for (lane = 0; lane < lanes; lane++) {
            int position = first + Math.min(lane, filled - 1);
            rows[lane] = trajectories.rows()[position];
            read(trajectories.source(), sharedCount, trajectories.draw() + position);
        }
        start(trajectories.t0());
        Solution solution = solver.run(parameters, new StartPoint(trajectories.t0(), state, given), trajectories.t1());
        if (!solution.reachedEnd()) {
            throw new BrokenTrajectoryException(name(), rows[0], solution);
        }
        keep(solution);
    }

    private void keep(Solution solution) {
        for (int i = 0; i < endState.length; i++) {
            endState[i] = solution.state(i);
        }
        for (int i = 0; i < endIntegrals.length; i++) {
            endIntegrals[i] = solution.integral(i);
        }
        steps = solution.statistics().steps();
        evaluations = solution.statistics().evaluations();
        targets = solver.targets();
    }

    private String name() {
        return filled == 1 ? "trajectory " + rows[0] : "trajectories " + rows[0] + " to " + rows[filled - 1];
    }

    private void read(TrajectorySource source, int sharedCount, long draw) {
        Arrays.fill(rowInputs, Double.NaN);
        Arrays.fill(rowState, Double.NaN);
        source.write(rows[lane], rowInputs, rowState);
        draws.complete(rowInputs, draw);
        for (int i = 0; i < inputs; i++) {
            parameters[sharedCount + i * lanes + lane] = rowInputs[i];
        }
        for (int i = 0; i < states; i++) {
            given[i * lanes + lane] = rowState[i];
        }
    }

    private void start(double t0) {
        model.setParameters(parameters);
        model.startFrom(t0, given, state);
        for (int i = 0; i < state.length; i++) {
            if (Double.isNaN(state[i])) {
                throw new IllegalArgumentException("trajectory " + rows[i % lanes] + " has no value for `"
                        + model.description().stateLabels().get(i) + "` at its start");
            }
        }
    }

    /** Differentiates the weighted sum of means over so many trajectories. */
    void differentiate(double[] weights, int count) {
        for (int i = 0; i < losses + integrals; i++) {
            for (int l = 0; l < lanes; l++) {
                double weight = l < filled ? weights[i] / count : 0;
                if (i < losses) {
                    targetWeights[(outputs + i) * lanes + l] = weight;
                } else {
                    integralWeights[(i - losses) * lanes + l] = weight;
                }
            }
        }
        solver.differentiate(targetWeights, integralWeights);
        differentiated = true;
    }

    /** Adds losses and integrals, lane by lane. */
    void add(double[] sums) {
        for (lane = 0; lane < filled; lane++) {
            for (int i = 0; i < losses; i++) {
                sums[i] += loss(i);
            }
            for (int i = 0; i < integrals; i++) {
                sums[losses + i] += integral(i);
            }
        }
    }

    void addGradient(double[] gradient, int sharedCount) {
        for (int i = 0; i < sharedCount; i++) {
            gradient[i] += solver.byParameter(i);
        }
    }

    void tell(TrajectoryListener listener) {
        for (lane = 0; lane < filled; lane++) {
            listener.reached(rows[lane], this);
        }
    }

    long steps() {
        return steps;
    }

    long evaluations() {
        return evaluations;
    }

    @Override
    public double state(int position) {
        return endState[position * lanes + lane];
    }

    @Override
    public double integral(int position) {
        return endIntegrals[position * lanes + lane];
    }

    @Override
    public double loss(int position) {
        return targets[(outputs + position) * lanes + lane];
    }

    @Override
    public double byInitialValue(int position) {
        return differentiated ? solver.byInitialValue(position * lanes + lane) : 0;
    }
}
