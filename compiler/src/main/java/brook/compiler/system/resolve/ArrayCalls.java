package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Dimension;
import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of predefined functions that see a whole array: reductions, products, rearrangements. */
final class ArrayCalls {

    private final Resolution resolution;

    ArrayCalls(Resolution resolution) {
        this.resolution = resolution;
    }

    Value call(Predefined function, Span span, List<Value> arguments, Context context) {
        if (function == Predefined.ZEROS || function == Predefined.ONES) {
            return filled(span, function == Predefined.ONES ? 1 : 0, arguments, context);
        }
        if (function == Predefined.EYE) {
            return unitMatrix(span, arguments.get(0), context);
        }
        if (function == Predefined.CAT) {
            return joined(span, arguments, context);
        }
        Value x = arguments.get(0);
        if (function == Predefined.NORM || function == Predefined.SQNORM) {
            return length(function, span, x, context);
        }
        if (function == Predefined.DOT || function == Predefined.OUTER) {
            return product(function, span, x, arguments.get(1), context);
        }
        if (function == Predefined.TRACE || function == Predefined.TRANSPOSE || function == Predefined.DIAG) {
            return rearranged(function, span, x, context);
        }
        if (x.isScalar() && function == Predefined.MEAN) {
            // As norm and sqnorm, so that a function of the model takes numbers and arrays alike.
            return x;
        }
        if (x.isScalar()) {
            reportScalar(function, x, context);
            return Value.bad(span);
        }
        return reduced(function, span, arguments, context);
    }

    private void reportScalar(Predefined function, Value x, Context context) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0413", "`" + function.text() + "` works on the elements of an array, here is a number")
                .at(x.span(), "a number");
        boolean extreme = function == Predefined.MIN || function == Predefined.MAX;
        resolution.problems.report(
                extreme
                        ? diagnostic.help("of two numbers: `" + function.text() + "(a, b)`")
                        : function.isReduction()
                                ? diagnostic.help("over an index: `" + function.text() + "(... for i in 1..N)`")
                                : diagnostic,
                context);
    }

    private Value reduced(Predefined function, Span span, List<Value> arguments, Context context) {
        Value x = arguments.get(0);
        Builder b = new Builder(span, context);
        if (function == Predefined.SOFTMAX) {
            Value e = b.of(Operator.EXP, b.of(Operator.SUBTRACT, x, b.shift(x)));
            return b.of(Operator.DIVIDE, e, b.collapse(Expr.Reduction.SUM, e));
        }
        if (function == Predefined.LOGSUMEXP) {
            return b.logSumExp(x);
        }
        if (function == Predefined.CROSS_ENTROPY) {
            return crossEntropy(b, x, arguments.get(1));
        }
        if (function == Predefined.CORRECT) {
            return correct(b, x, arguments.get(1));
        }
        if (function == Predefined.MEAN) {
            return b.of(Operator.DIVIDE, b.collapse(Expr.Reduction.SUM, x), b.number((double)
                    x.shape().elements()));
        }
        return b.collapse(reduction(function), x);
    }

    private static Expr.Reduction reduction(Predefined function) {
        if (function == Predefined.SUM) {
            return Expr.Reduction.SUM;
        }
        if (function == Predefined.PROD) {
            return Expr.Reduction.PRODUCT;
        }
        if (function == Predefined.MIN) {
            return Expr.Reduction.MINIMUM;
        }
        if (function == Predefined.MAX) {
            return Expr.Reduction.MAXIMUM;
        }
        throw new AssertionError(function);
    }

    /** logsumexp(logits) - logits[label]. */
    private Value crossEntropy(Builder b, Value logits, Value label) {
        return chosen(Predefined.CROSS_ENTROPY, b, logits, label)
                .map(chosen -> b.of(Operator.SUBTRACT, b.logSumExp(logits), chosen))
                .orElse(Value.bad(b.span));
    }

    /** 1 where no logit is larger than that of the label, else 0. */
    private Value correct(Builder b, Value logits, Value label) {
        return chosen(Predefined.CORRECT, b, logits, label)
                .map(chosen -> b.of(
                        Operator.SELECT,
                        b.of(Operator.LESS, chosen, b.collapse(Expr.Reduction.MAXIMUM, logits)),
                        b.number(0),
                        b.number(1)))
                .orElse(Value.bad(b.span));
    }

    /** logits[label], the label counted from 0; empty where something was reported. */
    private Optional<Value> chosen(Predefined function, Builder b, Value logits, Value label) {
        if (logits.rank() != 1 || !label.isScalar()) {
            reportShape(function.text(), "a vector and a number", b.span, List.of(logits, label), b.context);
            return Optional.empty();
        }
        int size = logits.shape().sizes().get(0);
        boolean known = Variables.first(label.expr()).isEmpty()
                && Variables.indices(label.expr()).isEmpty();
        Index index = new Index("c", b.span);
        Expr at = new Expr.IndexValue(b.span, index);
        Expr position = at;
        if (known) {
            double number = ConstantEvaluator.evaluate(label.expr())[0];
            if (number != Math.rint(number) || number < 0 || number >= size) {
                resolution.problems.report(
                        Diagnostic.error(
                                        "E0404", "the label " + Words.number(number) + " is outside 0 .. " + (size - 1))
                                .at(label.span(), "labels count from 0"),
                        b.context);
                return Optional.empty();
            }
            position = new Expr.Literal(b.span, number + 1);
        }
        Expr element =
                new Expr.Element(b.span, logits.expr(), List.of(new Expr.Subscript.At(position, 1)), Shape.SCALAR);
        Value chosen = Value.number(element);
        if (!known) {
            Value counted = b.of(Operator.ADD, label, b.number(1));
            Value matches = b.of(Operator.EQUAL, Value.number(at), counted);
            Value term = b.of(Operator.SELECT, matches, chosen, b.number(0));
            Domain.Loop loop =
                    new Domain.Loop(index, b.number(1).expr(), b.number(size).expr(), 1);
            Domain domain = new Domain(List.of(loop), Optional.empty());
            chosen = Value.number(new Expr.Reduce(b.span, Expr.Reduction.SUM, term.expr(), domain));
        }
        return Optional.of(chosen);
    }

    private Value length(Predefined function, Span span, Value x, Context context) {
        Builder b = new Builder(span, context);
        boolean squared = function == Predefined.SQNORM;
        if (x.isScalar()) {
            return squared ? b.of(Operator.MULTIPLY, x, x) : b.of(Operator.ABS, x);
        }
        Value sum = x.rank() == 1
                ? Value.number(new Expr.Product(span, Expr.Product.Kind.DOT, x.expr(), x.expr(), Shape.SCALAR))
                : b.collapse(Expr.Reduction.SUM, b.of(Operator.MULTIPLY, x, x));
        return squared ? sum : b.of(Operator.SQRT, sum);
    }

    private Value product(Predefined function, Span span, Value x, Value y, Context context) {
        if (x.rank() != 1 || y.rank() != 1) {
            reportShape(function.text(), "two vectors", span, List.of(x, y), context);
            return Value.bad(span);
        }
        int rows = x.shape().sizes().get(0);
        int columns = y.shape().sizes().get(0);
        if (function == Predefined.OUTER) {
            List<Dimension> dimensions =
                    List.of(x.dimensions().get(0), y.dimensions().get(0));
            return Value.number(
                    new Expr.Product(span, Expr.Product.Kind.OUTER, x.expr(), y.expr(), Shape.of(rows, columns)),
                    dimensions);
        }
        if (rows != columns) {
            resolution.problems.report(
                    Diagnostic.error("E0401", "shapes do not fit: `dot` of vectors of " + rows + " and " + columns)
                            .at(span)
                            .also(x.span(), Words.shape(x.shape()))
                            .also(y.span(), Words.shape(y.shape())),
                    context);
            return Value.bad(span);
        }
        return Value.number(new Expr.Product(span, Expr.Product.Kind.DOT, x.expr(), y.expr(), Shape.SCALAR));
    }

    private Value rearranged(Predefined function, Span span, Value x, Context context) {
        boolean vectorToDiagonal = function == Predefined.DIAG && x.rank() == 1;
        if (vectorToDiagonal) {
            int n = x.shape().sizes().get(0);
            return Value.number(new Expr.Rearrange(span, Expr.Rearrange.Kind.DIAGONAL, x.expr(), Shape.of(n, n)));
        }
        if (x.rank() != 2) {
            reportShape(
                    function.text(),
                    function == Predefined.DIAG ? "a vector or a matrix" : "a matrix",
                    span,
                    List.of(x),
                    context);
            return Value.bad(span);
        }
        int rows = x.shape().sizes().get(0);
        int columns = x.shape().sizes().get(1);
        if (function == Predefined.TRANSPOSE) {
            Expr transposed =
                    new Expr.Rearrange(span, Expr.Rearrange.Kind.TRANSPOSE, x.expr(), Shape.of(columns, rows));
            return Value.number(
                    transposed, List.of(x.dimensions().get(1), x.dimensions().get(0)));
        }
        if (rows != columns) {
            reportShape(function.text(), "a square matrix", span, List.of(x), context);
            return Value.bad(span);
        }
        Value diagonal =
                Value.number(new Expr.Rearrange(span, Expr.Rearrange.Kind.DIAGONAL_OF, x.expr(), Shape.of(rows)));
        return function == Predefined.TRACE
                ? new Builder(span, context).collapse(Expr.Reduction.SUM, diagonal)
                : diagonal;
    }

    private Value filled(Span span, double value, List<Value> arguments, Context context) {
        Expr number = new Expr.Literal(span, value);
        if (arguments.isEmpty()) {
            return Value.number(number);
        }
        List<Integer> sizes = new ArrayList<>();
        for (Value argument : arguments) {
            Optional<Integer> size = size(argument, context);
            if (size.isEmpty()) {
                return Value.bad(span);
            }
            sizes.add(size.get());
        }
        Shape shape = new Shape(sizes);
        return isSmall(span, shape, context)
                ? Value.number(new Expr.Rearrange(span, Expr.Rearrange.Kind.FILL, number, shape))
                : Value.bad(span);
    }

    private Value unitMatrix(Span span, Value argument, Context context) {
        Optional<Integer> size = size(argument, context);
        if (size.isEmpty() || !isSmall(span, Shape.of(size.get(), size.get()), context)) {
            return Value.bad(span);
        }
        int n = size.get();
        Expr one = new Expr.Literal(span, 1);
        Expr ones = new Expr.Rearrange(span, Expr.Rearrange.Kind.FILL, one, Shape.of(n));
        return Value.number(new Expr.Rearrange(span, Expr.Rearrange.Kind.DIAGONAL, ones, Shape.of(n, n)));
    }

    private boolean isSmall(Span span, Shape shape, Context context) {
        double elements =
                shape.sizes().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (elements > Symbols.largest()) {
            resolution.problems.report(Symbols.tooLarge("this array", elements, span), context);
        }
        return elements <= Symbols.largest();
    }

    private Optional<Integer> size(Value value, Context context) {
        if (!resolution.constants.scalar(value, value.span(), context, "a size")
                || !resolution.constants.known(value, context, "a size")) {
            return Optional.empty();
        }
        double number = ConstantEvaluator.evaluate(value.expr())[0];
        Optional<Integer> size = resolution.constants.whole(number, value.span(), context, "a size");
        if (size.isPresent() && size.get() < 1) {
            resolution.problems.report(Symbols.notPositive(value.span(), size.get()), context);
            return Optional.empty();
        }
        return size;
    }

    private Value joined(Span span, List<Value> arguments, Context context) {
        List<Expr> parts = new ArrayList<>();
        List<Integer> trailing = List.of();
        int length = 0;
        for (Value argument : arguments) {
            Expr part = argument.isScalar()
                    ? new Expr.Stack(argument.span(), List.of(argument.expr()), Shape.of(1))
                    : argument.expr();
            List<Integer> sizes = part.shape().sizes();
            List<Integer> rest = sizes.subList(1, sizes.size());
            if (!parts.isEmpty() && !rest.equals(trailing)) {
                reportShape("cat", "vectors, or matrices with equally many columns", span, arguments, context);
                return Value.bad(span);
            }
            trailing = rest;
            length += sizes.get(0);
            parts.add(part);
        }
        List<Integer> sizes = new ArrayList<>(List.of(length));
        sizes.addAll(trailing);
        return Value.number(new Expr.Join(span, parts, new Shape(sizes)));
    }

    private void reportShape(String function, String wanted, Span span, List<Value> arguments, Context context) {
        Diagnostic diagnostic =
                Diagnostic.error("E0413", "`" + function + "` wants " + wanted).at(span);
        for (Value argument : arguments) {
            diagnostic = diagnostic.also(argument.span(), Words.shape(argument.shape()));
        }
        resolution.problems.report(diagnostic, context);
    }

    /** Builds operations that all stand for one call. */
    private final class Builder {
        private final Span span;
        private final Context context;

        Builder(Span span, Context context) {
            this.span = span;
            this.context = context;
        }

        Value of(Operator operator, Value... operands) {
            return resolution.arithmetic.elementwise(span, operator, List.of(operands), context);
        }

        Value number(double value) {
            return Value.number(new Expr.Literal(span, value));
        }

        Value collapse(Expr.Reduction reduction, Value array) {
            return Value.number(new Expr.Collapse(span, reduction, array.expr()));
        }

        /** The greatest element, held through a step: it only keeps the exponentials in range. */
        Value shift(Value array) {
            return of(Operator.FREEZE, collapse(Expr.Reduction.MAXIMUM, array));
        }

        Value logSumExp(Value array) {
            Value shift = shift(array);
            Value terms = of(Operator.EXP, of(Operator.SUBTRACT, array, shift));
            return of(Operator.ADD, shift, of(Operator.LOG, collapse(Expr.Reduction.SUM, terms)));
        }
    }
}
