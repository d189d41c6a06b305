package brook.compiler.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the messages of one compilation; the same message is kept once. */
public final class Diagnostics {

    /** More messages than this nobody reads. */
    public static final int SHOWN = 20;

    /** More than these are only counted. */
    private static final int KEPT = 1_000;

    private final IdentityHashMap<SourceFile, Integer> files = new IdentityHashMap<>();
    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();
    private final Set<Said> known = new HashSet<>();
    private int dropped;

    private record Said(String code, String message, Optional<Span> place) {}

    /** Says that a file is read; messages are sorted by files in the order in which they were first read. */
    public void read(SourceFile file) {
        files.putIfAbsent(file, files.size());
    }

    /** Adds a message, unless there are too many, or the same is said about the place already with other words around it. */
    public void report(Diagnostic diagnostic) {
        if (known.size() < KEPT && !known.add(new Said(diagnostic.code(), diagnostic.message(), diagnostic.place()))) {
            return;
        }
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

    /** What is shown: at most {@link #SHOWN} messages, errors rather than warnings, sorted by their files and places. */
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

    private List<Diagnostic> sorted(Collection<Diagnostic> diagnostics) {
        Comparator<Diagnostic> byFile = Comparator.comparingInt(d -> d.place()
                .map(span -> files.getOrDefault(span.file(), Integer.MAX_VALUE - 1))
                .orElse(Integer.MAX_VALUE));
        return diagnostics.stream()
                .sorted(byFile.thenComparingInt(d -> d.place().map(Span::start).orElse(Integer.MAX_VALUE)))
                .toList();
    }
}
