package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constructs whose meaning comes in a later version: said once nothing else is wrong; what is inside of them is looked through now. */
final class NotSupported {

    /** Functions that need a random number. */
    static final List<String> FUNCTIONS = List.of("glorot", "he", "normal", "uniform");

    private final Globals globals;
    private final Problems problems;
    private final List<Term> terms = new ArrayList<>();
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

    /** The formulas inside of what is not supported. */
    List<Term> terms() {
        return terms;
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

    /** {@code trainable}, {@code input}: the keyword is reported, the name is known as a parameter. */
    String declaration(Statement.Declaration declaration) {
        String keyword = declaration.kind().name().toLowerCase(Locale.ROOT);
        Statement.Item first = declaration.items().get(0);
        problems.defer(error("`" + keyword + "`", Spans.keyword(declaration.span()))
                .help("a value that is the same during a run: `param "
                        + Spans.head(first).text() + " = ...`"));
        return keyword;
    }

    /** Whole statements. */
    void report(Statement statement) {
        if (statement instanceof Statement.Loss loss) {
            defer("loss", statement, Optional.of(loss.name()), Optional.empty());
            terms.add(loss.value());
        } else if (statement instanceof Statement.Settings settings
                && settings.kind() == Statement.Settings.Kind.TRAIN) {
            defer("train", statement, Optional.empty(), Optional.empty());
        }
    }

    private void defer(String keyword, Statement statement, Optional<Name> name, Optional<String> help) {
        Diagnostic diagnostic = error("`" + keyword + "`", Spans.keyword(statement.span()));
        problems.defer(help.map(diagnostic::help).orElse(diagnostic));
        if (name.isPresent() && globals.find(name.get().text()).isEmpty()) {
            globals.add(new Entry.Unsupported(name.get(), keyword));
        }
    }
}
