package brook.cli.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an SVG file of the chart library small and the same on each run: one polyline per curve, clip paths without hashes. */
final class SvgLines {

    private static final Pattern STROKE = Pattern.compile(
            "\\s*<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\" y2=\"([^\"]*)\"/>");

    private final StringBuilder result = new StringBuilder();
    private final List<String> points = new ArrayList<>();
    private String style = "";

    private SvgLines() {}

    /** The same drawing. */
    static String joined(String svg) {
        SvgLines lines = new SvgLines();
        svg.lines().forEach(lines::add);
        lines.endCurve();
        return lines.result.toString();
    }

    private void add(String line) {
        Matcher stroke = STROKE.matcher(line);
        if (!stroke.matches()) {
            endCurve();
            copy(line);
            return;
        }
        String from = point(stroke.group(2), stroke.group(4));
        boolean goesOn = stroke.group(1).equals(style)
                && !points.isEmpty()
                && points.get(points.size() - 1).equals(from);
        if (!goesOn) {
            endCurve();
            style = stroke.group(1);
            points.add(from);
        }
        points.add(point(stroke.group(3), stroke.group(5)));
    }

    /** No reader should fetch a document type. */
    private void copy(String line) {
        if (!line.startsWith("<!DOCTYPE")) {
            result.append(line.replaceAll("clip\\d+", "plot")).append('\n');
        }
    }

    private void endCurve() {
        if (!points.isEmpty()) {
            result.append("    <polyline style=\"").append(style).append("\" points=\"");
            result.append(String.join(" ", points)).append("\"/>\n");
            points.clear();
        }
    }

    private static String point(String x, String y) {
        return rounded(x) + "," + rounded(y);
    }

    /** A hundredth of a pixel is enough. */
    private static String rounded(String coordinate) {
        return new BigDecimal(coordinate)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
