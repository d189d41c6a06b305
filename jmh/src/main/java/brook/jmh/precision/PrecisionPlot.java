package brook.jmh.precision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CPU time over error as an SVG, both logarithmic: a panel for each problem, and one with the names of the solvers. */
final class PrecisionPlot {

    /** Colours that are told apart also by the colour-blind: Okabe and Ito 2008; black and grey come last, for the other library. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#A08A00");

    private static final List<String> PEERS = List.of("#000000", "#888888");

    private static final int COLUMNS = 2;

    private PrecisionPlot() {}

    /** The drawing; all panels have the same solvers, the last two of another library. */
    static String of(Map<String, List<Curve>> panels) {
        List<String> parts = new ArrayList<>();
        panels.forEach((problem, curves) -> parts.add(new PlotPanel(problem, curves, colours(curves.size())).svg()));
        parts.add(legend(panels.values().iterator().next()));
        int rows = (parts.size() + COLUMNS - 1) / COLUMNS;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                COLUMNS * PlotPanel.WIDTH,
                rows * PlotPanel.HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n");
        for (int i = 0; i < parts.size(); i++) {
            int x = i % COLUMNS * PlotPanel.WIDTH;
            int y = i / COLUMNS * PlotPanel.HEIGHT;
            svg.append("<g transform=\"translate(" + x + " " + y + ")\">\n" + parts.get(i) + "</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static List<String> colours(int curves) {
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < curves - PEERS.size(); i++) {
            colours.add(COLOURS.get(i % COLOURS.size()));
        }
        colours.addAll(PEERS);
        return colours;
    }

    private static String legend(List<Curve> curves) {
        StringBuilder text = new StringBuilder();
        List<String> colours = colours(curves.size());
        for (int i = 0; i < curves.size(); i++) {
            int y = 50 + 22 * i;
            text.append(String.format(
                    "<path d=\"M80 %d H120\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"130\" y=\"%d\">%s</text>%n",
                    y, colours.get(i), y + 4, curves.get(i).solver()));
        }
        return text.toString();
    }
}
