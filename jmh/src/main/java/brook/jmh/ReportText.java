package brook.jmh;

import brook.jmh.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report as a table for people. */
final class ReportText {

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        return new ReportText(report).write();
    }

    private String write() {
        line(
                "%s run on %s; thread CPU time, minimum (median) over batches of interleaved forks",
                report.mode(), report.jvm());
        steps();
        runs();
        jets();
        orderTwelve();
        compilations();
        return text.toString();
    }

    private void steps() {
        line("");
        line("Order 20, tolerance 2^-52: microseconds per step");
        line(
                "%-22s %7s %18s %18s %7s %7s  %s",
                "problem", "steps", "hand-written", "generated", "ratio", "target", "holds");
        for (String problem : Problem.NAMES) {
            Cost hand = report.cost(problem, Code.HAND_WRITTEN);
            Cost generated = report.cost(problem, Code.GENERATED);
            double ratio =
                    hand.microsPerStep().min() / generated.microsPerStep().min();
            line(
                    "%-22s %7d %18s %18s %7.2f %s",
                    problem,
                    generated.steps(),
                    spread(hand.microsPerStep()),
                    spread(generated.microsPerStep()),
                    ratio,
                    judgement(Target.of(problem, Code.HAND_WRITTEN), ratio));
        }
    }

    private void runs() {
        line("");
        line("Whole integrations: milliseconds, with the error against the reference; Hipparchus at 1e-15");
        line(
                "%-22s %10s %9s %10s %9s %10s %9s %7s %7s  %s",
                "problem", "hand", "error", "generated", "error", "DP853", "error", "ratio", "target", "holds");
        for (String problem : Problem.NAMES) {
            Cost hand = report.cost(problem, Code.HAND_WRITTEN);
            Cost generated = report.cost(problem, Code.GENERATED);
            Cost peer = report.cost(problem, Code.DORMAND_PRINCE_853);
            double ratio = peer.millisPerRun().min() / generated.millisPerRun().min();
            line(
                    "%-22s %10.3f %9.1e %10.3f %9.1e %10.3f %9.1e %7.1f %s",
                    problem,
                    hand.millisPerRun().min(),
                    hand.error(),
                    generated.millisPerRun().min(),
                    generated.error(),
                    peer.millisPerRun().min(),
                    peer.error(),
                    ratio,
                    judgement(Target.of(problem, Code.DORMAND_PRINCE_853), ratio));
        }
    }

    private void jets() {
        if (report.costs().stream().noneMatch(cost -> cost.code() == Code.GENERATED_JET)) {
            return;
        }
        line("");
        line("Order 20, the jets alone: microseconds");
        line("%-22s %18s %18s %7s", "problem", "hand-written", "generated", "ratio");
        for (String problem : Problem.NAMES) {
            Spread hand = report.cost(problem, Code.HAND_WRITTEN_JET).microsPerStep();
            Spread generated = report.cost(problem, Code.GENERATED_JET).microsPerStep();
            line("%-22s %18s %18s %7.2f", problem, spread(hand), spread(generated), hand.min() / generated.min());
        }
    }

    private void orderTwelve() {
        if (report.costs().stream().allMatch(cost -> cost.tolerance() == Contenders.ROUNDING)) {
            return;
        }
        line("");
        line("Order 12, tolerance 1e-9, generated: microseconds per step");
        line("%-22s %7s %18s %9s", "problem", "steps", "generated", "error");
        for (Cost cost : report.costs()) {
            if (cost.tolerance() != Contenders.ROUNDING) {
                line("%-22s %7d %18s %9.1e", cost.problem(), cost.steps(), spread(cost.microsPerStep()), cost.error());
            }
        }
    }

    private void compilations() {
        if (report.compilations().isEmpty()) {
            return;
        }
        line("");
        line("Compilation, milliseconds of wall clock: the first of a JVM, the fastest of many");
        for (CompileCost cost : report.compilations()) {
            line("%-22s cold %s", cost.model(), stages(cost.cold()));
            line("%-22s warm %s", "", stages(cost.warm()));
        }
    }

    private static String stages(Map<String, Double> stages) {
        StringBuilder line = new StringBuilder();
        stages.forEach((stage, millis) -> line.append(String.format(Locale.ROOT, "%10s %7.1f", stage, millis)));
        return line.toString();
    }

    private static String judgement(Optional<Target> target, double ratio) {
        return target.map(t -> String.format(Locale.ROOT, "%7.1f  %s", t.ratio(), ratio >= t.ratio() ? "yes" : "NO"))
                .orElse(String.format(Locale.ROOT, "%7s", "-"));
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", spread.min(), spread.median());
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
