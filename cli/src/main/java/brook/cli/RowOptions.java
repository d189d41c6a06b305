package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.ShortestDecimal;
import brook.runtime.OutputTimes;
import java.util.List;
import picocli.CommandLine.Option;

/** At which times a run writes rows: one of these options, or what the model says. */
final class RowOptions {

    @Option(names = "--every", paramLabel = "H", description = "Rows at A + i H, and at the end.")
    String every = "";

    @Option(names = "--at", paramLabel = "T,T,...", description = "Rows at these times.")
    String at = "";

    @Option(names = "--final", description = "Only the last row.")
    boolean end;

    @Option(names = "--steps", description = "Rows at every accepted step.")
    boolean steps;

    OutputTimes over(OutputTimes model, TimeSpan span) {
        if (!every.isEmpty()) {
            return OutputTimes.every(Arguments.positive("--every", every));
        }
        if (!at.isEmpty()) {
            return at(span);
        }
        if (end) {
            return OutputTimes.end();
        }
        return steps ? OutputTimes.steps() : model;
    }

    private OutputTimes at(TimeSpan span) {
        List<Double> times = Arguments.numbers("--at", at);
        double first = Math.min(span.start(), span.end());
        double last = Math.max(span.start(), span.end());
        for (double time : times) {
            if (time < first || time > last) {
                throw Refusal.usage(
                        Diagnostic.error(Refusal.USAGE, "`--at`: " + ShortestDecimal.of(time) + " lies outside the run")
                                .help("the run goes from " + ShortestDecimal.of(span.start()) + " to "
                                        + ShortestDecimal.of(span.end())));
            }
        }
        return OutputTimes.at(times.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
