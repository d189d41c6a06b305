package brook.compiler.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the messages of one compilation; the same message is kept once. */
public final class Diagnostics {

    /** More messages than this nobody reads. */
    public static final int SHOWN = 20;

    /** More than these are only counted. */
    private static final int KEPT = 1_000;

    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparingInt(d -> d.place().map(Span::start).orElse(Integer.MAX_VALUE));

    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();
    private int dropped;

    /** Adds a message, unless there are too many. */
    public void report(Diagnostic diagnostic) {
        Set<Diagnostic> kind = isError(diagnostic) ? errors : warnings;
        if (kind.size() < KEPT) {
            kind.add(diagnostic);
        } else {
            dropped++;
        }
    }

    /** Whether any message is an error. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether so many errors are known that further ones are of no use to anybody. */
    public boolean isFull() {
        return errors.size() == KEPT;
    }

    /** Whether there is no message. */
    public boolean isEmpty() {
        return errors.isEmpty() && warnings.isEmpty();
    }

    /** What is shown: at most {@link #SHOWN} messages, errors rather than warnings, sorted by their places. */
    public List<Diagnostic> list() {
        List<Diagnostic> shown = new ArrayList<>(sorted(errors));
        shown.addAll(sorted(warnings));
        return sorted(shown.subList(0, Math.min(SHOWN, shown.size())));
    }

    /** How many messages {@link #list} leaves out. */
    public int omitted() {
        return Math.max(0, errors.size() + warnings.size() - SHOWN) + dropped;
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() != Diagnostic.Severity.WARNING;
    }

    private static List<Diagnostic> sorted(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().sorted(BY_PLACE).toList();
    }
}
