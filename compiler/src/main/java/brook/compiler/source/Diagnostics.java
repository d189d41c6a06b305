package brook.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the messages of one compilation; the same message is kept once. */
public final class Diagnostics {

    /** More messages than this nobody reads. */
    public static final int SHOWN = 20;

    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparingInt(d -> d.place().map(Span::start).orElse(Integer.MAX_VALUE));

    private final Set<Diagnostic> reported = new LinkedHashSet<>();

    public void report(Diagnostic diagnostic) {
        reported.add(diagnostic);
    }

    public boolean hasErrors() {
        return reported.stream().anyMatch(Diagnostics::isError);
    }

    public boolean isEmpty() {
        return reported.isEmpty();
    }

    /** What is shown: at most {@link #SHOWN} messages, errors rather than warnings, sorted by their places. */
    public List<Diagnostic> list() {
        List<Diagnostic> errors =
                sorted(reported.stream().filter(Diagnostics::isError).toList());
        List<Diagnostic> others =
                sorted(reported.stream().filter(d -> !isError(d)).toList());
        List<Diagnostic> shown = new ArrayList<>(errors);
        shown.addAll(others);
        return sorted(shown.subList(0, Math.min(SHOWN, shown.size())));
    }

    /** How many messages {@link #list} leaves out. */
    public int omitted() {
        return Math.max(0, reported.size() - SHOWN);
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() != Diagnostic.Severity.WARNING;
    }

    private static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
        return diagnostics.stream().sorted(BY_PLACE).toList();
    }
}
