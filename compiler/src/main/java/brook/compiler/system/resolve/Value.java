package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Shape;
import java.util.List;

/** A resolved expression with its type and the index ranges of its axes; a BAD one has been reported and fits everything. */
record Value(Type type, Expr expr, List<Dimension> dimensions) {

    /** What an expression gives. */
    enum Type {
        NUMBER,
        CONDITION,
        BAD
    }

    Value {
        dimensions = List.copyOf(dimensions);
    }

    /** A number or an array of numbers, indexed from 1. */
    static Value number(Expr expr) {
        return number(expr, fromOne(expr.shape()));
    }

    static Value number(Expr expr, List<Dimension> dimensions) {
        return new Value(Type.NUMBER, expr, dimensions);
    }

    static Value condition(Expr expr) {
        return new Value(Type.CONDITION, expr, fromOne(expr.shape()));
    }

    static Value bad(Span span) {
        return new Value(Type.BAD, new Expr.Literal(span, Double.NaN), List.of());
    }

    static List<Dimension> fromOne(Shape shape) {
        return shape.isScalar()
                ? List.of()
                : shape.sizes().stream().map(size -> new Dimension(1, size)).toList();
    }

    boolean isBad() {
        return type == Type.BAD;
    }

    boolean isCondition() {
        return type == Type.CONDITION;
    }

    boolean isScalar() {
        return expr.shape().isScalar();
    }

    int rank() {
        return expr.shape().rank();
    }

    Shape shape() {
        return expr.shape();
    }

    Span span() {
        return expr.span();
    }
}
