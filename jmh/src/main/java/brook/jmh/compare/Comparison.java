package brook.jmh.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Two reports beside each other. */
final class Comparison {

    private final ReportFile old;
    private final ReportFile now;
    private final StringBuilder text = new StringBuilder();

    Comparison(ReportFile old, ReportFile now) {
        this.old = old;
        this.now = now;
    }

    /** What both have, what became slower most first. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        now.rows().forEach((name, row) -> {
            if (old.rows().containsKey(name)) {
                changes.add(new Change(name, Objects.requireNonNull(old.rows().get(name)), row));
            }
        });
        changes.sort(Comparator.comparingDouble(Change::ratio).reversed());
        return changes;
    }

    boolean isSlower() {
        return changes().stream().anyMatch(change -> change.kind() == Change.Kind.SLOWER);
    }

    /** A table for people. */
    String table() {
        line("new over old: SLOWER and faster are beyond %.1f in minima and medians both", Change.NOISE);
        differs("virtual machine", old.jvm(), now.jvm());
        differs("processor", old.processor(), now.processor());
        line("");
        line("%-48s %12s %12s %8s %8s", "", "old", "new", "ratio", "medians");
        changes().forEach(this::row);
        missing("only in the old file", old.rows().keySet(), now.rows().keySet());
        missing("only in the new file", now.rows().keySet(), old.rows().keySet());
        line("");
        line(
                "%d slower, %d faster, %d within the noise",
                count(Change.Kind.SLOWER), count(Change.Kind.FASTER), count(Change.Kind.WITHIN_NOISE));
        return text.toString();
    }

    private void differs(String what, String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            line("the %s is not named in both files", what);
        } else if (!before.equals(after)) {
            line("another %s: %s, then %s", what, before, after);
        }
    }

    private void row(Change change) {
        line(
                "%-48s %12s %12s %8.2f %8s  %s",
                change.name(),
                number(change.old().min()),
                number(change.now().min()),
                change.ratio(),
                Double.isNaN(change.medianRatio()) ? "-" : number(change.medianRatio()),
                mark(change.kind()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.3f" : "%.0f", value);
    }

    private static String mark(Change.Kind kind) {
        return switch (kind) {
            case SLOWER -> "SLOWER";
            case FASTER -> "faster";
            case WITHIN_NOISE -> "";
        };
    }

    private void missing(String where, Set<String> names, Set<String> others) {
        List<String> missing =
                names.stream().filter(name -> !others.contains(name)).toList();
        if (!missing.isEmpty()) {
            line("");
            line("%s:", where);
            missing.forEach(name -> line("  %s", name));
        }
    }

    private long count(Change.Kind kind) {
        return changes().stream().filter(change -> change.kind() == kind).count();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
