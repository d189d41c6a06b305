package brook.jmh;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report for machines, schema {@code brook-jmh-1}: fields are added, never renamed.
 *
 * <p>A number that was not measured is {@code null}.
 */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        return "{\n  \"schema\": \"brook-jmh-1\",\n  \"mode\": " + quoted(report.mode()) + ",\n  \"jvm\": "
                + quoted(report.jvm()) + ",\n  \"costs\": "
                + list(report.costs().stream().map(ReportJson::cost).toList()) + ",\n  \"targets\": "
                + list(Target.ALL.stream().map(target -> target(report, target)).toList()) + ",\n  \"compilations\": "
                + list(report.compilations().stream()
                        .map(ReportJson::compilation)
                        .toList())
                + "\n}\n";
    }

    private static String cost(Cost cost) {
        return "{\"problem\": " + quoted(cost.problem()) + ", \"code\": "
                + quoted(cost.code().name())
                + ", \"tolerance\": " + number(cost.tolerance()) + ", \"steps\": " + cost.steps() + ", \"error\": "
                + number(cost.error()) + ", \"batches\": " + cost.batches().size() + ", \"microsPerStep\": "
                + spread(cost.microsPerStep()) + ", \"millisPerRun\": " + spread(cost.millisPerRun()) + "}";
    }

    private static String target(Report report, Target target) {
        double ratio = report.ratio(target);
        return "{\"problem\": " + quoted(target.problem()) + ", \"than\": "
                + quoted(target.than().name()) + ", \"target\": " + number(target.ratio()) + ", \"ratio\": "
                + number(ratio) + ", \"holds\": " + (ratio >= target.ratio()) + "}";
    }

    private static String compilation(CompileCost cost) {
        return "{\"model\": " + quoted(cost.model()) + ", \"coldMillis\": " + stages(cost.cold()) + ", \"warmMillis\": "
                + stages(cost.warm()) + "}";
    }

    private static String stages(Map<String, Double> stages) {
        return stages.entrySet().stream()
                .map(stage -> quoted(stage.getKey()) + ": " + number(stage.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String spread(Spread spread) {
        return "{\"min\": " + number(spread.min()) + ", \"median\": " + number(spread.median()) + "}";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    /** Names of problems and machines: nothing but a quote or a backslash needs care. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }
}
