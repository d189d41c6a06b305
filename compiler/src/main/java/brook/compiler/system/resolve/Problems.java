package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the resolver reports; a culprit gets a message of one kind once, however often it is met. */
final class Problems {

    private record Culprit(String code, int start, int end) {}

    private final Diagnostics diagnostics;
    private final boolean syntaxIsBroken;
    private final Set<Integer> brokenLines = new HashSet<>();
    private final Set<Culprit> reported = new HashSet<>();
    private final List<Diagnostic> deferred = new ArrayList<>();
    private boolean elsewhere;
    private boolean errors;

    Problems(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.syntaxIsBroken = diagnostics.hasErrors();
        this.errors = syntaxIsBroken;
        for (Diagnostic earlier : diagnostics.list()) {
            earlier.place().ifPresent(place -> brokenLines.add(place.line()));
        }
    }

    /** Reports, unless something in the same line could not be read, which may be the reason. */
    void report(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Diagnostic.Severity.ERROR;
        if (syntaxIsBroken
                && diagnostic
                        .place()
                        .filter(place -> brokenLines.contains(place.line()))
                        .isPresent()) {
            return;
        }
        boolean first = diagnostic
                .place()
                .map(span -> reported.add(new Culprit(diagnostic.code(), span.start(), span.end())))
                .orElse(true);
        if (first) {
            diagnostics.report(diagnostic);
        }
    }

    /** Reports what is wrong at a place that may be the body of a function: then the call that led there is marked too. */
    void report(Diagnostic diagnostic, Context context) {
        Diagnostic whole = context.outermostCall()
                .map(call -> diagnostic.also(call, "in this call"))
                .orElse(diagnostic);
        report(whole);
    }

    /** Keeps an error that is said only if there is no other one. */
    void defer(Diagnostic diagnostic) {
        deferred.add(diagnostic);
    }

    /** Says the errors that were kept, if there is no other one. */
    void reportDeferred() {
        if (!errors) {
            deferred.forEach(this::report);
        }
    }

    /** From now on an unknown name may come from a file that is not read. */
    void namesMayBeElsewhere() {
        elsewhere = true;
    }

    /** An error that a statement lost in the syntax would explain. */
    void reportUnlessSyntaxIsBroken(Diagnostic diagnostic) {
        if (syntaxIsBroken) {
            errors = true;
        } else {
            report(diagnostic);
        }
    }

    boolean hasErrors() {
        return errors || !deferred.isEmpty();
    }

    /** Whether a name stands in a line that could not be read, so that its declaration may be lost. */
    boolean mayBeLost(Span use) {
        String wanted = use.text();
        return elsewhere
                || brokenLines.stream()
                        .anyMatch(line -> line <= use.file().lineCount()
                                && mentions(use.file().lineText(line), wanted));
    }

    private static boolean mentions(String line, String name) {
        int at = line.indexOf(name);
        while (at >= 0) {
            boolean startsHere = at == 0 || !Character.isJavaIdentifierPart(line.charAt(at - 1));
            int end = at + name.length();
            if (startsHere && (end == line.length() || !Character.isJavaIdentifierPart(line.charAt(end)))) {
                return true;
            }
            at = line.indexOf(name, at + 1);
        }
        return false;
    }
}
