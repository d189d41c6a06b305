package brook.jmh;

import brook.jmh.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the targets come from, as tables for people: all problems, orders and stages. */
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
        line("%-22s %7s %18s %18s %7s", "problem", "steps", "hand-written", "generated", "ratio");
        for (String problem : Problem.NAMES) {
            Cost hand = report.cost(problem, Code.HAND_WRITTEN);
            Cost generated = report.cost(problem, Code.GENERATED);
            line(
                    "%-22s %7d %18s %18s %7.2f",
                    problem,
                    generated.steps(),
                    spread(hand.microsPerStep()),
                    spread(generated.microsPerStep()),
                    hand.microsPerStep().min() / generated.microsPerStep().min());
        }
    }

    private void runs() {
        line("");
        line("Whole integrations: milliseconds, with the error against the reference; Hipparchus at 1e-15");
        line(
                "%-22s %10s %9s %10s %9s %10s %9s %7s",
                "problem", "hand", "error", "generated", "error", "DP853", "error", "ratio");
        for (String problem : Problem.NAMES) {
            Cost hand = report.cost(problem, Code.HAND_WRITTEN);
            Cost generated = report.cost(problem, Code.GENERATED);
            Cost peer = report.cost(problem, Code.DORMAND_PRINCE_853);
            line(
                    "%-22s %10.3f %9.1e %10.3f %9.1e %10.3f %9.1e %7.1f",
                    problem,
                    hand.millisPerRun().min(),
                    hand.error(),
                    generated.millisPerRun().min(),
                    generated.error(),
                    peer.millisPerRun().min(),
                    peer.error(),
                    peer.millisPerRun().min() / generated.millisPerRun().min());
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
        line(
                "Compilation, milliseconds of wall clock: the first of a JVM, and warm, the least (median); total is without javac");
        line("%-22s %s", "", columns(stages()));
        for (CompileCost cost : report.compilations()) {
            line("%-22s %s", cost.model() + " cold", columns(numbers(cost.cold().values())));
            line("%-22s %s", cost.model(), columns(spreads(cost.warm().values())));
        }
    }

    private List<String> stages() {
        return List.copyOf(report.compilations().get(0).cold().keySet());
    }

    private static List<String> numbers(Collection<Double> millis) {
        return millis.stream()
                .map(number -> String.format(Locale.ROOT, "%.1f", number))
                .toList();
    }

    private static List<String> spreads(Collection<Spread> millis) {
        return millis.stream()
                .map(spread -> String.format(Locale.ROOT, "%.1f (%.1f)", spread.min(), spread.median()))
                .toList();
    }

    private static String columns(List<String> words) {
        return words.stream()
                .map(word -> String.format(Locale.ROOT, "%15s", word))
                .collect(Collectors.joining(" "));
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", spread.min(), spread.median());
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
