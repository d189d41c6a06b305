package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.data.DataException;
import brook.cli.data.TrainingData;
import brook.cli.train.EvaluationCount;
import brook.cli.train.TableSource;
import brook.cli.train.TrainSettings;
import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.hot.GraphWeighing;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.Diagnostic;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.SumOfSquares;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.SolveOptions;
import brook.runtime.data.DataTable;
import brook.runtime.data.TimeSeries;
import brook.runtime.gradient.NoGradientException;
import brook.runtime.gradient.Regularizer;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.train.BatchObjective;
import brook.runtime.train.Measure;
import brook.runtime.train.ModelColumns;
import brook.runtime.train.Objective;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Rows;
import brook.runtime.train.SeriesObjective;
import brook.runtime.train.SeriesScan;
import brook.runtime.train.Split;
import brook.runtime.train.TrainOptions;
import brook.runtime.train.TrainResult;
import brook.runtime.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A model, its data and its settings, ready to be trained any number of times. */
final class TrainPlan {

    private final Compilation compilation;
    private final OdeModel plain;
    private final OdeModel batch;
    private final TimeSpan span;
    private final SolveOptions options;
    private final TrainOptions train;
    private final TrainOptionsGiven given;
    private final TrajectorySource source;
    private final Split split;
    private final double steer;
    private final List<CountedModel> counted;
    /** Where losses are read at rows: their series. */
    private final Optional<SeriesObjective.Data> series;

    /** What a command line says. */
    record Asked(ModelOptions model, SolverOptions solver, TrainOptionsGiven train, String data, String test) {}

    private TrainPlan(Asked asked, Messages messages) {
        given = asked.train();
        compilation = asked.model().compile(messages, TrainPlan::choices);
        OdeSystem system = compilation.stages().orElseThrow().system();
        OdeSystem.Train block = system.training().train().orElseThrow(() -> nothingToMinimise());
        plain = load(compilation);
        LoadedModel loaded = new LoadedModel(
                compilation.file(), compilation.stages().orElseThrow().lowered(), plain, 0);
        span = asked.solver().span(loaded);
        options = asked.solver().over(plain.description().solve().options());
        steer = steer(block);
        train = given.over(TrainSettings.options(block));
        boolean inParts = train.batch() > 0
                || block.clip().isPresent()
                || !block.schedule().isEmpty()
                || steer > 0;
        if (train.optimizer() instanceof Optimizer.Lbfgs && inParts) {
            throw Refusal.model(Diagnostic.error(
                            "E0321",
                            "`lbfgs` takes all rows in each step and finds its length: there is no `batch`, `clip`, `schedule`, `steer`")
                    .help("leave them out, or take another optimizer, as `adam(rate = 1e-2)`"));
        }
        try {
            DataTable table = TrainingData.read(asked.data(), "id");
            series = readsRows(system) ? Optional.of(series(table, asked)) : Optional.empty();
            if (series.isPresent()) {
                source = (row, inputs, state) -> {};
                split = TrainSettings.split(block, series.get().series().count());
            } else if (asked.test().isEmpty()) {
                source = new TableSource(plain.description(), table);
                split = TrainSettings.split(block, table.count());
            } else {
                TableSource rows = new TableSource(plain.description(), table);
                DataTable test = TrainingData.read(asked.test(), "id");
                source = rows.then(new TableSource(plain.description(), test));
                int all = table.count() + test.count();
                split = new Split(Rows.range(0, table.count()), Rows.range(table.count(), all));
            }
        } catch (DataException wrong) {
            throw Refusal.model(wrong.diagnostic());
        } catch (brook.runtime.data.DataException wrong) {
            throw Refusal.model(TrainingData.explained(wrong).diagnostic());
        }
        batch = series.isPresent() ? plain : inLanes(asked, messages);
        counted = CountedModel.all(
                given.counted(), plain, split.test().count(), (lanes, form) -> inLanes(asked, messages, lanes, form));
    }

    /**
     * Everything but the weights.
     *
     * @throws Refusal if the model says nothing to minimise, or something is wrong in the data
     */
    static TrainPlan of(Asked asked, Messages messages) {
        return new TrainPlan(asked, messages);
    }

    /** The span of the command line may be shorter than that of the file, against which the file was checked. */
    private double steer(OdeSystem.Train block) {
        double most = block.passes().steer().orElse(0.0);
        if (most > 0 && !(most < Math.abs(span.end() - span.start()))) {
            throw Refusal.model(Diagnostic.error("E0321", "`steer` must be less than the length of the run"));
        }
        return most;
    }

    private static boolean readsRows(OdeSystem system) {
        return system.training().scan().isPresent()
                || system.training().losses().stream().anyMatch(OdeSystem.Loss::atData);
    }

    /** The rows as series; a series is one trajectory, and each takes its own steps. */
    private SeriesObjective.Data series(DataTable table, Asked asked) {
        if (!asked.test().isEmpty() || steer > 0) {
            throw Refusal.usage(Diagnostic.error(Refusal.USAGE, "time series train without `--test` and `steer`")
                    .help("`train { test = 0.2 }` keeps a share of the series for tests"));
        }
        String time = plain.description().time();
        Optional<SeriesScan> scan = scan();
        ModelColumns columns = scan.map(some -> ModelColumns.of(plain.description(), table, some))
                .orElseGet(() -> ModelColumns.of(plain.description(), table));
        return new SeriesObjective.Data(table, TimeSeries.of(table, time), columns, scan);
    }

    private Optional<SeriesScan> scan() {
        Compilation.Stages stages = compilation.stages().orElseThrow();
        return stages.system()
                .training()
                .scan()
                .map(scan -> new SeriesScan(
                        HotCompiler.standard().load(stages.scan()),
                        scan.symbol().name(),
                        direction(scan)));
    }

    private static SeriesScan.Direction direction(OdeSystem.Scan scan) {
        return switch (scan.direction()) {
            case FORWARD -> SeriesScan.Direction.FORWARD;
            case BACKWARD -> SeriesScan.Direction.BACKWARD;
        };
    }

    private static CompilerOptions choices(CompilerOptions options) {
        return HotCompiler.fastest(options).withAdjoint(Adjoint.ALWAYS);
    }

    private static OdeModel load(Compilation compilation) {
        return HotCompiler.standard().load(compilation.stages().orElseThrow().models());
    }

    private Refusal nothingToMinimise() {
        return Refusal.model(
                Diagnostic.error("E1009", "`" + compilation.file().name() + "` does not say what to minimise")
                        .help("say it in the model: `train { minimise mse + 0.01*R3 }`"));
    }

    /** As many lanes as a step has rows, up to the usual number; the class is made when that is known. */
    private OdeModel inLanes(Asked asked, Messages messages) {
        int rowsOfStep = train.batch() == 0 ? split.train().count() : train.batch();
        boolean changes = plain.description().events().stream().anyMatch(event -> event.assigns() || event.stops());
        int lanes = given.lanes(changes ? 1 : rowsOfStep);
        if (lanes == 1) {
            return plain;
        }
        Batch.Form form = options.method() == Method.TAYLOR ? Batch.Form.SERIES : Batch.Form.VALUES;
        return inLanes(asked, messages, lanes, form);
    }

    private static OdeModel inLanes(Asked asked, Messages messages, int lanes, Batch.Form form) {
        UnaryOperator<CompilerOptions> choices = standard -> choices(standard).withBatch(new Batch(lanes, form));
        return HotCompiler.standard()
                .load(asked.model()
                        .compileAgain(messages, choices)
                        .stages()
                        .orElseThrow()
                        .batch());
    }

    /** All parameters and trainables, inputs left out: those of the model, and those that are given in their place (NaN where none is). */
    double[] parameters(double[] givenParameters) {
        double[] all = new double[plain.parameterCount()];
        plain.defaults(all);
        brook.runtime.Functions.takeGiven(all, givenParameters, 0, all.length);
        plain.completeDefaults(all, givenParameters);
        int inputs = plain.description().inputs().stream()
                .mapToInt(Quantity::components)
                .sum();
        return Arrays.copyOf(all, all.length - inputs);
    }

    /** A trainer for some parameters, whose trainables are where it may start; what it needs is its own. */
    Trainer trainer(double[] parameters, int threads) {
        return new Trainer(objective(parameters, threads), split, train);
    }

    /** What is minimised, with some parameters. */
    Objective objective(double[] parameters, int threads) {
        try {
            if (series.isPresent()) {
                return along(series.get(), parameters);
            }
            Regularizer net = new Regularizer(batch.another(), options, threads);
            net.setParameters(parameters);
            int rows = split.train().count() + split.test().count();
            return new BatchObjective(
                    net,
                    weighing(),
                    new BatchObjective.Data(source, rows),
                    new BatchObjective.Runs(span.start(), span.end(), steer),
                    measures(source));
        } catch (NoGradientException none) {
            throw Refusal.model(Diagnostic.error("E1011", String.valueOf(none.getMessage())));
        }
    }

    /** The rows, or the series, that train. */
    Rows trained() {
        return split.train();
    }

    /** How many squares each reading adds, where a sum of squares is minimised. */
    OptionalInt squares() {
        return SumOfSquares.of(compilation.stages().orElseThrow().system());
    }

    boolean isSteered() {
        return steer > 0;
    }

    /** The labels of the doubles of the trainables. */
    List<String> names() {
        return plain.description().trainables().stream()
                .flatMap(trainable -> IntStream.range(0, trainable.components()).mapToObj(trainable::label))
                .toList();
    }

    SolveOptions solveOptions() {
        return options;
    }

    private GraphWeighing weighing() {
        return new GraphWeighing(compilation.stages().orElseThrow().minimised().orElseThrow());
    }

    private SeriesObjective along(SeriesObjective.Data data, double[] parameters) {
        List<Boolean> atData = compilation.stages().orElseThrow().system().training().losses().stream()
                .map(OdeSystem.Loss::atData)
                .toList();
        SeriesObjective objective = new SeriesObjective(
                plain.another(),
                parameters,
                weighing(),
                data,
                new SeriesObjective.Runs(options, span.start(), span.end(), atData));
        objective.measure(measures(objective.starts()));
        return objective;
    }

    private List<Measure> measures(TrajectorySource rows) {
        EvaluationCount.Runs runs = new EvaluationCount.Runs(rows, span.start(), span.end(), given.countEvery());
        return counted.stream().map(one -> one.measure(runs)).toList();
    }

    /** The doubles of the trainables, which are the last of the parameters. */
    double[] trainables(double[] parameters) {
        int count = plain.description().trainables().stream()
                .mapToInt(Quantity::components)
                .sum();
        return Arrays.copyOfRange(parameters, parameters.length - count, parameters.length);
    }

    OdeModel model() {
        return plain;
    }

    TrainOptions options() {
        return train;
    }

    TrainOptionsGiven given() {
        return given;
    }

    /** The weights that count: the best ones on the test rows, the last ones without a test. */
    double[] kept(TrainResult result) {
        return split.test().count() > 0
                ? result.checkpoint().bestWeights()
                : result.checkpoint().weights();
    }

    String title() {
        return plain.description().name();
    }
}
