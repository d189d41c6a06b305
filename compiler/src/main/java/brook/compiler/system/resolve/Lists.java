package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of numbers: {@code [1, 2]} is a vector, {@code [1, 2; 3, 4]} a matrix. */
final class Lists {

    private final Resolution resolution;

    Lists(Resolution resolution) {
        this.resolution = resolution;
    }

    Value listing(Term.Listing listing, Context context) {
        List<Expr> elements = new ArrayList<>();
        boolean bad = listing.rows().isEmpty();
        for (List<Term> row : listing.rows()) {
            for (Term term : row) {
                Value value = element(term, listing, context);
                elements.add(value.expr());
                bad |= value.isBad();
                if (!value.isScalar()) {
                    return Value.bad(listing.span());
                }
            }
        }
        if (listing.rows().isEmpty() || listing.rows().get(0).isEmpty()) {
            resolution.problems.report(
                    Diagnostic.error("E0411", "a list needs at least one element")
                            .at(listing.span()),
                    context);
            return Value.bad(listing.span());
        }
        if (!rowsAreEqual(listing, context) || bad) {
            return Value.bad(listing.span());
        }
        return Value.number(expr(listing, elements));
    }

    private Value element(Term term, Term.Listing whole, Context context) {
        Value value = resolution.terms.resolve(term, context);
        if (value.isBad() || !resolution.arithmetic.isNumber(value, context)) {
            return Value.bad(term.span());
        }
        if (!value.isScalar()) {
            String text = Spans.brief(term.span());
            resolution.problems.report(
                    Diagnostic.error(
                                    "E0419",
                                    "the elements of a list are numbers, here is " + Words.shape(value.shape()))
                            .at(term.span(), Words.shape(value.shape()))
                            .help(matrix(whole).orElse("arrays are joined with `cat(" + text + ", ...)`")),
                    context);
        }
        return value;
    }

    /** {@code [[0, 1], [-1, 0]]} with semicolons. */
    private static Optional<String> matrix(Term.Listing whole) {
        List<String> rows = new ArrayList<>();
        for (Term term : whole.rows().get(0)) {
            if (term instanceof Term.Listing row && row.rows().size() == 1) {
                String text = row.span().text().strip();
                rows.add(text.substring(1, text.length() - 1).strip());
            }
        }
        boolean all =
                whole.rows().size() == 1 && rows.size() == whole.rows().get(0).size();
        String text = String.join("; ", rows);
        return all && text.length() <= 80
                ? Optional.of("rows of a matrix are separated by `;`: write `[" + text + "]`")
                : Optional.empty();
    }

    private boolean rowsAreEqual(Term.Listing listing, Context context) {
        int columns = listing.rows().get(0).size();
        for (int i = 1; i < listing.rows().size(); i++) {
            List<Term> row = listing.rows().get(i);
            if (row.size() != columns) {
                resolution.problems.report(
                        Diagnostic.error("E0414", "the rows of a matrix must be equally long")
                                .at(span(row, listing), "row " + (i + 1) + " has " + Words.count(row.size(), "element"))
                                .also(span(listing.rows().get(0), listing), "row 1 has " + columns),
                        context);
                return false;
            }
        }
        return true;
    }

    private static Span span(List<Term> row, Term.Listing listing) {
        return row.isEmpty()
                ? listing.span()
                : row.get(0).span().to(row.get(row.size() - 1).span());
    }

    private static Expr expr(Term.Listing listing, List<Expr> elements) {
        int rows = listing.rows().size();
        int columns = listing.rows().get(0).size();
        Shape shape = rows == 1 ? Shape.of(columns) : Shape.of(rows, columns);
        if (elements.stream().allMatch(Lists::isKnown)) {
            double[] numbers = elements.stream()
                    .mapToDouble(element -> ConstantEvaluator.evaluate(element)[0])
                    .toArray();
            return new Expr.Table(listing.span(), DoubleTable.of(numbers), shape);
        }
        if (rows == 1) {
            return new Expr.Stack(listing.span(), elements, shape);
        }
        List<Expr> stacked = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Span span = span(listing.rows().get(i), listing);
            stacked.add(new Expr.Stack(span, elements.subList(i * columns, (i + 1) * columns), Shape.of(columns)));
        }
        return new Expr.Stack(listing.span(), stacked, shape);
    }

    private static boolean isKnown(Expr element) {
        return element instanceof Expr.Literal
                || (Variables.first(element).isEmpty()
                        && Variables.indices(element).isEmpty()
                        && Effort.isSmall(element));
    }
}
