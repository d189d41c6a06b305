package brook.cli;

import brook.cli.chart.Chart;
import brook.cli.table.TrajectoryTable;
import brook.compiler.source.Diagnostic;
import brook.runtime.EventOccurrence;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.output.OutputSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects the points of a run that a chart shows, at times of its own, close enough to look smooth. */
final class Plot implements StepListener {

    private static final int POINTS = 1_001;

    /** A single line that winds may have more corners. */
    private static final int POINTS_OF_A_PAIR = 3_001;

    /** More lines than this nobody can tell apart. */
    private static final int LINES = 60;

    private final OdeModel model;
    private final String title;
    private final List<Integer> axes;
    private final OutputSampler sampler;
    private final List<double[]> points = new ArrayList<>();

    /** Columns of the run's table: that of the horizontal axis, then the vertical ones. */
    private Plot(OdeModel model, String title, List<Integer> axes, int count) {
        this.model = model;
        this.title = title;
        this.axes = List.copyOf(axes);
        this.sampler = new OutputSampler(OutputTimes.equidistant(count), this::row);
    }

    /** The states over the time, evenly chosen ones if there are many. */
    static Plot ofStates(OdeModel model) {
        int lines = Math.min(LINES, model.dimension());
        List<Integer> axes = new ArrayList<>(List.of(0));
        IntStream.range(0, lines).forEach(i -> axes.add(1 + (int) ((long) i * model.dimension() / lines)));
        String name = model.description().name();
        String title = lines < model.dimension() ? name + " (" + lines + " of " + model.dimension() + " states)" : name;
        return new Plot(model, title, axes, POINTS);
    }

    /** One column against another one, as {@code x,y}. */
    static Plot ofAxes(OdeModel model, String names) {
        List<String> columns = TrajectoryTable.columns(model.description());
        List<String> pair = Arguments.split(names);
        if (pair.size() != 2) {
            throw Refusal.usage("`--plot-axes` needs two names, as in `x,y`, not `" + Arguments.shortened(names) + "`");
        }
        return new Plot(
                model,
                model.description().name(),
                pair.stream().map(name -> column(columns, name)).toList(),
                POINTS_OF_A_PAIR);
    }

    private static int column(List<String> columns, String name) {
        int column = columns.indexOf(name.replaceAll("\\s+", ""));
        if (column < 0) {
            throw Refusal.usage(Names.suggest(
                    Diagnostic.error(
                            Refusal.USAGE, "`--plot-axes`: there is no column `" + Arguments.shortened(name) + "`"),
                    name,
                    columns));
        }
        return column;
    }

    @Override
    public void begin(double t0, double t1, double[] state) {
        sampler.begin(t0, t1, state);
    }

    @Override
    public boolean accept(Step step) {
        return sampler.accept(step);
    }

    @Override
    public void end(double t, double[] state) {
        sampler.end(t, state);
    }

    /** Where an event changes something the line stops, and goes on from there: a vertical stroke, not a slant. */
    @Override
    public void event(EventOccurrence occurrence) {
        if (occurrence.assigned()) {
            row(occurrence.time(), occurrence.before());
            row(occurrence.time(), occurrence.after());
        }
    }

    private void row(double t, double[] point) {
        int integrals = model.dimension() + model.integralCount();
        double[] outputs = new double[model.outputCount()];
        model.setDiscretes(Arrays.copyOfRange(point, integrals, point.length));
        model.outputs(t, point, outputs);
        double[] all = Stream.of(
                        new double[] {t},
                        Arrays.copyOf(point, model.dimension()),
                        Arrays.copyOfRange(point, integrals, point.length),
                        outputs,
                        Arrays.copyOfRange(point, model.dimension(), integrals))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        points.add(axes.stream().mapToDouble(column -> all[column]).toArray());
    }

    /** Draws what was collected. */
    void write(Path file) throws IOException {
        List<String> columns = TrajectoryTable.columns(model.description());
        List<String> names = axes.stream().map(columns::get).toList();
        Chart.ofColumns(title, names, points).write(file);
    }
}
