package brook.jmh.precision;

import java.util.List;
import java.util.Locale;

/** What each solver needs for an error, by interpolation, as a table in Markdown: a row for each solver, the fastest in bold. */
final class ReachTable {

    private static final List<Double> ERRORS = List.of(1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12);

    private ReachTable() {}

    static String of(String problem, List<Curve> curves) {
        StringBuilder text = new StringBuilder("| " + problem + ", ms for an error of |");
        ERRORS.forEach(error -> text.append(String.format(Locale.ROOT, " %.0e |", error)));
        text.append("\n| --- |").append(" ---: |".repeat(ERRORS.size())).append('\n');
        for (Curve curve : curves) {
            text.append("| ").append(curve.solver()).append(" |");
            ERRORS.forEach(error -> text.append(cell(curve.reach(error).millis(), fastest(curves, error))));
            text.append('\n');
        }
        return text.toString();
    }

    private static double fastest(List<Curve> curves, double error) {
        return curves.stream()
                .mapToDouble(curve -> curve.reach(error).millis())
                .min()
                .orElseThrow();
    }

    private static String cell(double millis, double fastest) {
        if (Double.isInfinite(millis)) {
            return " - |";
        }
        String mark = millis == fastest ? "**" : "";
        return " " + mark + Digits.three(millis) + mark + " |";
    }
}
