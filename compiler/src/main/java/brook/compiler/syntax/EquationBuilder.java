package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Equation;
import brook.compiler.syntax.Statement.FunctionDefinition;
import brook.compiler.syntax.Statement.InitialValue;
import brook.compiler.syntax.Statement.Local;
import brook.compiler.syntax.Statement.Note;
import brook.compiler.syntax.Statement.Text;
import brook.compiler.syntax.Statement.Unit;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser.CompareContext;
import brook.grammar.OdeParser.EquationContext;
import brook.grammar.OdeParser.LocalContext;
import brook.grammar.OdeParser.NoteContext;
import brook.grammar.OdeParser.OpContext;
import brook.grammar.OdeParser.PlainContext;
import brook.grammar.OdeParser.RhsContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes equations, definitions, functions and initial values of parse trees. */
final class EquationBuilder {

    /** What stands to the right of the sign. */
    private record RightSide(Term value, List<Local> where, Note note) {}

    private final TermBuilder terms;
    private final LeftSide.Reader leftSides;
    private final Diagnostics diagnostics;

    EquationBuilder(TermBuilder terms, LeftSide.Reader leftSides, Diagnostics diagnostics) {
        this.terms = terms;
        this.leftSides = leftSides;
        this.diagnostics = diagnostics;
    }

    Optional<Statement> equation(EquationContext tree) {
        if (!(tree.expr() instanceof PlainContext left)) {
            diagnostics.report(LeftSideAdvice.conditional(terms.span(tree)));
            return Optional.empty();
        }
        if (tree.sign == null) {
            return withoutSign(left.op());
        }
        checkSign(tree);
        RightSide right = right(tree.rhs(), tree.note());
        return statement(terms.span(tree), left.op(), right);
    }

    /** The left side alone: what can be kept of an equation whose right side cannot be read. */
    Optional<Statement> headOnly(Span whole, OpContext left) {
        RightSide bad = new RightSide(new Term.Bad(whole), List.of(), Note.NONE);
        return leftSides.read(left) instanceof LeftSide.Unreadable ? Optional.empty() : statement(whole, left, bad);
    }

    Note note(NoteContext tree) {
        Optional<Unit> unit = Optional.ofNullable(tree.unit()).map(terms::unit);
        return new Note(unit, Optional.ofNullable(tree.STRING()).map(this::text));
    }

    Text text(TerminalNode string) {
        Span span = terms.span(string.getSymbol());
        String quoted = span.text();
        return new Text(span, quoted.substring(1, quoted.length() - 1));
    }

    private Optional<Statement> statement(Span span, OpContext leftTree, RightSide right) {
        LeftSide left = leftSides.read(leftTree);
        if (left instanceof LeftSide.Of of) {
            return Optional.of(new Equation(span, of.target(), right.value(), right.where(), right.note()));
        }
        if (left instanceof LeftSide.AtTime at) {
            checkNoWhere(right);
            return Optional.of(
                    new InitialValue(span, at.target(), Optional.of(at.time()), right.value(), right.note()));
        }
        if (left instanceof LeftSide.Function function) {
            return Optional.of(
                    new FunctionDefinition(span, function.name(), function.formals(), right.value(), right.where()));
        }
        if (left instanceof LeftSide.Unreadable unreadable) {
            diagnostics.report(LeftSideAdvice.about(unreadable.tree(), span));
            return LeftSideAdvice.meant(unreadable.tree(), leftSides)
                    .map(target -> new Equation(span, target, right.value(), right.where(), right.note()));
        }
        throw new AssertionError(left);
    }

    private void checkNoWhere(RightSide right) {
        if (!right.where().isEmpty()) {
            diagnostics.report(Diagnostic.error("E0103", "an initial value has no `where`")
                    .at(right.where().get(0).span())
                    .help("write a definition of its own on another line"));
        }
    }

    private RightSide right(RhsContext tree, NoteContext note) {
        List<Local> where = tree.where() == null
                ? List.of()
                : tree.where().local().stream().map(this::local).toList();
        return new RightSide(terms.term(tree.expr()), where, note(note));
    }

    private Local local(LocalContext tree) {
        return new Local(terms.span(tree), terms.name(tree.name()), terms.term(tree.expr()));
    }

    private void checkSign(EquationContext tree) {
        Token sign = tree.sign;
        String meant = text(tree).replaceFirst("\\Q" + sign.getText() + "\\E", "=");
        switch (sign.getType()) {
            case OdeLexer.ASSIGN -> {}
            case OdeLexer.WALRUS ->
                diagnostics.report(Diagnostic.error(
                                "E0108", "`:=` gives a new value at an event and stands only inside `event { }`")
                        .at(terms.span(sign), "not inside an event")
                        .help("an equation that holds all the time: `" + meant + "`"));
            case OdeLexer.FOREIGN_ASSIGN ->
                diagnostics.report(Diagnostic.error(
                                "E0118", "`" + sign.getText() + "` changes a value; an equation holds all the time")
                        .at(terms.span(sign))
                        .help("write `=` and the whole right-hand side"));
            default -> throw new AssertionError(sign);
        }
    }

    /** {@code x' == -x}, or no equation at all. */
    private Optional<Statement> withoutSign(OpContext tree) {
        boolean equal = tree instanceof CompareContext compare
                && !(compare.op(0) instanceof CompareContext)
                && compare.sign.getText().matches("={2,3}");
        if (!equal) {
            diagnostics.report(StatementAdvice.noEquation(terms.span(tree)));
            return Optional.empty();
        }
        CompareContext compare = (CompareContext) tree;
        String meant = text(compare.op(0)) + " = " + text(compare.op(1));
        diagnostics.report(Diagnostic.error("E0107", "`==` compares; an equation is written with `=`")
                .at(terms.span(compare.sign), "comparison")
                .help("write `" + meant + "`"));
        RightSide right = new RightSide(terms.term(compare.op(1)), List.of(), Note.NONE);
        return statement(terms.span(tree), compare.op(0), right);
    }

    private String text(org.antlr.v4.runtime.ParserRuleContext tree) {
        return terms.span(tree).text().replaceAll("\\s+", " ");
    }
}
