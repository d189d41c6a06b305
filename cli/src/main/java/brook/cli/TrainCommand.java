package brook.cli;

import brook.cli.TrainPlan.Asked;
import brook.cli.TrainScreen.Display;
import brook.cli.data.WeightsFile;
import brook.cli.train.EpochLines;
import brook.cli.train.TrainReport;
import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import brook.runtime.gradient.BrokenTrajectoryException;
import brook.runtime.train.Checkpoint;
import brook.runtime.train.CheckpointException;
import brook.runtime.train.TrainResult;
import brook.runtime.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook train}: minimises what the {@code train} block of a model says, on data. */
@Command(name = "train", description = "Minimise the loss of the model on data.", sortOptions = false)
final class TrainCommand extends BrookCommand {

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description = "A CSV file, or IDX files by name: `image=images.gz,label=labels.gz`.")
    private String data = "";

    @Option(names = "--test", paramLabel = "TEST", description = "Data of the same form that only tests.")
    private String test = "";

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private SolverOptions solver = new SolverOptions();

    @Mixin
    private TrainOptionsGiven train = new TrainOptionsGiven();

    @Mixin
    private ErrorOptions errors = new ErrorOptions();

    @Option(
            names = "-o",
            paramLabel = "WEIGHTS.csv",
            description = "Write the weights here: the best ones on the test rows, the last ones without a test.")
    private String out = "";

    @Option(names = "--log", paramLabel = "LOG.csv", description = "Write a row for each epoch.")
    private String log = "";

    @Option(names = "--report", paramLabel = "OUT.html", description = "Write a page with curves.")
    private String report = "";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Write all that training needs to go on, after each epoch and each half minute.")
    private String checkpoint = "";

    @Option(names = "--resume", description = "Go on from the checkpoint, to the same bits as without the pause.")
    private boolean resume;

    @Option(
            names = "--sweep",
            paramLabel = "NAME=VALUES",
            description =
                    "Train for some values of a parameter, `lambda=0,1e-4,1e-3` or `lambda=0,1e-4..10:12`: 12 from A to B"
                            + " in equal ratios; `-o` is a table of what each came to.")
    private String sweep = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Write the weights and the log of each training of a sweep here.")
    private String folder = "";

    @Option(names = "--parallel", description = "The trainings of a sweep side by side, each on one thread.")
    private boolean parallel;

    TrainCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        check();
        Optional<OutputFile> weights = file("-o", out);
        file("--log", log);
        file("--report", report);
        file("--checkpoint", checkpoint);
        if (values.draw() != 0) {
            throw Refusal.usage("`--draw` is for runs: training draws other inputs in each step, by `--seed`");
        }
        TrainPlan plan = TrainPlan.of(new Asked(model, solver, train, data, test), messages);
        double[] parameters =
                plan.parameters(values.given(plan.model().description()).parameters());
        if (!sweep.isEmpty()) {
            TrainSweep.of(plan, new TrainSweep.Asked(sweep, parallel, SweepFolder.of(folder)), parameters)
                    .run(streams(), file("-o", out), file("--report", report));
            return ExitCode.DONE;
        }
        Optional<TrainErrors> standardErrors = TrainErrors.of(plan, errors, model.path());
        try (Interruption interruption = new Interruption()) {
            TrainResult result = train(messages, plan, parameters, weights, interruption);
            int code = conclude(messages, result);
            return code == ExitCode.DONE && standardErrors.isPresent()
                    ? standardErrors.get().show(messages, streams(), parameters, plan.kept(result))
                    : code;
        } catch (BrokenTrajectoryException broken) {
            throw Refusal.stopped("training stopped: " + broken.getMessage());
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + IoReason.of(failed));
        }
    }

    private void check() {
        solver.check();
        if (resume && checkpoint.isEmpty()) {
            throw Refusal.usage("`--resume` needs `--checkpoint FILE`");
        }
        if (parallel && sweep.isEmpty()) {
            throw Refusal.usage("`--parallel` is for `--sweep`; a single training takes `--threads N`");
        }
        if (!folder.isEmpty() && sweep.isEmpty()) {
            throw Refusal.usage("`--folder` is for `--sweep`; a single training takes `-o` and `--log`");
        }
        if (!sweep.isEmpty() && errors.isAsked()) {
            throw Refusal.usage("`--errors` is for a single training, not for `--sweep`");
        }
        if (!sweep.isEmpty() && (resume || !checkpoint.isEmpty() || !log.isEmpty())) {
            throw Refusal.usage(
                    "a sweep has no checkpoint and no single log: it writes a table with `-o`, a page with `--report`,"
                            + " weights and logs into `--folder`");
        }
    }

    private Optional<OutputFile> file(String option, String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(OutputFile.of(option, name, model.path()));
    }

    private static Optional<Path> path(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private TrainResult train(
            Messages messages,
            TrainPlan plan,
            double[] parameters,
            Optional<OutputFile> weights,
            Interruption interruption)
            throws IOException {
        Trainer trainer = plan.trainer(parameters, train.threads());
        boolean terminal = streams().isTerminal(Streams.Stream.ERR);
        Display display = isQuiet() || isJson() ? Display.NOTHING : terminal ? Display.LINES_AND_BAR : Display.LINES;
        TrainScreen screen = new TrainScreen(
                streams().err(),
                display,
                new EpochLines(trainer.parts(), trainer.partsOfTests()),
                new TrainBar(streams().err(), 0, trainer.steps()));
        TrainFiles files = new TrainFiles(messages, path(checkpoint), path(log));
        TrainSession session = new TrainSession(trainer, screen, files, interruption::happened);
        TrainResult result =
                resume ? session.resume(read(Path.of(checkpoint))) : session.run(plan.trainables(parameters));
        write(plan, result, weights);
        if (!report.isEmpty()) {
            List<String> settings = List.of(
                    plan.options().toString(), plan.options().optimizer().toString());
            Files.writeString(
                    Path.of(report), TrainReport.html(plan.title(), settings, session.log()), StandardCharsets.UTF_8);
        }
        return result;
    }

    private static Checkpoint read(Path file) {
        try {
            return Checkpoint.read(file);
        } catch (CheckpointException unusable) {
            throw Refusal.usage("`--checkpoint`: " + unusable.getMessage());
        } catch (IOException failed) {
            throw Refusal.usage("cannot read `" + file + "`: " + IoReason.of(failed));
        }
    }

    private void write(TrainPlan plan, TrainResult result, Optional<OutputFile> weights) throws IOException {
        if (weights.isPresent()) {
            WeightsFile.write(weights.get().open(), plan.model().description(), plan.kept(result));
        }
    }

    private int conclude(Messages messages, TrainResult result) {
        return switch (result.ending()) {
            case EPOCHS, PATIENCE, CONVERGED -> ExitCode.DONE;
            case INTERRUPTED -> {
                String next = checkpoint.isEmpty()
                        ? "with `--checkpoint FILE` the next one can go on"
                        : "`--resume` goes on from `" + checkpoint + "`";
                messages.show(Diagnostic.warning("interrupted", "training was interrupted")
                        .help(next));
                yield ExitCode.INTERRUPTED;
            }
            case NOT_FINITE -> {
                messages.show(Diagnostic.error(
                                "training", "the value or the gradient is not finite: the weights are those before it")
                        .help("a smaller rate, `clip = norm(1)`, or smaller first weights"));
                yield ExitCode.STOPPED;
            }
        };
    }
}
