package brook.jmh.precision;

import java.util.Locale;
import java.util.OptionalLong;

/** The curves of a problem as a table in Markdown, a row for each solver and tolerance. */
final class PrecisionTable {

    private PrecisionTable() {}

    static String of(String problem, Iterable<Curve> curves) {
        StringBuilder text =
                new StringBuilder("| " + problem + " | tolerance | error | ms | steps | rejected | evaluations |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Curve curve : curves) {
            curve.points().forEach(point -> text.append(row(curve.solver(), point)));
        }
        return text.toString();
    }

    private static String row(String solver, WorkPoint point) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0e | %.1e | %s | %d | %s | %d |%n",
                solver,
                point.tolerance(),
                point.outcome().error(),
                Digits.three(point.millis()),
                point.outcome().steps(),
                count(point.outcome().rejected()),
                point.outcome().evaluations());
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
    }
}
