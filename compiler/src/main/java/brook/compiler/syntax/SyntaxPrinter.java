package brook.compiler.syntax;

import brook.compiler.source.DeepStack;
import brook.compiler.syntax.Statement.Declaration;
import brook.compiler.syntax.Statement.Dim;
import brook.compiler.syntax.Statement.Equation;
import brook.compiler.syntax.Statement.Event;
import brook.compiler.syntax.Statement.FunctionDefinition;
import brook.compiler.syntax.Statement.InitialValue;
import brook.compiler.syntax.Statement.Item;
import brook.compiler.syntax.Statement.Local;
import brook.compiler.syntax.Statement.Note;
import brook.compiler.syntax.Statement.Settings;
import brook.compiler.syntax.Statement.Target;
import brook.compiler.syntax.Statement.TargetIndex;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes the statements of a model as an indented tree: one line for each statement and each operation. */
public final class SyntaxPrinter {

    private final TreeText text = new TreeText();
    private final TermPrinter terms = new TermPrinter(text);
    private final BlockPrinter blocks = new BlockPrinter(text, terms);

    private final Function<Statement, String> place;

    private SyntaxPrinter(Function<Statement, String> place) {
        this.place = place;
    }

    /** The text of a syntax tree. */
    public static String print(ModelSyntax model) {
        return new SyntaxPrinter(statement -> ":" + statement.span().line()).text(model);
    }

    /** The text of a syntax tree without the lines on which its statements stand. */
    public static String printWithoutLines(ModelSyntax model) {
        return new SyntaxPrinter(statement -> "").text(model);
    }

    private String text(ModelSyntax model) {
        return DeepStack.call(() -> {
            model.statements().forEach(this::statement);
            return text.toString();
        });
    }

    private void statement(Statement statement) {
        String line = place.apply(statement);
        if (statement instanceof Equation equation) {
            equation(equation, line);
        } else if (statement instanceof InitialValue initial) {
            initialValue(initial, line);
        } else if (statement instanceof Declaration declaration) {
            declaration(declaration, line);
        } else if (statement instanceof FunctionDefinition function) {
            function(function, line);
        } else if (statement instanceof Event event) {
            text.line("event" + event.name().map(name -> " " + name.text()).orElse("") + line);
            text.indented(() -> blocks.event(event));
        } else if (statement instanceof Settings settings) {
            text.line(settings.kind().name().toLowerCase(Locale.ROOT) + line);
            text.indented(() -> settings.settings().forEach(blocks::setting));
        } else {
            named(statement, line);
        }
    }

    private void named(Statement statement, String line) {
        if (statement instanceof Statement.ModelHeader header) {
            text.line("model " + header.name().text() + quoted(header.description()) + line);
        } else if (statement instanceof Statement.Import imported) {
            String as = imported.as().map(name -> " as " + name.text()).orElse("");
            text.line("import \"" + imported.path().value() + "\"" + as + line);
        } else if (statement instanceof Statement.TimeDeclaration time) {
            text.line("time " + time.name().text()
                    + time.unit().map(unit -> " in " + unit.text()).orElse("") + line);
        } else if (statement instanceof Statement.Integral integral) {
            text.line("integral " + integral.name().text() + note(integral.note()) + line);
            text.indented(() -> {
                dims(integral.dims());
                terms.print(integral.value());
            });
        } else if (statement instanceof Statement.Loss loss) {
            text.line("loss " + loss.name().text() + (loss.atData() ? " at data" : "") + note(loss.note()) + line);
            text.indented(() -> terms.print(loss.value()));
        } else if (statement instanceof Statement.Scan scan) {
            scan(scan, line);
        } else {
            throw new AssertionError(statement.getClass());
        }
    }

    private void scan(Statement.Scan scan, String line) {
        String direction = scan.direction() == Statement.Scan.Direction.BACKWARD ? " backward" : "";
        String gap = scan.gap().map(name -> " by " + name.text()).orElse("");
        text.line("scan " + scan.name().text() + direction + gap + note(scan.note()) + line);
        text.indented(() -> {
            dims(scan.dims());
            terms.print(scan.next());
        });
    }

    private void equation(Equation equation, String line) {
        Target target = equation.target();
        String kind = target.primes() == 0 ? "definition " : "equation ";
        text.line(kind + BlockPrinter.name(target) + note(equation.note()) + line);
        text.indented(() -> {
            index(target);
            terms.print(equation.value());
            where(equation.where());
        });
    }

    private void initialValue(InitialValue initial, String line) {
        String at = initial.at()
                .map(number -> " at " + TermPrinter.number(number.value()))
                .orElse("");
        text.line("initial value " + BlockPrinter.name(initial.target()) + at + note(initial.note()) + line);
        text.indented(() -> {
            index(initial.target());
            terms.print(initial.value());
        });
    }

    private void declaration(Declaration declaration, String line) {
        text.line(declaration.kind().name().toLowerCase(Locale.ROOT) + line);
        text.indented(() -> declaration.items().forEach(this::item));
    }

    private void item(Item item) {
        text.line(item.name().text() + note(item.note()));
        text.indented(() -> {
            dims(item.dims());
            item.value().ifPresent(terms::print);
        });
    }

    private void function(FunctionDefinition function, String line) {
        text.line("function " + function.name().text() + line);
        text.indented(() -> {
            for (Statement.Formal formal : function.formals()) {
                text.line("argument " + formal.name().text());
                text.indented(() -> dims(formal.dims()));
            }
            terms.print(function.value());
            where(function.where());
        });
    }

    private void where(List<Local> locals) {
        for (Local local : locals) {
            text.line("where " + local.name().text());
            text.indented(() -> terms.print(local.value()));
        }
    }

    private void index(Target target) {
        for (TargetIndex index : target.index()) {
            blocks.targetIndex(index);
        }
    }

    private void dims(List<Dim> dims) {
        for (Dim dim : dims) {
            text.line(dim.from().isPresent() ? "size from .. to" : "size");
            text.indented(() -> {
                dim.from().ifPresent(terms::print);
                terms.print(dim.to());
            });
        }
    }

    private static String note(Note note) {
        return note.unit().map(unit -> " in " + unit.text()).orElse("") + quoted(note.description());
    }

    private static String quoted(java.util.Optional<Statement.Text> description) {
        return description.map(string -> " \"" + string.value() + "\"").orElse("");
    }
}
