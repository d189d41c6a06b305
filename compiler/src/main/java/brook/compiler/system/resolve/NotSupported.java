package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import java.util.List;
import java.util.Locale;

/** Constructs whose meaning comes in a later version: reported, and their names known so that nothing else is. */
final class NotSupported {

    private final Globals globals;
    private final Problems problems;
    private boolean unitsReported;

    NotSupported(Globals globals, Problems problems) {
        this.globals = globals;
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
            problems.report(errors("units", unit.span())
                    .help("remove `in " + Spans.brief(unit.span()) + "`, or say it in words: `\""
                            + Spans.brief(unit.span()) + "\"`"));
        }
    }

    /** {@code trainable}, {@code input}, {@code discrete}. */
    void declaration(Statement.Declaration declaration, Statement.Item item) {
        String keyword = declaration.kind().name().toLowerCase(Locale.ROOT);
        Diagnostic diagnostic = error("`" + keyword + "`", Spans.keyword(declaration.span()));
        problems.report(diagnostic.help("a value that is the same during a run: `param "
                + Spans.head(item).text() + " = ...`"));
        declare(item.name(), keyword);
    }

    /** Whole statements. */
    void report(Statement statement) {
        if (statement instanceof Statement.Import) {
            problems.report(
                    error("`import`", Spans.keyword(statement.span())).help("copy what is needed into this file"));
        } else if (statement instanceof Statement.Integral integral) {
            problems.report(error("`integral`", Spans.keyword(statement.span()))
                    .help("a state that starts at 0: `state " + integral.name().text() + " = 0`, `"
                            + integral.name().text() + "' = ...`"));
            declare(integral.name(), "integral");
        } else if (statement instanceof Statement.Event event) {
            problems.report(error("`event`", Spans.keyword(statement.span())));
            event.name().ifPresent(name -> declare(name, "event"));
        } else if (statement instanceof Statement.Loss loss) {
            problems.report(error("`loss`", Spans.keyword(statement.span())));
            declare(loss.name(), "loss");
        } else if (statement instanceof Statement.Settings settings
                && settings.kind() == Statement.Settings.Kind.TRAIN) {
            problems.report(error("`train`", Spans.keyword(statement.span())));
        }
    }

    private void declare(Name name, String kind) {
        if (globals.find(name.text()).isEmpty()) {
            globals.add(new Entry.Unsupported(name, kind));
        }
    }

    /** Functions that need a derivative or an event. */
    static final List<String> FUNCTIONS =
            List.of("der", "jac", "grad", "div", "jvp", "vjp", "noevent", "glorot", "he", "normal", "uniform");
}
