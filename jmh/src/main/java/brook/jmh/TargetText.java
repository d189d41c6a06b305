package brook.jmh;

import java.util.Locale;

/** The targets as a table for people, each group under its title. */
final class TargetText {

    private final StringBuilder text = new StringBuilder();

    private TargetText() {}

    static String of(Report report) {
        return new TargetText().write(report);
    }

    private String write(Report report) {
        line("%s run on %s; minimum (median)", report.mode(), report.host().jvm());
        for (Target.Kind kind : Target.Kind.values()) {
            line("");
            line("%s", kind.title());
            line("%-40s %19s %19s %15s %8s  %s", "", "ours", "other", "value", "target", "holds");
            report.targets().stream()
                    .filter(judged -> judged.target().kind() == kind)
                    .forEach(this::row);
        }
        line("");
        line(
                "%d targets: %d hold, %d do not, %d beside numbers measured elsewhere, %d not measured, %d for Java 25 alone",
                report.targets().size(),
                count(report, Judged.Verdict.HOLDS),
                count(report, Judged.Verdict.FAILS),
                count(report, Judged.Verdict.ELSEWHERE),
                count(report, Judged.Verdict.NOT_MEASURED),
                count(report, Judged.Verdict.NOT_ASKED));
        return text.toString();
    }

    private static long count(Report report, Judged.Verdict verdict) {
        return report.targets().stream()
                .filter(judged -> judged.verdict() == verdict)
                .count();
    }

    private void row(Judged judged) {
        Target target = judged.target();
        boolean atMost = target.kind().sense() == Target.Sense.AT_MOST;
        line(
                "%-40s %19s %19s %15s %8s  %s",
                name(target.ours()),
                Figures.of(judged.ours()),
                other(judged),
                Figures.of(judged.value()),
                (atMost ? "<= " : ">= ") + Figures.of(target.figure()),
                judged.verdict().text());
    }

    private static String name(Key key) {
        return switch (key.quantity()) {
            case STEP, RUN, ERROR, ALLOCATION, TRAINING ->
                key.subject() + " " + key.variant().toLowerCase(Locale.ROOT).replace('_', ' ');
            case COMPILE, CODE, PROCESS, TRAJECTORY -> key.subject();
        };
    }

    private static String other(Judged judged) {
        if (judged.target().than() instanceof Target.Elsewhere elsewhere) {
            return Figures.of(elsewhere.value());
        }
        return Figures.of(judged.than());
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
