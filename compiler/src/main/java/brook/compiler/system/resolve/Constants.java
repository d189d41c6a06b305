package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import java.util.Optional;

/** Values that must be known when the model is compiled: the only place where expressions become numbers. */
final class Constants {

    private static final int LARGEST = Integer.MAX_VALUE / 2;

    private final Resolution resolution;

    Constants(Resolution resolution) {
        this.resolution = resolution;
    }

    /** A whole number; {@code what} is {@code a size}, {@code the end of a range} ... */
    Optional<Integer> whole(Term term, Context context, String what) {
        return number(term, context, what).flatMap(value -> whole(value, term.span(), context, what));
    }

    /** A number that must be whole and not absurdly large; if not, it is reported. */
    Optional<Integer> whole(double value, Span span, Context context, String what) {
        if (value != Math.rint(value)) {
            resolution.problems.report(
                    Diagnostic.error("E0409", what + " must be a whole number")
                            .at(span, "is " + Words.number(value))
                            .help("round it: `floor(" + Spans.brief(span) + ")`"),
                    context);
            return Optional.empty();
        }
        if (Math.abs(value) > LARGEST) {
            resolution.problems.report(
                    Diagnostic.error("E0412", what + " is too large").at(span, "is " + Words.number(value)), context);
            return Optional.empty();
        }
        return Optional.of((int) value);
    }

    /** A single number. */
    Optional<Double> number(Term term, Context context, String what) {
        Value value = resolution.terms.resolve(term, context);
        return scalar(value, term.span(), context, what) && known(value, context, what)
                ? Optional.of(ConstantEvaluator.evaluate(value.expr())[0])
                : Optional.empty();
    }

    /** Whether a value is a single number; if not, it is reported. */
    boolean scalar(Value value, Span span, Context context, String what) {
        if (value.isBad()) {
            return false;
        }
        if (value.isCondition()) {
            resolution.problems.report(
                    Diagnostic.error("E0407", what + " must be a number, found a condition")
                            .at(span, "true or false"),
                    context);
            return false;
        }
        if (!value.isScalar()) {
            resolution.problems.report(
                    Diagnostic.error("E0401", what + " must be a single number").at(span, Words.shape(value.shape())),
                    context);
            return false;
        }
        return true;
    }

    /** Whether a value reads nothing that is found at run time or runs; if not, it is reported. */
    boolean known(Value value, Context context, String what) {
        if (!fixed(value, context, what)) {
            return false;
        }
        if (value.expr() instanceof Expr.Literal) {
            return true;
        }
        if (Variables.indices(value.expr()).isEmpty()) {
            return isSmall(value, context, what);
        }
        resolution.problems.report(
                Diagnostic.error("E0405", what + " must be the same for all indices")
                        .at(value.span(), "depends on a running index"),
                context);
        return false;
    }

    private boolean isSmall(Value value, Context context, String what) {
        boolean small = Effort.isSmall(value.expr());
        if (!small) {
            resolution.problems.report(
                    Diagnostic.error("E0412", what + " takes too long to compute")
                            .at(value.span())
                            .note("at most " + Words.large(Effort.largest()) + " operations are done when a model is"
                                    + " compiled"),
                    context);
        }
        return small;
    }

    /** Whether a value reads constants and running indices only; if not, it is reported. */
    boolean fixed(Value value, Context context, String what) {
        if (value.isBad()) {
            return false;
        }
        Optional<Expr.Reference> variable = Variables.first(value.expr());
        variable.ifPresent(reference -> resolution.problems.report(notKnown(reference, what), context));
        return variable.isEmpty();
    }

    private Diagnostic notKnown(Expr.Reference reference, String what) {
        Diagnostic diagnostic = Diagnostic.error("E0405", what + " must be known when the model is compiled");
        String name = reference.symbol().name();
        String quoted = "`" + name + "`";
        return switch (reference.symbol().kind()) {
            case PARAMETER ->
                constantInstead(
                        diagnostic.at(reference.span(), quoted + " is a parameter, it can change at run time"), name);
            case STATE -> diagnostic.at(reference.span(), quoted + " is a state, it changes during a run");
            case DISCRETE -> diagnostic.at(reference.span(), quoted + " is a discrete variable, it changes at events");
            case INTEGRAL -> diagnostic.at(reference.span(), quoted + " is an integral, it changes during a run");
            case LOSS -> diagnostic.at(reference.span(), quoted + " is a loss, it is known after a run");
            case TIME -> diagnostic.at(reference.span(), quoted + " is the time");
            case DEFINITION, OUTPUT, CONSTANT ->
                diagnostic
                        .at(reference.span(), quoted + " is a definition, computed at run time")
                        .help("declare it `const " + name + " = ...`");
        };
    }

    private Diagnostic constantInstead(Diagnostic diagnostic, String name) {
        Optional<Entry> entry = resolution.globals.find(name);
        if (entry.isPresent()
                && entry.get() instanceof Entry.Parameter parameter
                && parameter.item.value().isPresent()
                && parameter.item.value().get() instanceof Term.Number number) {
            return diagnostic.help(
                    "declare it `const " + name + " = " + number.span().text()
                            + "`; it can still be set per build: `brook compile -D " + name + "="
                            + Words.number(2 * number.value()) + "`");
        }
        return diagnostic.help("declare it `const " + name
                + " = ...`; it can still be set per build: `brook compile -D " + name + "=...`");
    }

    /** A known value as a number or a table, at another place of the text. */
    static Expr literal(Expr known, Span span) {
        double[] numbers = ConstantEvaluator.evaluate(known);
        if (known.shape().isScalar()) {
            return new Expr.Literal(span, numbers[0]);
        }
        return new Expr.Table(span, DoubleTable.of(numbers), known.shape());
    }

    static Expr at(Expr known, Span span) {
        if (known instanceof Expr.Literal literal) {
            return new Expr.Literal(span, literal.value());
        }
        if (known instanceof Expr.Table table) {
            return new Expr.Table(span, table.values(), table.shape());
        }
        throw new AssertionError(known);
    }
}
