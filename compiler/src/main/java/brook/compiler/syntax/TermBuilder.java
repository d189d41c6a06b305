package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Unit;
import brook.compiler.syntax.Term.Binary;
import brook.compiler.syntax.Term.BinaryOperator;
import brook.grammar.OdeParser.AllContext;
import brook.grammar.OdeParser.AndContext;
import brook.grammar.OdeParser.ArgumentContext;
import brook.grammar.OdeParser.BinderContext;
import brook.grammar.OdeParser.CalledContext;
import brook.grammar.OdeParser.CompareContext;
import brook.grammar.OdeParser.ComprehensionContext;
import brook.grammar.OdeParser.ConditionalContext;
import brook.grammar.OdeParser.ExprContext;
import brook.grammar.OdeParser.GroupContext;
import brook.grammar.OdeParser.IndexedContext;
import brook.grammar.OdeParser.IterationContext;
import brook.grammar.OdeParser.ListContext;
import brook.grammar.OdeParser.LiteralContext;
import brook.grammar.OdeParser.NameContext;
import brook.grammar.OdeParser.NotContext;
import brook.grammar.OdeParser.OpContext;
import brook.grammar.OdeParser.OrContext;
import brook.grammar.OdeParser.PlainContext;
import brook.grammar.OdeParser.PositionContext;
import brook.grammar.OdeParser.PowerContext;
import brook.grammar.OdeParser.PrimedContext;
import brook.grammar.OdeParser.ProductContext;
import brook.grammar.OdeParser.QualifiedContext;
import brook.grammar.OdeParser.RangeContext;
import brook.grammar.OdeParser.ReferenceContext;
import brook.grammar.OdeParser.RowContext;
import brook.grammar.OdeParser.SignedContext;
import brook.grammar.OdeParser.SubscriptContext;
import brook.grammar.OdeParser.SumContext;
import brook.grammar.OdeParser.UnitContext;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Makes terms of parse trees; strict where the grammar is wide. */
final class TermBuilder {

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final Literals literals;
    private final Readings readings;

    TermBuilder(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.literals = new Literals(file, diagnostics);
        this.readings = new Readings(file, diagnostics);
    }

    Term term(ExprContext tree) {
        if (tree instanceof ConditionalContext conditional) {
            return conditional(conditional);
        }
        if (tree instanceof PlainContext plain) {
            return term(plain.op());
        }
        throw new AssertionError(tree);
    }

    /** The left spine, long in a long sum, is walked in a loop; only right operands and brackets recurse. */
    Term term(OpContext tree) {
        Deque<OpContext> spine = new ArrayDeque<>();
        OpContext lowest = tree;
        while (lowest.getChild(0) instanceof OpContext left) {
            spine.push(lowest);
            lowest = left;
        }
        Term term = first(lowest);
        while (!spine.isEmpty()) {
            term = extended(term, spine.pop());
        }
        return term;
    }

    List<Term> terms(List<ExprContext> trees) {
        return trees.stream().map(this::term).toList();
    }

    Term.Range range(RangeContext tree) {
        List<Term> parts = terms(tree.expr());
        Optional<Term> step = parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty();
        return new Term.Range(span(tree), parts.get(0), parts.get(1), step);
    }

    Unit unit(UnitContext tree) {
        readings.checkUnit(tree);
        return new Unit(span(tree), span(tree).text().replaceAll("\\s+", ""));
    }

    Name name(NameContext tree) {
        return new Name(span(tree), text(tree));
    }

    Span span(ParserRuleContext tree) {
        return Slice.of(file, tree);
    }

    Span span(Token token) {
        return Slice.of(file, token);
    }

    /** Names that look alike are equal: composed and decomposed accents are the same. */
    static String text(NameContext tree) {
        return Normalizer.normalize(tree.getText(), Normalizer.Form.NFC);
    }

    private Term conditional(ConditionalContext tree) {
        List<Term> parts = terms(tree.expr());
        List<Term.Branch> branches = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            branches.add(new Term.Branch(parts.get(i), parts.get(i + 1)));
        }
        if (tree.ELSE() == null) {
            readings.reportMissingElse(tree);
            return new Term.Conditional(span(tree), branches, new Term.Bad(span(tree)));
        }
        return new Term.Conditional(span(tree), branches, parts.get(parts.size() - 1));
    }

    /** A tree that does not start with another one. */
    private Term first(OpContext tree) {
        if (tree instanceof ReferenceContext reference) {
            return new Term.Reference(span(tree), text(reference.name()));
        }
        if (tree instanceof QualifiedContext qualified) {
            return new Term.Reference(span(tree), text(qualified.library) + "." + text(qualified.member));
        }
        if (tree instanceof LiteralContext literal) {
            return literals.read(literal.value);
        }
        if (tree instanceof SignedContext signed) {
            boolean minus = signed.sign.getText().equals("-");
            Term.UnaryOperator operator = minus ? Term.UnaryOperator.MINUS : Term.UnaryOperator.PLUS;
            return new Term.Unary(span(tree), operator, term(signed.op()));
        }
        if (tree instanceof NotContext not) {
            Operators.checkSpelling(file, not.sign, diagnostics);
            return new Term.Unary(span(tree), Term.UnaryOperator.NOT, term(not.op()));
        }
        if (tree instanceof GroupContext group) {
            return group(group);
        }
        if (tree instanceof ListContext list) {
            return list(list);
        }
        throw new AssertionError(tree);
    }

    private Term group(GroupContext tree) {
        Term value = term(tree.expr());
        return tree.unit() == null ? value : new Term.WithUnit(span(tree), value, unit(tree.unit()));
    }

    private Term list(ListContext tree) {
        if (tree.expr() == null) {
            return new Term.Listing(span(tree), List.of());
        }
        Term first = term(tree.expr());
        if (tree.comprehension() != null) {
            return new Term.Built(span(tree), first, comprehension(tree.comprehension()));
        }
        List<Term> row = new ArrayList<>(List.of(first));
        row.addAll(terms(tree.elements().expr()));
        List<List<Term>> rows = new ArrayList<>(List.of(row));
        for (RowContext further : tree.elements().row()) {
            rows.add(terms(further.expr()));
        }
        return new Term.Listing(span(tree), rows);
    }

    /** What the tree makes of the term of its left part. */
    private Term extended(Term left, OpContext tree) {
        if (tree instanceof IndexedContext indexed) {
            return new Term.Indexed(
                    span(tree),
                    left,
                    indexed.subscript().stream().map(this::subscript).toList());
        }
        if (tree instanceof PrimedContext) {
            boolean again = left instanceof Term.Prime && tree.getChild(0) instanceof PrimedContext;
            return again && left instanceof Term.Prime prime
                    ? new Term.Prime(span(tree), prime.base(), prime.count() + 1)
                    : new Term.Prime(span(tree), left, 1);
        }
        if (tree instanceof CalledContext called) {
            return called(left, called);
        }
        if (tree instanceof PowerContext power) {
            readings.checkPower(power);
            return binary(left, power, power.sign, power.op(1));
        }
        if (tree instanceof CompareContext compare) {
            return compared(left, compare);
        }
        if (tree instanceof ProductContext product) {
            return binary(left, product, product.sign, product.op(1));
        }
        if (tree instanceof SumContext sum) {
            return binary(left, sum, sum.sign, sum.op(1));
        }
        if (tree instanceof AndContext and) {
            return binary(left, and, and.sign, and.op(1));
        }
        if (tree instanceof OrContext or) {
            return binary(left, or, or.sign, or.op(1));
        }
        throw new AssertionError(tree);
    }

    private Term binary(Term left, OpContext tree, Token sign, OpContext right) {
        BinaryOperator operator = Operators.binary(file, sign, diagnostics);
        return new Binary(span(tree), operator, span(sign), left, term(right));
    }

    /** A chain is reported and read as people mean it: {@code a < b and b < c}. */
    private Term compared(Term left, CompareContext tree) {
        if (!(tree.op(0) instanceof CompareContext)) {
            return binary(left, tree, tree.sign, tree.op(1));
        }
        readings.checkCompare(tree);
        if (!(left instanceof Binary before)) {
            throw new AssertionError(left);
        }
        Binary last =
                before.operator() == BinaryOperator.AND && before.right() instanceof Binary inner ? inner : before;
        Term next = binary(last.right(), tree, tree.sign, tree.op(1));
        return new Binary(span(tree), BinaryOperator.AND, span(tree.sign), left, next);
    }

    private Term called(Term callee, CalledContext tree) {
        Optional<Name> function = callee(callee, tree.op());
        if (function.isEmpty()) {
            readings.reportCall(tree);
            return new Term.Bad(span(tree));
        }
        if (tree.comprehension() != null) {
            Term body = argument(tree.argument(0)).value();
            return new Term.Aggregate(span(tree), function.get(), body, comprehension(tree.comprehension()));
        }
        return new Term.Call(
                span(tree),
                function.get(),
                tree.argument().stream().map(this::argument).toList());
    }

    /** A name, also of another file, also with primes: {@code theta'(0)} is the initial value of {@code theta'}. */
    private static Optional<Name> callee(Term term, OpContext tree) {
        boolean isName = tree instanceof ReferenceContext || tree instanceof QualifiedContext;
        if (isName && term instanceof Term.Reference reference) {
            return Optional.of(new Name(term.span(), reference.name()));
        }
        if (term instanceof Term.Prime prime && prime.base() instanceof Term.Reference reference) {
            return Optional.of(new Name(term.span(), reference.name() + "'".repeat(prime.count())));
        }
        return Optional.empty();
    }

    private Term.Argument argument(ArgumentContext tree) {
        Optional<Name> name = Optional.ofNullable(tree.name()).map(this::name);
        return new Term.Argument(span(tree), name, term(tree.expr()));
    }

    private Term.Comprehension comprehension(ComprehensionContext tree) {
        List<Term.Iteration> iterations =
                tree.iteration().stream().map(this::iteration).toList();
        Optional<Term> condition = Optional.ofNullable(tree.expr()).map(this::term);
        return new Term.Comprehension(span(tree), iterations, condition);
    }

    private Term.Iteration iteration(IterationContext tree) {
        return new Term.Iteration(span(tree), name(tree.name()), range(tree.range()));
    }

    private Term.Subscript subscript(SubscriptContext tree) {
        if (tree instanceof AllContext) {
            return new Term.Subscript.All(span(tree));
        }
        if (tree instanceof BinderContext binder) {
            diagnostics.report(Diagnostic.error("E0103", "`in` inside an index stands only on the left of an equation")
                    .at(span(tree))
                    .help("a list over an index is written `[... for "
                            + binder.name().getText() + " in "
                            + span(binder.range()).text() + "]`"));
            return new Term.Subscript.At(span(tree), new Term.Bad(span(tree)));
        }
        if (tree instanceof PositionContext position) {
            List<Term> parts = terms(position.expr());
            if (parts.size() > 2) {
                diagnostics.report(Diagnostic.error("E0103", "a slice has no step")
                        .at(parts.get(2).span())
                        .help("write the elements as a list: `[u[i] for i in 1..9 step 2]`"));
            }
            return parts.size() == 1
                    ? new Term.Subscript.At(span(tree), parts.get(0))
                    : new Term.Subscript.Slice(span(tree), parts.get(0), parts.get(1));
        }
        throw new AssertionError(tree);
    }
}
