package brook.cli.chart;

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
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A line chart as SVG or PNG; alone knows XChart, so that nothing is loaded where nothing is drawn. */
public final class Chart {

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

    private static final float LINE = 1.5f;
    private static final int MARKER = 7;

    private final String title;
    private final String across;
    private final List<Line> lines;
    private final Scale scale;

    /** How the vertical axis is divided. */
    public enum Scale {
        LINEAR,
        /** By powers of ten; numbers that are not positive are gaps. */
        LOGARITHMIC
    }

    /**
     * A line through points, or these alone.
     *
     * @param points each with the place on the horizontal and on the vertical axis; what is infinite or undefined is a gap
     */
    public record Line(String name, Style style, List<double[]> points) {

        /** What is drawn. */
        public enum Style {
            LINE,
            POINTS,
            LINE_AND_POINTS
        }

        public Line {
            points = List.copyOf(points);
        }
    }

    private Chart(String title, String across, List<Line> lines, Scale scale) {
        this.title = title;
        this.across = across;
        this.lines = List.copyOf(lines);
        this.scale = scale;
    }

    /** Lines that have points of their own; {@code across} is the name of the horizontal axis. */
    public static Chart of(String title, String across, List<Line> lines, Scale scale) {
        return new Chart(title, across, lines, scale);
    }

    /** Each point has one number per name; the first name is that of the horizontal axis. */
    public static Chart ofColumns(String title, List<String> names, List<double[]> points) {
        List<Line> lines = IntStream.range(1, names.size())
                .mapToObj(column -> new Line(
                        names.get(column),
                        Line.Style.LINE,
                        points.stream()
                                .map(point -> new double[] {point[0], point[column]})
                                .toList()))
                .toList();
        return new Chart(title, names.get(0), lines, Scale.LINEAR);
    }

    /** Whether the ending of a name is that of a drawing. */
    public static boolean canWrite(Path file) {
        return isSvg(file) || hasEnding(file, ".png");
    }

    private static boolean isSvg(Path file) {
        return hasEnding(file, ".svg");
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** The drawing as SVG. */
    public String svg() throws IOException {
        return new String(svg(chart()), StandardCharsets.UTF_8);
    }

    /** Written at once, so that no half a drawing stays behind. */
    public void write(Path file) throws IOException {
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
                .xAxisTitle(across)
                .yAxisTitle(lines.size() == 1 ? lines.get(0).name() : "")
                .build();
        style(chart.getStyler());
        lines.forEach(line -> addLine(chart, line));
        return chart;
    }

    private void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setLegendVisible(lines.size() > 1 && lines.size() <= LEGEND);
        styler.setYAxisLogarithmic(scale == Scale.LOGARITHMIC);
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
        styler.setMarkerSize(MARKER);
    }

    private void addLine(XYChart chart, Line line) {
        double[] heights = line.points().stream()
                .mapToDouble(point -> point[1])
                .map(this::shown)
                .toArray();
        if (Arrays.stream(heights).allMatch(Double::isNaN)) {
            return;
        }
        double[] places = line.points().stream().mapToDouble(point -> point[0]).toArray();
        XYSeries series = chart.addSeries(line.name(), places, heights);
        series.setMarker(line.style() == Line.Style.LINE ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        series.setLineStyle(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (line.style() == Line.Style.POINTS) {
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
    }

    private double shown(double value) {
        boolean drawable = Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
        return drawable ? value : Double.NaN;
    }
}
