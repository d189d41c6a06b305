package brook.jmh.precision;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of a problem as an SVG: CPU time over error, both logarithmic. */
final class PrecisionPlot {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;

    /** Colours that are told apart also by the colour-blind: Okabe and Ito 2008, and two greys for the other library. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0xA08A00)
    };

    private static final Color[] PEERS = {new Color(0x000000), new Color(0x808080)};

    private PrecisionPlot() {}

    /** Writes the drawing; the last {@code peers} curves are those of another library. */
    static void write(Path file, String problem, List<Curve> curves, int peers) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(problem)
                .xAxisTitle("error")
                .yAxisTitle("CPU time, ms")
                .build();
        style(chart.getStyler());
        int own = curves.size() - peers;
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).points().isEmpty()) {
                add(chart, curves.get(i), i < own ? COLOURS[i % COLOURS.length] : PEERS[(i - own) % PEERS.length]);
            }
        }
        String svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
        Files.writeString(
                file,
                svg.lines().filter(line -> !line.startsWith("<!DOCTYPE")).toList().stream()
                        .collect(java.util.stream.Collectors.joining("\n", "", "\n")));
    }

    private static void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setXAxisLogarithmic(true);
        styler.setYAxisLogarithmic(true);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xE8E8E8));
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setMarkerSize(6);
    }

    private static void add(XYChart chart, Curve curve, Color colour) {
        XYSeries line = chart.addSeries(
                curve.solver(),
                curve.points().stream().mapToDouble(WorkPoint::error).toArray(),
                curve.points().stream().mapToDouble(WorkPoint::millis).toArray());
        line.setMarker(SeriesMarkers.CIRCLE);
        line.setMarkerColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
}
