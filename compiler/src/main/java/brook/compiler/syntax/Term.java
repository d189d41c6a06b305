package brook.compiler.syntax;

import brook.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression as written; every span covers the whole of it, brackets that enclose it excluded. */
public sealed interface Term {

    /** Where it stands. */
    Span span();

    /** {@code 1.5e3}. */
    record Number(Span span, double value) implements Term {}

    /** {@code true}, {@code false}. */
    record Truth(Span span, boolean value) implements Term {}

    /** A name used as a value. */
    record Reference(Span span, String name) implements Term {}

    /** {@code f(x, seed = 1)}. */
    record Call(Span span, Name function, List<Argument> arguments) implements Term {}

    /** {@code sum(e for j in 1..N if j != i)}. */
    record Aggregate(Span span, Name function, Term body, Comprehension comprehension) implements Term {}

    /** {@code q[i, :]}. */
    record Indexed(Span span, Term base, List<Subscript> subscripts) implements Term {}

    /** {@code z''}. */
    record Prime(Span span, Term base, int count) implements Term {}

    /** {@code -x}, {@code +x}, {@code not c}. */
    record Unary(Span span, UnaryOperator operator, Term operand) implements Term {}

    /** {@code a + b}; {@code operatorSpan} is the place of the sign. */
    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Term left, Term right) implements Term {}

    /** {@code if c then a elseif d then b else e}. */
    record Conditional(Span span, List<Branch> branches, Term otherwise) implements Term {}

    /** {@code [1, 2; 3, 4]}: rows of elements; one row is a vector. */
    record Listing(Span span, List<List<Term>> rows) implements Term {}

    /** {@code [e for i in 1..N]}. */
    record Built(Span span, Term body, Comprehension comprehension) implements Term {}

    /** {@code (9.81 in m/s^2)}. */
    record WithUnit(Span span, Term value, Statement.Unit unit) implements Term {}

    /** What could not be read; already reported, fits everything. */
    record Bad(Span span) implements Term {}

    /** An argument, named or not. */
    record Argument(Span span, Optional<Name> name, Term value) {}

    /** A condition and its value. */
    record Branch(Term condition, Term value) {}

    /** {@code for i in 1..N, j in 1..N if i < j}. */
    record Comprehension(Span span, List<Iteration> iterations, Optional<Term> condition) {}

    /** {@code j in 1..N}. */
    record Iteration(Span span, Name name, Range range) {}

    /** {@code a .. b step s}, both ends included. */
    record Range(Span span, Term from, Term to, Optional<Term> step) {}

    /** One index of an indexed term. */
    sealed interface Subscript {

        /** Where it stands. */
        Span span();

        /** {@code i + 1}. */
        record At(Span span, Term index) implements Subscript {}

        /** {@code 2..4}. */
        record Slice(Span span, Term from, Term to) implements Subscript {}

        /** {@code :}. */
        record All(Span span) implements Subscript {}
    }

    /** Signs in front of a term. */
    enum UnaryOperator {
        MINUS,
        PLUS,
        NOT
    }

    /** Signs between two terms; POWER stands for {@code ^} and {@code **}. */
    enum BinaryOperator {
        ADD,
        SUBTRACT,
        TIMES,
        DIVIDE,
        DOT_TIMES,
        DOT_DIVIDE,
        POWER,
        DOT_POWER,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        EQUAL,
        NOT_EQUAL,
        AND,
        OR
    }
}
