package brook.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A line chart as SVG or PNG; alone knows XChart, so that nothing is loaded where nothing is drawn. */
final class Chart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int SCALE = 2;

    /** More names than this make a legend longer than the chart. */
    private static final int LEGEND = 16;

    /** Colours that are told apart also by the colour-blind: Okabe and Ito 2008, black last. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };

    private final String title;
    private final List<String> names;
    private final List<double[]> points;

    /** Each point has one number per name; the first name is that of the horizontal axis. */
    Chart(String title, List<String> names, List<double[]> points) {
        this.title = title;
        this.names = names;
        this.points = points;
    }

    static boolean canWrite(Path file) {
        return isSvg(file) || hasEnding(file, ".png");
    }

    private static boolean isSvg(Path file) {
        return hasEnding(file, ".svg");
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Written at once, so that no half a drawing stays behind. */
    void write(Path file) throws IOException {
        Files.write(file, isSvg(file) ? svg(chart()) : png(chart()));
    }

    private static byte[] svg(XYChart chart) throws IOException {
        String text = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
        return SvgLines.joined(text).getBytes(StandardCharsets.UTF_8);
    }

    /** Painted at twice the size, for sharp lines on any screen. */
    private static byte[] png(XYChart chart) throws IOException {
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.scale(SCALE, SCALE);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.paint(canvas, WIDTH, HEIGHT);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(names.get(0))
                .yAxisTitle(names.size() == 2 ? names.get(1) : "")
                .build();
        style(chart.getStyler());
        double[] across = column(0);
        for (int i = 1; i < names.size(); i++) {
            addLine(chart, names.get(i), across, column(i));
        }
        return chart;
    }

    private void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(names.size() > 2 && names.size() - 1 <= LEGEND);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xE8E8E8));
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setSeriesColors(COLOURS);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        styler.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        styler.setMarkerSize(0);
    }

    private static void addLine(XYChart chart, String name, double[] across, double[] values) {
        if (Arrays.stream(values).anyMatch(Double::isFinite)) {
            XYSeries line = chart.addSeries(name, across, values);
            line.setMarker(SeriesMarkers.NONE);
            line.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
    }

    /** What is infinite or undefined is a gap in the line. */
    private double[] column(int column) {
        return points.stream()
                .mapToDouble(point -> point[column])
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
    }
}
