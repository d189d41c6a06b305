package brook.jmh.precision;

import java.util.List;
import java.util.Locale;

/** The curves of one problem in their axes: error on the horizontal one, sharper to the right, CPU time on the vertical one. */
final class PlotPanel {

    static final int WIDTH = 460;
    static final int HEIGHT = 330;

    private static final int LEFT = 60;
    private static final int RIGHT = 445;
    private static final int TOP = 35;
    private static final int BOTTOM = 280;
    /** Decades of the error. */
    private static final int COARSEST = 0;

    private static final int SHARPEST = -17;

    private final String problem;
    private final List<Curve> curves;
    private final List<String> colours;
    /** Decades of the CPU time. */
    private final int fastest;

    private final int slowest;
    private final StringBuilder svg = new StringBuilder();

    PlotPanel(String problem, List<Curve> curves, List<String> colours) {
        this.problem = problem;
        this.curves = curves;
        this.colours = colours;
        double[] decades = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> Math.log10(point.millis()))
                .sorted()
                .toArray();
        this.fastest = (int) Math.floor(decades[0]);
        this.slowest = (int) Math.ceil(decades[decades.length - 1]);
    }

    String svg() {
        line("<text x=\"%d\" y=\"20\" font-size=\"14\" font-weight=\"bold\">%s</text>", LEFT, problem);
        for (int decade = SHARPEST + 1; decade <= COARSEST; decade += 2) {
            double x = across(decade);
            line("<path d=\"M%.1f %d V%d\" stroke=\"#E4E4E4\"/>", x, TOP, BOTTOM);
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x, BOTTOM + 18, decade == 0 ? "1" : "1e" + decade);
        }
        for (int decade = fastest; decade <= slowest; decade++) {
            double y = up(decade);
            line("<path d=\"M%d %.1f H%d\" stroke=\"#E4E4E4\"/>", LEFT, y, RIGHT);
            line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, millis(decade));
        }
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">error, sharper to the right</text>",
                (LEFT + RIGHT) / 2, BOTTOM + 36);
        line(
                "<text x=\"14\" y=\"%d\" transform=\"rotate(-90 14 %1$d)\" text-anchor=\"middle\">ms</text>",
                (TOP + BOTTOM) / 2);
        for (int i = 0; i < curves.size(); i++) {
            draw(curves.get(i), colours.get(i));
        }
        return svg.toString();
    }

    private void draw(Curve curve, String colour) {
        StringBuilder points = new StringBuilder();
        for (WorkPoint point : curve.points()) {
            double x = across(Math.min(COARSEST, Math.log10(point.error())));
            double y = up(Math.log10(point.millis()));
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            line("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>", x, y, colour);
        }
        line(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                points.toString().strip(), colour);
    }

    private static double across(double decade) {
        return LEFT + (RIGHT - LEFT) * (COARSEST - decade) / (COARSEST - SHARPEST);
    }

    private double up(double decade) {
        return BOTTOM - (BOTTOM - TOP) * (decade - fastest) / (slowest - fastest);
    }

    private static String millis(int decade) {
        return decade < 0
                ? String.format(Locale.ROOT, "%." + -decade + "f", Math.pow(10, decade))
                : "1" + "0".repeat(decade);
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
