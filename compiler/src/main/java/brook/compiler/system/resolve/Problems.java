package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the resolver reports; a culprit gets a message of one kind once, however often it is met. */
final class Problems {

    private record Culprit(String code, Span span) {}

    private record Line(SourceFile file, int number) {}

    private final Diagnostics diagnostics;
    private final boolean syntaxIsBroken;
    private final Set<Line> brokenLines = new HashSet<>();
    private final Set<Culprit> reported = new HashSet<>();
    private final List<Diagnostic> deferred = new ArrayList<>();
    private final Set<SourceFile> lost = new HashSet<>();
    private boolean elsewhere;
    private boolean errors;

    Problems(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        List<Diagnostic> syntax =
                diagnostics.list().stream().filter(Problems::isOfSyntax).toList();
        this.syntaxIsBroken = !syntax.isEmpty();
        this.errors = diagnostics.hasErrors();
        for (Diagnostic earlier : syntax) {
            earlier.place().ifPresent(place -> brokenLines.add(line(place)));
        }
    }

    /** Not so if a file that is imported is missing: what is there was read. */
    private static boolean isOfSyntax(Diagnostic diagnostic) {
        boolean readable =
                diagnostic.code().startsWith("E09") && !diagnostic.code().equals("E0902");
        return diagnostic.severity() == Diagnostic.Severity.ERROR && !readable;
    }

    private static Line line(Span place) {
        return new Line(place.file(), place.line());
    }

    boolean syntaxIsBroken() {
        return syntaxIsBroken;
    }

    /** Reports, unless something in the same line could not be read, which may be the reason. */
    void report(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Diagnostic.Severity.ERROR;
        if (syntaxIsBroken
                && diagnostic
                        .place()
                        .filter(place -> brokenLines.contains(line(place)))
                        .isPresent()) {
            return;
        }
        boolean first = diagnostic
                .place()
                .map(span -> reported.add(new Culprit(diagnostic.code(), span)))
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

    /** From now on an unknown name in a file may be one of its statements that are not taken. */
    void namesMayBeLost(SourceFile file) {
        lost.add(file);
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
                || lost.contains(use.file())
                || brokenLines.stream().anyMatch(line -> mentions(line.file().lineText(line.number()), wanted));
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
