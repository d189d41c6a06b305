package brook.cli.train;

import brook.cli.chart.Chart;
import brook.cli.chart.Chart.Line;
import brook.cli.chart.Chart.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A page about training: curves of the value and of all parts against the epochs, and the numbers of a few of them. */
public final class TrainReport {

    private static final String TRAIN = "train";
    private static final String TEST = "test";

    private final TrainLog log;
    private final HtmlPage page;

    private TrainReport(TrainLog log, String title) {
        this.log = log;
        this.page = new HtmlPage(title);
    }

    /**
     * The page, HTML without scripts.
     *
     * @param settings a line for each setting that a reader should know
     * @param log with at least one epoch
     */
    public static String html(String title, List<String> settings, TrainLog log) throws IOException {
        TrainReport report = new TrainReport(log, title);
        settings.forEach(report.page::paragraph);
        report.numbers();
        report.page.drawing(report.chart("value", TRAIN, TEST));
        for (String part : log.parts()) {
            report.page.drawing(report.chart(part, TRAIN + "." + part, TEST + "." + part));
        }
        report.page.drawing(report.chart("gradient and rate", "gradient", "rate"));
        return report.page.text();
    }

    /** The first epoch, the best one and the last one. */
    private void numbers() {
        int last = log.count() - 1;
        String watched = Double.isNaN(log.value(last, TEST)) ? TRAIN : TEST;
        int best = IntStream.rangeClosed(0, last)
                .boxed()
                .min(Comparator.comparingDouble(row -> log.value(row, watched)))
                .orElseThrow();
        List<String> names = log.names().stream().filter(this::isKnown).toList();
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(names);
        page.table(
                header,
                List.of(
                        numbers("first", 0, names),
                        numbers("best " + watched, best, names),
                        numbers("last", last, names)));
    }

    private List<String> numbers(String title, int row, List<String> names) {
        return Stream.concat(Stream.of(title), names.stream().map(name -> HtmlPage.number(log.value(row, name))))
                .toList();
    }

    private boolean isKnown(String name) {
        return log.names().contains(name) && log.against(name).stream().anyMatch(point -> !Double.isNaN(point[1]));
    }

    /** On a logarithmic axis where all numbers are positive and they range over more than ten times. */
    private Chart chart(String title, String... columns) {
        List<Line> lines = Stream.of(columns)
                .filter(this::isKnown)
                .map(name -> new Line(name, Line.Style.LINE, log.against(name)))
                .toList();
        double[] heights = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point[1])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        boolean wide = heights.length > 0 && heights[0] > 0 && heights[heights.length - 1] > 10 * heights[0];
        return Chart.of(title, "epoch", lines, wide ? Scale.LOGARITHMIC : Scale.LINEAR);
    }
}
