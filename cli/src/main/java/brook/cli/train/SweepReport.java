package brook.cli.train;

import brook.cli.chart.Chart;
import brook.cli.chart.Chart.Line;
import brook.cli.chart.Chart.Scale;
import brook.cli.train.ParetoFront.Result;
import java.io.IOException;
import java.util.List;

/** A page about a sweep: what each weight came to, and which results no other one beats in both loss and evaluations. */
public final class SweepReport {

    private SweepReport() {}

    /**
     * The page, HTML without scripts.
     *
     * @param cost what costs are called: {@code evaluations}
     * @param loss what losses are called: {@code mse}
     */
    public static String html(String title, String cost, String loss, List<Result> results) throws IOException {
        List<Result> front = ParetoFront.of(results);
        HtmlPage page = new HtmlPage(title);
        page.paragraph("The line joins the results that no other one beats in both " + loss + " and " + cost + ".");
        page.drawing(chart(title, cost, loss, results));
        page.table(
                List.of("", cost, loss, "on the front"),
                results.stream()
                        .map(result -> List.of(
                                result.name(),
                                HtmlPage.number(result.cost()),
                                HtmlPage.number(result.loss()),
                                front.contains(result) ? "yes" : ""))
                        .toList());
        return page.text();
    }

    /** Losses against costs, and their front as a line. */
    public static Chart chart(String title, String cost, String loss, List<Result> results) {
        List<Line> lines = List.of(
                new Line(loss, Line.Style.POINTS, points(results)),
                new Line("front", Line.Style.LINE_AND_POINTS, points(ParetoFront.of(results))));
        boolean positive = results.stream().allMatch(result -> !(result.loss() <= 0));
        return Chart.of(title, cost, lines, positive ? Scale.LOGARITHMIC : Scale.LINEAR);
    }

    private static List<double[]> points(List<Result> results) {
        return results.stream()
                .filter(result -> Double.isFinite(result.cost()))
                .map(result -> new double[] {result.cost(), result.loss()})
                .toList();
    }
}
