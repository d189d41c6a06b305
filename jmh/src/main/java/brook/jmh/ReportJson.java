package brook.jmh;

import java.util.LinkedHashMap;
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
                + quoted(report.host().jvm()) + ",\n  \"java\": "
                + report.host().java() + ",\n  \"processor\": "
                + quoted(report.host().processor()) + ",\n  \"costs\": "
                + list(report.costs().stream().map(ReportJson::cost).toList()) + ",\n  \"targets\": "
                + list(report.targets().stream().map(ReportJson::target).toList()) + ",\n  \"compilations\": "
                + list(report.compilations().stream()
                        .map(ReportJson::compilation)
                        .toList())
                + ",\n  \"readings\": "
                + list(report.readings().stream().map(ReportJson::reading).toList())
                + "\n}\n";
    }

    private static String cost(Cost cost) {
        return "{\"problem\": " + quoted(cost.problem()) + ", \"code\": "
                + quoted(cost.code().name())
                + ", \"tolerance\": " + number(cost.tolerance()) + ", \"steps\": " + cost.steps() + ", \"error\": "
                + number(cost.error()) + ", \"batches\": " + cost.batches().size() + ", \"microsPerStep\": "
                + spread(cost.microsPerStep()) + ", \"millisPerRun\": " + spread(cost.millisPerRun()) + "}";
    }

    /** The ratio is what is compared with the target: how many times faster, or how much. */
    private static String target(Judged judged) {
        Target target = judged.target();
        return "{\"problem\": " + quoted(target.ours().subject()) + ", \"than\": " + quoted(than(target.than()))
                + ", \"target\": " + number(target.figure()) + ", \"ratio\": "
                + number(judged.value().min())
                + ", \"holds\": " + (judged.verdict() == Judged.Verdict.HOLDS) + ", \"kind\": "
                + quoted(target.kind().name()) + ", \"code\": "
                + quoted(target.ours().variant()) + ", \"verdict\": "
                + quoted(judged.verdict().name()) + ", \"medianRatio\": "
                + number(judged.value().median()) + "}";
    }

    private static String than(Target.Than than) {
        if (than instanceof Target.Measured measured) {
            return measured.key().variant();
        }
        if (than instanceof Target.Elsewhere) {
            return "ELSEWHERE";
        }
        if (than instanceof Target.Nothing) {
            return "NOTHING";
        }
        throw new AssertionError(than);
    }

    private static String reading(Reading reading) {
        Key key = reading.key();
        return "{\"quantity\": " + quoted(key.quantity().name()) + ", \"unit\": "
                + quoted(key.quantity().unit()) + ", \"subject\": " + quoted(key.subject()) + ", \"variant\": "
                + quoted(key.variant()) + ", \"value\": " + spread(reading.spread()) + "}";
    }

    private static String compilation(CompileCost cost) {
        Map<String, Double> least = new LinkedHashMap<>();
        Map<String, Double> middle = new LinkedHashMap<>();
        cost.warm().forEach((stage, spread) -> {
            least.put(stage, spread.min());
            middle.put(stage, spread.median());
        });
        return "{\"model\": " + quoted(cost.model()) + ", \"coldMillis\": " + stages(cost.cold()) + ", \"warmMillis\": "
                + stages(least) + ", \"warmMedianMillis\": " + stages(middle) + ", \"codeBytes\": "
                + number(cost.bytes()) + "}";
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
