package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;

/** Constructs whose meaning comes in a later version: said once nothing else is wrong; what is inside of them is looked through now. */
final class NotSupported {

    private final Problems problems;
    private boolean unitsReported;

    NotSupported(Problems problems) {
        this.problems = problems;
    }

    static Diagnostic error(String construct, Span span) {
        return Diagnostic.error("E0190", construct + " is not supported yet").at(span);
    }

    static Diagnostic errors(String constructs, Span span) {
        return Diagnostic.error("E0190", constructs + " are not supported yet").at(span);
    }

    void unit(Statement.Note note) {
        note.unit().ifPresent(this::unit);
    }

    /** One message for all units of a file. */
    void unit(Statement.Unit unit) {
        if (!unitsReported) {
            unitsReported = true;
            String text = Spans.brief(unit.span());
            problems.defer(errors("units", unit.span())
                    .help("remove `in " + text + "`, or say it in words: `\"" + text + "\"`"));
        }
    }
}
