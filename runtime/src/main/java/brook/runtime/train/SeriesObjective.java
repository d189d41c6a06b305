package brook.runtime.train;

import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.data.DataTable;
import brook.runtime.data.TimeSeries;
import brook.runtime.gradient.BrokenTrajectoryException;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import brook.runtime.gradient.Observations;
import brook.runtime.gradient.TrajectorySource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An objective made of the losses of a model along time series: each series is one trajectory, observed at the times of its rows, where steps end.
 *
 * <p>A loss {@code at data} is read at each row, with the inputs of that row, and counts as its mean over all rows of all series; a row in which an input is missing
 * does not count. Where a scan gives an input, it goes over the rows that count first. Inputs that the model draws are drawn for each
 * series. Other losses, and integrals, are read at the end of each run and count as their means over the series.
 */
public final class SeriesObjective implements Objective {

    private static final int ALL_ROWS = -1;

    private final OdeModel model;
    private final GradientSolver solver;
    private final Weighing weighing;
    private final Data data;
    private final Runs runs;
    private final int outputs;
    private final int losses;
    private final int integrals;
    private final double[] parameters;
    private final int trainables;
    private final int inputs;
    private final SeriesRows rows;
    private final List<Measure> measures = new ArrayList<>();
    private final double[] means;
    private final double[] byMeans;
    private final double[] byParameters;
    private long draw;

    /** Series, which of their columns are inputs and initial values, and what goes over their rows before a run. */
    public record Data(DataTable table, TimeSeries series, ModelColumns columns, Optional<SeriesScan> scan) {

        /** Without a scan. */
        public Data(DataTable table, TimeSeries series, ModelColumns columns) {
            this(table, series, columns, Optional.empty());
        }
    }

    /**
     * How trajectories run.
     *
     * @param t0 where they start
     * @param t1 where they end, if no observation is later
     * @param atData which of the losses, by their doubles, are read at each row
     */
    public record Runs(SolveOptions options, double t0, double t1, List<Boolean> atData) {

        public Runs {
            atData = List.copyOf(atData);
        }
    }

    /**
     * With a model of one trajectory that has an adjoint.
     *
     * @param values parameters and trainables, in the order of the model
     * @throws brook.runtime.gradient.NoGradientException if it has none, or the method or an event cannot be differentiated
     */
    public SeriesObjective(OdeModel model, double[] values, Weighing weighing, Data data, Runs runs) {
        this.model = model;
        this.solver = GradientSolver.of(model, runs.options());
        this.weighing = weighing;
        this.data = data;
        this.runs = runs;
        this.outputs = model.outputCount();
        this.losses = solver.targetLabels().size() - outputs;
        this.integrals = model.integralCount();
        this.parameters = Arrays.copyOf(values, model.parameterCount());
        this.inputs = model.parameterCount() - values.length;
        this.trainables = model.description().trainables().stream()
                .mapToInt(Quantity::components)
                .sum();
        this.rows = new SeriesRows(model.description(), data);
        this.means = new double[losses + integrals];
        this.byMeans = new double[means.length];
        this.byParameters = new double[values.length];
    }

    @Override
    public int size() {
        return trainables;
    }

    @Override
    public int rows() {
        return data.series().count();
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>(solver.targetLabels().subList(outputs, outputs + losses));
        parts.addAll(model.description().integralLabels());
        measures.forEach(measure -> parts.add(measure.name()));
        return parts;
    }

    /** Lets something more be known in tests. */
    public void measure(List<Measure> more) {
        measures.addAll(more);
    }

    /** Where the run of each series begins, at the weights of the last call: its first row, what the scan gives, and its initial values. */
    public TrajectorySource starts() {
        return (series, into, state) -> {
            draw = series;
            begin(series);
            System.arraycopy(parameters, parameters.length - inputs, into, 0, inputs);
            System.arraycopy(given(series), 0, state, 0, state.length);
        };
    }

    @Override
    public double gradient(double[] weights, Batch batch, double[] gradient, double[] parts) {
        take(weights);
        if (!weighing.isAffine()) {
            pass(batch, new double[means.length], new double[trainables]);
        }
        weighing.at(means, shared(), byMeans, byParameters);
        Arrays.fill(gradient, 0);
        pass(batch, byMeans.clone(), gradient);
        double value = weighing.at(means, shared(), byMeans, byParameters);
        for (int i = 0; i < trainables; i++) {
            gradient[i] += byParameters[byParameters.length - trainables + i];
        }
        report(parts);
        return value;
    }

    @Override
    public double value(double[] weights, Batch batch, double[] parts) {
        take(weights);
        pass(batch, new double[means.length], new double[trainables]);
        report(parts);
        for (int i = 0; i < measures.size(); i++) {
            parts[means.length + i] = measures.get(i).of(shared(), batch.rows().toArray());
        }
        return weighing.at(means, shared(), byMeans, byParameters);
    }

    /** The rows in which no input is missing, where a loss is read at rows; else the series. */
    @Override
    public int observations(Rows all) {
        return runs.atData().contains(true) ? observed(all) : all.count();
    }

    /** Of each row where only losses at rows are minimised, else of each series: losses and integrals at its end belong to all of its rows. Terms of the weights alone are left out. */
    @Override
    public void contributions(double[] weights, Batch batch, Consumer<double[]> each) {
        value(weights, batch, new double[means.length + measures.size()]);
        Shares shares =
                new Shares(byMeans.clone(), observed(batch.rows()), batch.rows().count());
        boolean byRow = true;
        for (int i = 0; i < means.length; i++) {
            byRow &= byMeans[i] == 0 || i < losses && runs.atData().get(i);
        }
        for (int i = 0; i < batch.rows().count(); i++) {
            int series = batch.rows().row(i);
            draw = batch.seed() + i;
            double[] gradient = new double[trainables];
            if (!byRow) {
                series(series, shares, gradient);
                each.accept(gradient);
                continue;
            }
            int count = follow(series);
            for (int row = 0; row < data.series().length(series); row++) {
                if (rows.isObserved(series, row)) {
                    Arrays.fill(gradient, 0);
                    addDerivatives(new Reading(series, shares, count, row), new double[integrals], gradient);
                    each.accept(gradient);
                }
            }
        }
    }

    private void take(double[] weights) {
        System.arraycopy(weights, 0, parameters, parameters.length - inputs - trainables, trainables);
    }

    private void report(double[] parts) {
        Arrays.fill(parts, Double.NaN);
        System.arraycopy(means, 0, parts, 0, means.length);
    }

    private double[] shared() {
        return Arrays.copyOf(parameters, parameters.length - inputs);
    }

    /** Runs series, finds the means, and adds the derivatives of their weighted sum. */
    private void pass(Batch batch, double[] weights, double[] gradient) {
        Rows all = batch.rows();
        Shares shares = new Shares(weights, observed(all), all.count());
        Arrays.fill(means, 0);
        for (int i = 0; i < all.count(); i++) {
            draw = batch.seed() + i;
            series(all.row(i), shares, gradient);
        }
    }

    private int observed(Rows all) {
        int observed = 0;
        for (int i = 0; i < all.count(); i++) {
            observed += rows.observed(all.row(i)).length;
        }
        return observed;
    }

    /** What one reading weighs, at a row and at the end. */
    @SuppressWarnings("ArrayRecordComponent") // Numbers that are handed over once and not kept.
    private record Shares(double[] weights, double rows, double series) {

        double of(int mean, boolean atRow) {
            return weights[mean] / (atRow ? rows : series);
        }
    }

    /** The inputs of a run: those of the first row, what is drawn, and what the scan gives. */
    private void begin(int series) {
        rows.first(series, draw, parameters);
        rows.scan(series, parameters);
    }

    private void series(int series, Shares shares, double[] gradient) {
        int count = follow(series);
        double[] integralWeights = new double[integrals];
        for (int i = 0; i < integrals; i++) {
            integralWeights[i] = shares.of(losses + i, false);
            means[losses + i] += solver.integral(i) / shares.series();
        }
        addDerivatives(new Reading(series, shares, count, ALL_ROWS), integralWeights, gradient);
    }

    /** Runs a series; how often it is observed. */
    private int follow(int series) {
        double[] times = times(series);
        begin(series);
        Solution solution = run(series, times);
        if (!solution.reachedEnd()) {
            throw new BrokenTrajectoryException("series " + series, series, solution);
        }
        return times.length;
    }

    private void addDerivatives(Reading reading, double[] integralWeights, double[] gradient) {
        solver.differentiate(reading, integralWeights);
        for (int i = 0; i < trainables; i++) {
            gradient[i] += solver.byParameter(parameters.length - inputs - trainables + i);
        }
        rows.back(solver::byParameter, parameters, gradient);
    }

    private double[] times(int series) {
        int length = data.series().length(series);
        boolean further = runs.t1() > data.series().time(series, length - 1);
        double[] times = new double[length + (further ? 1 : 0)];
        for (int i = 0; i < length; i++) {
            times[i] = data.series().time(series, i);
        }
        if (further) {
            times[length] = runs.t1();
        }
        return times;
    }

    private double[] given(int series) {
        double[] given = new double[model.dimension()];
        for (int i = 0; i < given.length; i++) {
            int column = data.columns().initialColumn(i);
            given[i] = column < 0 ? Double.NaN : data.series().constant(series, column);
        }
        return given;
    }

    private Solution run(int series, double[] times) {
        double[] given = given(series);
        model.setParameters(parameters);
        double[] state = new double[given.length];
        model.startFrom(runs.t0(), given, state);
        return solver.run(parameters, new StartPoint(runs.t0(), state, given), times);
    }

    /** Reads a run at its observations, the last first. */
    private final class Reading implements Observations {

        private final int series;
        private final Shares shares;
        private final int count;
        private final int only;

        /** Of one row only, or of all. */
        Reading(int series, Shares shares, int count, int only) {
            this.series = series;
            this.shares = shares;
            this.count = count;
            this.only = only;
        }

        @Override
        public void weigh(int observation, double[] targets, double[] weights) {
            boolean row = observation < data.series().length(series)
                    && rows.isObserved(series, observation)
                    && (only == ALL_ROWS || only == observation);
            for (int i = 0; i < losses; i++) {
                boolean atData = runs.atData().get(i);
                if (atData ? row : observation == count - 1) {
                    weights[outputs + i] = shares.of(i, atData);
                    means[i] += targets[outputs + i] / (atData ? shares.rows() : shares.series());
                }
            }
        }

        @Override
        public int[] inputs() {
            return rows.ofRows(parameters.length - inputs);
        }

        @Override
        public void give(int observation, double[] values) {
            rows.give(series, observation, values);
        }
    }
}
