package brook.cli;

import brook.cli.train.ParetoFront;
import brook.cli.train.SweepReport;
import brook.cli.train.TrainLog;
import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import brook.runtime.Quantity;
import brook.runtime.gradient.BrokenTrajectoryException;
import brook.runtime.train.EpochReport;
import brook.runtime.train.Measures;
import brook.runtime.train.Progress;
import brook.runtime.train.TrainListener;
import brook.runtime.train.TrainResult;
import brook.runtime.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trainings that differ in one parameter, which takes some values or goes from one to another in equal ratios: a table of what each came to. */
final class TrainSweep {

    private static final Pattern FORM = Pattern.compile("\\s*(.+?)\\s*=(.+)");
    private static final Pattern RANGE = Pattern.compile("(.+)\\.\\.(.+):\\s*(\\d+)\\s*");

    private final TrainPlan plan;
    private final String name;
    private final int position;
    private final List<Double> points;
    private final double[] parameters;
    private final boolean parallel;
    private final SweepFolder folder;

    /** What one training came to. */
    private record Outcome(double point, Optional<Measures> last, double seconds) {}

    /** What the command line says: the option, whether trainings go side by side, and where they leave their files. */
    record Asked(String text, boolean parallel, SweepFolder folder) {}

    private TrainSweep(TrainPlan plan, String name, List<Double> points, double[] parameters, Asked asked) {
        this.plan = plan;
        this.name = name;
        this.position = position(plan, name);
        this.points = points;
        this.parameters = parameters;
        this.parallel = asked.parallel();
        this.folder = asked.folder();
    }

    /** Of a plan, as the option says it: {@code lambda=0,1e-6..1e1:12}. */
    static TrainSweep of(TrainPlan plan, Asked asked, double[] parameters) {
        Matcher form = FORM.matcher(asked.text());
        if (!form.matches()) {
            throw Refusal.usage(
                    "`--sweep` is `NAME=A..B:N` or `NAME=A,B,C`, not `" + Arguments.shortened(asked.text()) + "`");
        }
        List<Double> points =
                Stream.of(form.group(2).split(",")).flatMap(TrainSweep::points).toList();
        return new TrainSweep(plan, form.group(1), points, parameters, asked);
    }

    private static Stream<Double> points(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Stream.of(Arguments.number("--sweep", text.strip()));
        }
        double from = Arguments.positive("--sweep", range.group(1));
        double to = Arguments.positive("--sweep", range.group(2));
        int count = (int) SolverOptions.whole("--sweep", range.group(3), 1, 10_000);
        return IntStream.range(0, count)
                .mapToObj(i -> i == 0 ? from : i == count - 1 ? to : from * Math.pow(to / from, i / (count - 1.0)));
    }

    private static int position(TrainPlan plan, String name) {
        int first = 0;
        for (Quantity parameter : plan.model().description().parameters()) {
            if (parameter.name().equals(name)
                    && parameter.components() == 1
                    && parameter.kind() == Quantity.Kind.PARAMETER) {
                return first;
            }
            first += parameter.components();
        }
        throw Refusal.usage(Diagnostic.error(
                        Refusal.USAGE,
                        "`--sweep`: the model has no parameter `" + Arguments.shortened(name) + "` with one value")
                .help("let the weight be one: `param lambda = 0.01`, `train { minimise mse + lambda*R3 }`"));
    }

    /** Trains for all values, shows a line for each, and writes the table and the page. */
    void run(Streams streams, Optional<OutputFile> table, Optional<OutputFile> page) {
        List<String> parts = plan.trainer(parameters, 1).parts();
        String head = name + ",value,"
                + parts.stream()
                        .map(part -> part.contains(",") ? '"' + part + '"' : part)
                        .collect(Collectors.joining(","))
                + ",seconds\n";
        List<Outcome> outcomes = (parallel ? points.parallelStream() : points.stream())
                .map(point -> train(point, streams))
                .toList();
        String csv = head
                + outcomes.stream().map(outcome -> row(outcome, parts.size())).collect(Collectors.joining());
        try {
            if (table.isPresent()) {
                try (var out = table.get().open()) {
                    out.write(csv.getBytes(StandardCharsets.UTF_8));
                }
            } else {
                streams.out().write(csv.getBytes(StandardCharsets.UTF_8));
            }
            if (page.isPresent()) {
                try (var out = page.get().open()) {
                    out.write(html(outcomes, parts).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + IoReason.of(failed));
        }
    }

    private Outcome train(double point, Streams streams) {
        long began = System.nanoTime();
        double[] own = parameters.clone();
        own[position] = point;
        List<Measures> last = new ArrayList<>();
        Trainer trainer = plan.trainer(own, parallel ? 1 : plan.given().threads());
        TrainLog log = new TrainLog(trainer.parts(), trainer.partsOfTests());
        TrainListener listener = new TrainListener() {
            @Override
            public boolean epoch(EpochReport report, Progress progress) {
                log.add(report, (System.nanoTime() - began) / 1e9);
                last.clear();
                last.add(report.test().orElse(report.train()));
                return true;
            }
        };
        try {
            TrainResult result = trainer.run(plan.trainables(own), listener);
            folder.write(name + "=" + point, plan.model().description(), plan.kept(result), log);
        } catch (BrokenTrajectoryException broken) {
            last.clear();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Outcome outcome = new Outcome(point, last.stream().findFirst(), seconds);
        synchronized (this) {
            streams.err().print(name + "," + row(outcome, trainer.parts().size()));
        }
        return outcome;
    }

    private static String row(Outcome outcome, int parts) {
        List<Double> numbers = new ArrayList<>(List.of(outcome.point()));
        numbers.add(outcome.last().map(Measures::value).orElse(Double.NaN));
        outcome.last()
                .ifPresentOrElse(
                        last -> numbers.addAll(last.parts()),
                        () -> IntStream.range(0, parts).forEach(i -> numbers.add(Double.NaN)));
        numbers.add(Math.rint(10 * outcome.seconds()) / 10);
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + "\n";
    }

    /** Losses against the first count of evaluations, or against the last part where nothing is counted. */
    private String html(List<Outcome> outcomes, List<String> parts) throws IOException {
        int cost = IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).startsWith("nfe"))
                .findFirst()
                .orElse(parts.size() - 1);
        List<ParetoFront.Result> results = outcomes.stream()
                .filter(outcome -> outcome.last().isPresent())
                .map(outcome -> new ParetoFront.Result(
                        name + " = " + outcome.point(),
                        outcome.last().orElseThrow().parts().get(cost),
                        outcome.last().orElseThrow().parts().get(0)))
                .toList();
        return SweepReport.html(plan.title(), parts.get(cost), parts.get(0), results);
    }
}
