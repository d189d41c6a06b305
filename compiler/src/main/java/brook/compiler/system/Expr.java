package brook.compiler.system;

import brook.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A resolved expression: names are symbols, shapes are known and fit, functions are expanded.
 *
 * <p>Expanded arguments are shared objects, so an expression is a directed acyclic graph: walk it with an identity map, never blindly.
 */
public sealed interface Expr {

    /** Where it stands. */
    Span span();

    /** The shape of its value. */
    Shape shape();

    /** A number. */
    record Literal(Span span, double value) implements Expr {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** The whole value of a symbol; {@code primes} counts time derivatives of a state (less than its order), else 0. */
    record Reference(Span span, Symbol symbol, int primes) implements Expr {
        @Override
        public Shape shape() {
            return symbol.shape();
        }
    }

    /** The value of a running index, as a number. */
    record IndexValue(Span span, Index index) implements Expr {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** Elements of an array: one subscript per axis of the base; axes with {@link Subscript.At} disappear. */
    record Element(Span span, Expr base, List<Subscript> subscripts, Shape shape) implements Expr {}

    /** An elementary operation, element by element; operands are of the shape of the result or scalars. */
    record Apply(Span span, Operator operator, List<Expr> operands, Shape shape) implements Expr {}

    /** A sum of products over axes: matrix times vector, matrix times matrix, scalar product, outer product. */
    record Product(Span span, Kind kind, Expr left, Expr right, Shape shape) implements Expr {

        /** Which product. */
        public enum Kind {
            MATRIX_VECTOR,
            MATRIX_MATRIX,
            DOT,
            OUTER
        }
    }

    /** A reduction of a scalar body over a domain: {@code sum(e for j in 1..N if j != i)}. */
    record Reduce(Span span, Reduction reduction, Expr body, Domain domain) implements Expr {
        @Override
        public Shape shape() {
            return body.shape();
        }
    }

    /** A reduction of all elements of an array to a scalar. */
    record Collapse(Span span, Reduction reduction, Expr array) implements Expr {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** {@code [e for i in 1..N, j in 1..M]}: one axis per loop, before the axes of the body; no condition, bounds are constant. */
    record Build(Span span, Expr body, Domain domain, Shape shape) implements Expr {}

    /** Parts laid one after the other along a new first axis (vectors of scalars, matrices of equal rows). */
    record Stack(Span span, List<Expr> parts, Shape shape) implements Expr {}

    /** Parts with equal trailing shapes joined along their first axis: {@code cat(a, b)}. */
    record Join(Span span, List<Expr> parts, Shape shape) implements Expr {}

    /** Elements moved to other places. */
    record Rearrange(Span span, Kind kind, Expr array, Shape shape) implements Expr {

        /** What goes where: TRANSPOSE a matrix, DIAGONAL matrix of a vector, the DIAGONAL_OF a matrix, FILL a shape with a scalar. */
        public enum Kind {
            TRANSPOSE,
            DIAGONAL,
            DIAGONAL_OF,
            FILL
        }
    }

    /** The total time derivative of order at least 1 along the solution. */
    record Derivative(Span span, Expr of, int order) implements Expr {
        @Override
        public Shape shape() {
            return of.shape();
        }
    }

    /**
     * A partial derivative with respect to a state or a derivative of it, all others held.
     *
     * @param direction what the derivative is multiplied with, for the two products
     */
    record Partial(Span span, Kind kind, Expr of, Reference by, Optional<Expr> direction, Shape shape) implements Expr {

        /** The matrix of all, the vector of all of a number, the sum over equal indices, matrix times vector, vector times matrix. */
        public enum Kind {
            JAC,
            GRAD,
            DIV,
            JVP,
            VJP
        }
    }

    /** An array of numbers known at compile time, row-major. */
    record Table(Span span, DoubleTable values, Shape shape) implements Expr {}

    /** One subscript of {@link Element}, in the user's numbering; {@code lower} is the first index of that axis. */
    sealed interface Subscript {

        /** One element; the index reads running indices and constants only. */
        record At(Expr index, int lower) implements Subscript {}

        /** {@code count} elements from position {@code offset}, counted from 0. */
        record Slice(int offset, int count) implements Subscript {}
    }

    /** How many numbers become one. */
    enum Reduction {
        SUM,
        PRODUCT,
        MINIMUM,
        MAXIMUM
    }
}
