package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Declaration;
import brook.compiler.syntax.Statement.Dim;
import brook.compiler.syntax.Statement.Item;
import brook.compiler.syntax.Statement.Note;
import brook.compiler.syntax.Statement.Target;
import brook.compiler.syntax.Statement.Text;
import brook.compiler.syntax.Statement.Unit;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser.DeclarationContext;
import brook.grammar.OdeParser.DimContext;
import brook.grammar.OdeParser.DimsContext;
import brook.grammar.OdeParser.EquationStatementContext;
import brook.grammar.OdeParser.EventStatementContext;
import brook.grammar.OdeParser.ImportStatementContext;
import brook.grammar.OdeParser.InitStatementContext;
import brook.grammar.OdeParser.InitialContext;
import brook.grammar.OdeParser.IntegralStatementContext;
import brook.grammar.OdeParser.ItemContext;
import brook.grammar.OdeParser.LossStatementContext;
import brook.grammar.OdeParser.ModelStatementContext;
import brook.grammar.OdeParser.NoteContext;
import brook.grammar.OdeParser.ScanStatementContext;
import brook.grammar.OdeParser.SettingsStatementContext;
import brook.grammar.OdeParser.StatementContext;
import brook.grammar.OdeParser.TimeStatementContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes statements of parse trees. */
final class StatementBuilder {

    private final Diagnostics diagnostics;
    private final TermBuilder terms;
    private final EquationBuilder equations;
    private final BlockBuilder blocks;

    /** {@code time} is what the time is called. */
    StatementBuilder(SourceFile file, String time, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.terms = new TermBuilder(file, diagnostics);
        LeftSide.Reader leftSides = new LeftSide.Reader(terms, time);
        this.equations = new EquationBuilder(terms, leftSides, diagnostics);
        this.blocks = new BlockBuilder(terms, leftSides, diagnostics);
    }

    /** One statement, several for {@code init x = 1, y = 2}, none where it could not be read. */
    List<Statement> statements(StatementContext tree) {
        if (tree instanceof EquationStatementContext statement) {
            return equations.equation(statement.equation()).stream().toList();
        }
        if (tree instanceof DeclarationContext statement) {
            return List.of(declaration(statement));
        }
        if (tree instanceof InitStatementContext statement) {
            return statement.initial().stream().map(this::initial).toList();
        }
        return List.of(statement(tree));
    }

    EquationBuilder equations() {
        return equations;
    }

    private Statement statement(StatementContext tree) {
        Span span = terms.span(tree);
        if (tree instanceof ModelStatementContext statement) {
            Optional<Text> description = Optional.ofNullable(statement.STRING()).map(this::text);
            return new Statement.ModelHeader(span, terms.name(statement.name()), description);
        }
        if (tree instanceof ImportStatementContext statement) {
            Optional<Name> as = Optional.ofNullable(statement.name()).map(terms::name);
            return new Statement.Import(span, text(statement.STRING()), as);
        }
        if (tree instanceof TimeStatementContext statement) {
            Optional<Unit> unit = Optional.ofNullable(statement.unit()).map(terms::unit);
            return new Statement.TimeDeclaration(span, terms.name(statement.name()), unit);
        }
        if (tree instanceof IntegralStatementContext statement) {
            return integral(statement);
        }
        if (tree instanceof LossStatementContext statement) {
            Term value = terms.term(statement.expr());
            boolean atData = statement.DATA() != null;
            return new Statement.Loss(span, terms.name(statement.name()), atData, value, note(statement.note()));
        }
        if (tree instanceof ScanStatementContext statement) {
            return scan(statement);
        }
        if (tree instanceof EventStatementContext statement) {
            return blocks.event(statement);
        }
        if (tree instanceof SettingsStatementContext statement) {
            return blocks.settings(statement);
        }
        throw new AssertionError(tree);
    }

    private Declaration declaration(DeclarationContext tree) {
        List<Item> items = tree.item().stream().map(this::item).toList();
        return new Declaration(terms.span(tree), kind(tree.kind), items);
    }

    static Declaration.Kind kind(Token keyword) {
        return switch (keyword.getType()) {
            case OdeLexer.CONST -> Declaration.Kind.CONST;
            case OdeLexer.PARAM -> Declaration.Kind.PARAM;
            case OdeLexer.TRAINABLE -> Declaration.Kind.TRAINABLE;
            case OdeLexer.INPUT -> Declaration.Kind.INPUT;
            case OdeLexer.STATE -> Declaration.Kind.STATE;
            case OdeLexer.DISCRETE -> Declaration.Kind.DISCRETE;
            case OdeLexer.OUTPUT -> Declaration.Kind.OUTPUT;
            default -> throw new AssertionError(keyword);
        };
    }

    Item item(ItemContext tree) {
        Optional<Term> value = Optional.ofNullable(tree.expr()).map(terms::term);
        return new Item(terms.span(tree), terms.name(tree.name()), dims(tree.dims()), value, note(tree.note()));
    }

    private List<Dim> dims(DimsContext tree) {
        return tree == null ? List.of() : tree.dim().stream().map(this::dim).toList();
    }

    private Dim dim(DimContext tree) {
        List<Term> ends = terms.terms(tree.expr());
        Optional<Term> from = ends.size() > 1 ? Optional.of(ends.get(0)) : Optional.empty();
        return new Dim(terms.span(tree), from, ends.get(ends.size() - 1));
    }

    private Statement initial(InitialContext tree) {
        Span name = terms.span(tree.name());
        int primes = tree.PRIME().size();
        Span head =
                primes == 0 ? name : name.to(terms.span(tree.PRIME(primes - 1).getSymbol()));
        Target target = new Target(head, terms.name(tree.name()), primes, List.of());
        return new Statement.InitialValue(
                terms.span(tree), target, Optional.empty(), terms.term(tree.expr()), Note.NONE);
    }

    private Statement integral(IntegralStatementContext tree) {
        if (!tree.PRIME().isEmpty()) {
            Span primed = terms.span(tree.name())
                    .to(terms.span(tree.PRIME(tree.PRIME().size() - 1).getSymbol()));
            String name = tree.name().getText();
            diagnostics.report(Diagnostic.error("E0504", "an `integral` is written without a prime")
                    .at(primed)
                    .help("integral " + name + " = " + terms.span(tree.expr()).text())
                    .note(name + "(t) is then the integral of the right-hand side from the start to t"));
        }
        return new Statement.Integral(
                terms.span(tree),
                terms.name(tree.name()),
                dims(tree.dims()),
                terms.term(tree.expr()),
                note(tree.note()));
    }

    private Statement scan(ScanStatementContext tree) {
        Statement.Scan.Direction direction =
                tree.BACKWARD() == null ? Statement.Scan.Direction.FORWARD : Statement.Scan.Direction.BACKWARD;
        return new Statement.Scan(
                terms.span(tree),
                terms.name(tree.name(0)),
                dims(tree.dims()),
                direction,
                Optional.ofNullable(tree.gap).map(terms::name),
                terms.term(tree.expr()),
                note(tree.note()));
    }

    private Note note(NoteContext tree) {
        return equations.note(tree);
    }

    private Text text(TerminalNode string) {
        return equations.text(string);
    }
}
