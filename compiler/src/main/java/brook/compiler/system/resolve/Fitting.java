package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Shape;
import java.util.List;
import java.util.Optional;

/** Values put into names of a given shape: equal shapes, or a number for every element. */
final class Fitting {

    private final Problems problems;

    Fitting(Problems problems) {
        this.problems = problems;
    }

    static Diagnostic emptyRange(Span span, double from, double to) {
        return Diagnostic.error("E0411", "this range is empty: " + Words.number(from) + " .. " + Words.number(to))
                .at(span)
                .help("a range goes upwards, `" + Words.number(to) + ".." + Words.number(from)
                        + "`; downwards needs `step -1`");
    }

    /** The value in the shape of a declared name, or empty if it is reported. */
    Optional<Expr> fit(Value value, List<Dimension> dimensions, String name, Span head, Context context) {
        Shape shape = shape(dimensions);
        Optional<Expr> fitted = fitted(value, shape);
        if (fitted.isEmpty() && !value.isBad()) {
            problems.report(declared(value, shape, name, head), context);
        }
        return fitted;
    }

    static Shape shape(List<Dimension> dimensions) {
        return new Shape(dimensions.stream().map(Dimension::size).toList());
    }

    private static Diagnostic declared(Value value, Shape shape, String name, Span head) {
        boolean isList = value.expr() instanceof Expr.Table
                || value.expr() instanceof Expr.Stack
                || value.expr() instanceof Expr.Build;
        if (isList && shape.rank() == 1 && value.rank() == 1) {
            String found = Words.count(value.shape().sizes().get(0), "element");
            int wanted = shape.sizes().get(0);
            return Diagnostic.error("E0408", "the list has " + found + ", `" + name + "` has " + wanted)
                    .at(value.span(), found)
                    .also(head, Words.count(wanted, "element"));
        }
        if (isList && !shape.isScalar()) {
            return Diagnostic.error(
                            "E0408",
                            "the list is " + Words.shape(value.shape()) + ", `" + name + "` is " + Words.shape(shape))
                    .at(value.span(), Words.shape(value.shape()))
                    .also(head, Words.shape(shape));
        }
        Diagnostic diagnostic = Diagnostic.error(
                        "E0401",
                        "shapes do not fit: `" + name + "` is " + Words.shape(shape) + ", its value is "
                                + Words.shape(value.shape()))
                .at(value.span(), Words.shape(value.shape()))
                .also(head, Words.shape(shape));
        if (shape.rank() == 1 && value.rank() == 2 && value.shape().sizes().contains(1)) {
            String filled = Spans.brief(value.span()).replaceFirst("\\(.*", "");
            boolean call = filled.equals("zeros") || filled.equals("ones");
            return diagnostic.help("vectors are neither rows nor columns"
                    + (call ? ": write `" + filled + "(" + shape.sizes().get(0) + ")`" : ""));
        }
        return shape.isScalar()
                ? diagnostic.help("declare it with its size: `" + name + "[" + sizes(value.shape()) + "]`")
                : diagnostic;
    }

    private static String sizes(Shape shape) {
        return Words.sizes(shape).replace(" x ", ", ");
    }

    /** The value in a shape; a list of numbers may be a row or a column of a matrix. */
    Optional<Expr> fitted(Value value, Shape shape) {
        if (value.isBad()) {
            return Optional.empty();
        }
        if (value.shape().equals(shape)) {
            return Optional.of(value.expr());
        }
        Span span = value.span();
        if (value.isScalar()) {
            return Optional.of(new Expr.Rearrange(span, Expr.Rearrange.Kind.FILL, value.expr(), shape));
        }
        boolean thin = shape.rank() + value.rank() == 3
                && shape.elements() == value.shape().elements()
                && (shape.rank() == 1 ? value.shape() : shape).sizes().contains(1);
        if (thin && value.expr() instanceof Expr.Table table) {
            return Optional.of(new Expr.Table(span, table.values(), shape));
        }
        return Optional.empty();
    }
}
