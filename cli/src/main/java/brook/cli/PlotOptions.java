package brook.cli;

import brook.cli.chart.Chart;
import brook.runtime.OdeModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is drawn of a run, and where to. */
final class PlotOptions {

    @Option(names = "--plot", paramLabel = "OUT.svg|OUT.png", description = "Draw the states over the time.")
    String plot = "";

    @Option(names = "--plot-axes", paramLabel = "x,y", description = "Draw one column against another one.")
    String axes = "";

    boolean given() {
        return !plot.isEmpty() || !axes.isEmpty();
    }

    /** The file to draw to, if any, checked before the run. */
    Optional<OutputFile> file(Path model) {
        if (plot.isEmpty() && !axes.isEmpty()) {
            throw Refusal.usage("`--plot-axes` needs a file to draw to: `--plot OUT.svg`");
        }
        if (plot.isEmpty()) {
            return Optional.empty();
        }
        OutputFile file = OutputFile.of("--plot", plot, model);
        if (!Chart.canWrite(file.path())) {
            throw Refusal.usage("`--plot` draws .svg and .png files, not `" + Arguments.shortened(plot) + "`");
        }
        return Optional.of(file);
    }

    Plot plot(OdeModel model) {
        return axes.isEmpty() ? Plot.ofStates(model) : Plot.ofAxes(model, axes);
    }
}
