package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Dimension;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elements and slices of arrays: {@code q[i, :]}, {@code u[2..4]}. */
final class Subscripts {

    private final Resolution resolution;

    Subscripts(Resolution resolution) {
        this.resolution = resolution;
    }

    Value indexed(Term.Indexed term, Context context) {
        Value base = resolution.terms.resolve(term.base(), context);
        if (base.isBad() || !resolution.arithmetic.isNumber(base, context)) {
            term.subscripts().forEach(subscript -> names(subscript, context));
            return Value.bad(term.span());
        }
        if (base.rank() != term.subscripts().size()) {
            reportRank(term, base, context);
            return Value.bad(term.span());
        }
        List<Expr.Subscript> subscripts = new ArrayList<>();
        List<Dimension> kept = new ArrayList<>();
        boolean bad = false;
        for (int axis = 0; axis < base.rank(); axis++) {
            IndexChecks.Place place =
                    new IndexChecks.Place(term.span(), term.base().span(), base.dimensions(), axis);
            Optional<Expr.Subscript> subscript = subscript(term.subscripts().get(axis), place, kept, context);
            subscript.ifPresent(subscripts::add);
            bad |= subscript.isEmpty();
        }
        return bad ? Value.bad(term.span()) : element(term, base, subscripts, kept);
    }

    /** Only to report what is wrong inside. */
    private void names(Term.Subscript subscript, Context context) {
        if (subscript instanceof Term.Subscript.At at) {
            resolution.terms.resolve(at.index(), context);
        } else if (subscript instanceof Term.Subscript.Slice slice) {
            resolution.terms.resolve(slice.from(), context);
            resolution.terms.resolve(slice.to(), context);
        }
    }

    private static Value element(Term.Indexed term, Value base, List<Expr.Subscript> subscripts, List<Dimension> kept) {
        Shape shape = new Shape(kept.stream().map(Dimension::size).toList());
        Expr.Element element = new Expr.Element(term.span(), base.expr(), subscripts, shape);
        if (base.expr() instanceof Expr.Table && isFixed(subscripts)) {
            double[] values = ConstantEvaluator.evaluate(element);
            Expr known = shape.isScalar()
                    ? new Expr.Literal(term.span(), values[0])
                    : new Expr.Table(term.span(), DoubleTable.of(values), shape);
            return Value.number(known, kept);
        }
        return Value.number(element, kept);
    }

    private static boolean isFixed(List<Expr.Subscript> subscripts) {
        return subscripts.stream()
                .allMatch(subscript ->
                        !(subscript instanceof Expr.Subscript.At at) || at.index() instanceof Expr.Literal);
    }

    private Optional<Expr.Subscript> subscript(
            Term.Subscript subscript, IndexChecks.Place place, List<Dimension> kept, Context context) {
        Dimension dimension = place.dimension();
        if (subscript instanceof Term.Subscript.All) {
            kept.add(dimension);
            return Optional.of(new Expr.Subscript.Slice(0, dimension.size()));
        }
        if (subscript instanceof Term.Subscript.Slice slice) {
            return slice(slice, place, kept, context);
        }
        if (subscript instanceof Term.Subscript.At at) {
            return index(at.index(), context)
                    .flatMap(index -> resolution.indexChecks.check(index, place, context))
                    .map(index -> new Expr.Subscript.At(index, dimension.lower()));
        }
        throw new AssertionError(subscript);
    }

    private Optional<Expr> index(Term term, Context context) {
        Value value = resolution.terms.resolve(term, context);
        if (!resolution.constants.scalar(value, term.span(), context, "an index")
                || !resolution.constants.fixed(value, context, "an index")) {
            return Optional.empty();
        }
        if (!Variables.indices(value.expr()).isEmpty()) {
            return Optional.of(value.expr());
        }
        return resolution.constants.known(value, context, "an index")
                ? Optional.of(new Expr.Literal(term.span(), ConstantEvaluator.evaluate(value.expr())[0]))
                : Optional.empty();
    }

    private Optional<Expr.Subscript> slice(
            Term.Subscript.Slice slice, IndexChecks.Place place, List<Dimension> kept, Context context) {
        Optional<Integer> from = resolution.constants.whole(slice.from(), context, "the start of a slice");
        Optional<Integer> to = resolution.constants.whole(slice.to(), context, "the end of a slice");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get() < from.get()) {
            resolution.problems.report(
                    Diagnostic.error("E0411", "this slice is empty: " + from.get() + " .. " + to.get())
                            .at(slice.span())
                            .help("a slice goes upwards: `" + to.get() + ".." + from.get() + "`"),
                    context);
            return Optional.empty();
        }
        IndexChecks.Place at = new IndexChecks.Place(slice.span(), place.arraySpan(), place.dimensions(), place.axis());
        for (int end : List.of(from.get(), to.get())) {
            if (resolution
                    .indexChecks
                    .check(new Expr.Literal(slice.span(), end), at, context)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        int count = to.get() - from.get() + 1;
        kept.add(new Dimension(1, count));
        return Optional.of(
                new Expr.Subscript.Slice(from.get() - place.dimension().lower(), count));
    }

    private void reportRank(Term.Indexed term, Value base, Context context) {
        String name = Spans.brief(term.base().span());
        int given = term.subscripts().size();
        if (base.isScalar()) {
            resolution.problems.report(
                    Diagnostic.error("E0403", "`" + name + "` is a number and has no elements")
                            .at(term.span())
                            .help("declare it as an array, for example `" + name + "[3]`, or write `" + name + "`"),
                    context);
            return;
        }
        Diagnostic diagnostic = Diagnostic.error(
                        "E0403",
                        "`" + name + "` is " + Words.shape(base.shape()) + ": it needs "
                                + Words.count(base.rank(), "index") + ", not " + given)
                .at(term.span());
        resolution.problems.report(
                base.rank() == 2 && given == 1
                        ? diagnostic.help("a row is `" + name + "["
                                + Spans.brief(term.subscripts().get(0).span())
                                + ", :]`, a column `" + name + "[:, "
                                + Spans.brief(term.subscripts().get(0).span()) + "]`")
                        : diagnostic,
                context);
    }
}
