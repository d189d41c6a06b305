package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import brook.compiler.system.Expr;
import brook.compiler.system.Symbol;
import java.util.List;
import java.util.Optional;

/** What is said about shapes that do not fit. */
final class ShapeMessages {

    private final Globals globals;

    ShapeMessages(Globals globals) {
        this.globals = globals;
    }

    static Diagnostic vectorTimesVector(Term.Binary term, Value left, Value right) {
        String a = Spans.brief(unsigned(term.left()).span());
        String b = Spans.brief(right.span());
        String text = left.shape().equals(right.shape())
                ? "both are vectors of " + left.shape().sizes().get(0)
                : "vectors of " + left.shape().sizes().get(0) + " and of "
                        + right.shape().sizes().get(0);
        Diagnostic diagnostic = Diagnostic.error("E0402", "`*` between two vectors has no single meaning")
                .at(
                        new Span(
                                term.span().file(),
                                unsigned(term.left()).span().start(),
                                term.span().end()),
                        text)
                .help("element by element: `" + a + " .* " + b + "`")
                .help("the scalar product: `dot(" + a + ", " + b + ")`");
        return a.matches("\\w+'") && !b.endsWith("'")
                ? diagnostic.note("`" + a + "` is the derivative of `" + a.replace("'", "")
                        + "`; Matlab's scalar product of " + "`" + a.replace("'", "") + "` and `" + b + "` is `dot("
                        + a.replace("'", "") + ", " + b + ")`")
                : diagnostic;
    }

    /** {@code -a*b} is read as {@code (-a)*b}: the culprit is the product without the sign. */
    private static Term unsigned(Term term) {
        Term left = term;
        while (left instanceof Term.Unary unary) {
            left = unary.operand();
        }
        return left;
    }

    Diagnostic product(Term.Binary term, Value left, Value right, Context context) {
        Diagnostic diagnostic = Diagnostic.error("E0401", unfit(left, "*", right));
        if (left.rank() == 2 && right.rank() <= 2) {
            int columns = left.shape().sizes().get(1);
            int rows = right.shape().sizes().get(0);
            diagnostic = diagnostic.at(
                    term.span(),
                    "the " + Words.count(columns, "column") + " of " + Words.quoted(left.span()) + " meet the "
                            + Words.count(rows, right.rank() == 1 ? "element" : "row") + " of "
                            + Words.quoted(right.span()));
        } else {
            diagnostic = diagnostic.at(term.span());
        }
        diagnostic = withOrigin(withOrigin(diagnostic, left), right);
        if (left.rank() == 1 && right.rank() == 2) {
            return diagnostic.help("a matrix stands on the left: `transpose(" + Spans.brief(right.span()) + ")*"
                    + Spans.brief(left.span()) + "`");
        }
        Optional<String> help = fromGoal(term, left, right, context);
        boolean transposed = left.rank() == 2
                && left.shape().sizes().get(0).equals(right.shape().sizes().get(0));
        if (help.isEmpty() && transposed) {
            help = Optional.of(
                    "did you mean `transpose(" + Spans.brief(left.span()) + ")*" + Spans.brief(right.span()) + "`?");
        }
        return help.map(diagnostic::help).orElse(diagnostic);
    }

    /** The declaration that a matrix should have for the left side of the equation. */
    private static Optional<String> fromGoal(Term.Binary term, Value left, Value right, Context context) {
        boolean matrixTimesVector = left.rank() == 2
                && right.rank() == 1
                && left.expr() instanceof Expr.Reference reference
                && reference.symbol().kind() == Symbol.Kind.PARAMETER;
        Optional<Context.Goal> goal = context.goal()
                .filter(found ->
                        found.equation().value() == term && found.shape().rank() == 1);
        if (!matrixTimesVector || goal.isEmpty()) {
            return Optional.empty();
        }
        String matrix = Spans.brief(left.span());
        String rows = goal.get()
                .item()
                .filter(item -> !item.dims().isEmpty())
                .map(item -> Spans.brief(item.dims().get(0).to().span()))
                .orElse(Words.sizes(goal.get().shape()));
        String target = Spans.brief(goal.get().equation().target().span());
        return Optional.of("`" + target + "` is " + Words.shape(goal.get().shape()) + ", so `" + matrix
                + "` should be declared " + matrix + "[" + rows + ", "
                + right.shape().sizes().get(0) + "]");
    }

    Diagnostic elementwise(Term.Binary term, Value left, Value right) {
        String sign = term.operatorSpan().text();
        Diagnostic diagnostic = Diagnostic.error("E0401", unfit(left, sign, right))
                .at(term.span(), Words.shape(left.shape()) + " and " + Words.shape(right.shape()));
        return withOrigin(withOrigin(diagnostic, left), right);
    }

    private static String unfit(Value left, String sign, Value right) {
        return "shapes do not fit: " + Words.sized(left) + " " + sign + " " + Words.sized(right);
    }

    static Diagnostic differ(Span span, List<Value> operands) {
        Diagnostic diagnostic = Diagnostic.error("E0401", "shapes do not fit").at(span);
        for (Value operand : operands) {
            if (!operand.span().equals(span)) {
                diagnostic = diagnostic.also(operand.span(), Words.shape(operand.shape()));
            }
        }
        return diagnostic;
    }

    /** With the place where a name got its shape. */
    private Diagnostic withOrigin(Diagnostic diagnostic, Value value) {
        if (!(value.expr() instanceof Expr.Reference reference) || value.isScalar()) {
            return diagnostic;
        }
        Symbol symbol = reference.symbol();
        String shape = Words.shape(symbol.shape());
        Optional<Entry> entry = globals.find(symbol.name());
        boolean whole = entry.isPresent()
                && entry.get() instanceof Entry.Definition definition
                && definition.equations.size() == 1;
        return diagnostic.also(symbol.declaration(), whole ? shape + ", from " + formula(entry.get()) : shape);
    }

    private static String formula(Entry entry) {
        if (entry instanceof Entry.Definition definition) {
            return Words.quoted(definition.equations.get(0).value().span());
        }
        throw new AssertionError(entry);
    }
}
