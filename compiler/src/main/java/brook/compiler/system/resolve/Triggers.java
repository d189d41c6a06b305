package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem.Trigger;
import brook.compiler.system.Operator;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes an event happen: the sign of a function, a condition, or times. */
final class Triggers {

    private final Resolution resolution;

    Triggers(Resolution resolution) {
        this.resolution = resolution;
    }

    /** Empty if something is reported. */
    Optional<Trigger> resolve(Statement.Trigger trigger) {
        if (trigger instanceof Statement.Trigger.When when) {
            return when.direction().isPresent() ? root(when, when.direction().get()) : condition(when);
        }
        if (trigger instanceof Statement.Trigger.At at) {
            List<Expr> times = new ArrayList<>();
            at.times().forEach(term -> time(term).ifPresent(times::add));
            return times.size() == at.times().size() ? Optional.of(new Trigger.At(times)) : Optional.empty();
        }
        if (trigger instanceof Statement.Trigger.Every every) {
            Optional<Expr> period = time(every.period()).filter(this::isPeriod);
            Optional<Expr> from = every.from().flatMap(this::time);
            boolean complete =
                    period.isPresent() && from.isPresent() == every.from().isPresent();
            return complete ? Optional.of(new Trigger.Every(period.get(), from)) : Optional.empty();
        }
        throw new AssertionError(trigger);
    }

    private Optional<Trigger> root(Statement.Trigger.When when, Statement.Trigger.Direction direction) {
        if (when.level().isPresent()
                && when.level().get() instanceof Term.Binary both
                && both.operator() == Term.BinaryOperator.AND) {
            resolution.problems.report(EventMessages.secondCondition(when, both));
            return Optional.empty();
        }
        Context context = Context.of(Context.Place.MODEL);
        Value value = resolution.terms.resolve(when.condition(), context);
        Optional<Value> level = when.level().map(term -> resolution.terms.resolve(term, context));
        if (value.isCondition()) {
            resolution.problems.report(EventMessages.conditionWithDirection(when));
            return Optional.empty();
        }
        boolean good = isNumber(value, when.condition());
        good &= level.isEmpty() || isNumber(level.get(), when.level().orElseThrow());
        return good ? Optional.of(new Trigger.Root(difference(value, level), direction(direction))) : Optional.empty();
    }

    private boolean isNumber(Value value, Term term) {
        if (value.isBad() || !resolution.arithmetic.isNumber(value, Context.of(Context.Place.MODEL))) {
            return false;
        }
        if (!value.isScalar()) {
            resolution.problems.report(EventMessages.array(term, value));
        }
        return value.isScalar();
    }

    private static Expr difference(Value value, Optional<Value> level) {
        if (level.isEmpty() || level.get().expr() instanceof Expr.Literal zero && zero.value() == 0) {
            return value.expr();
        }
        Span span = value.span().to(level.get().span());
        return new Expr.Apply(
                span, Operator.SUBTRACT, List.of(value.expr(), level.get().expr()), Shape.SCALAR);
    }

    private static Trigger.Direction direction(Statement.Trigger.Direction direction) {
        return switch (direction) {
            case RISES -> Trigger.Direction.RISES;
            case FALLS -> Trigger.Direction.FALLS;
            case CROSSES -> Trigger.Direction.CROSSES;
        };
    }

    private Optional<Trigger> condition(Statement.Trigger.When when) {
        Value value = resolution.terms.resolve(when.condition(), Context.of(Context.Place.MODEL));
        if (!value.isBad() && !value.isCondition()) {
            resolution.problems.report(
                    value.isScalar()
                            ? EventMessages.numberAsCondition(when)
                            : EventMessages.array(when.condition(), value));
        }
        return value.isCondition() ? Optional.of(new Trigger.Condition(value.expr())) : Optional.empty();
    }

    /** What follows {@code if}, or empty if it is reported. */
    Optional<Expr> guard(Term term) {
        Value value = resolution.terms.condition(term, Context.of(Context.Place.MODEL));
        return value.isCondition() ? Optional.of(value.expr()) : Optional.empty();
    }

    private Optional<Expr> time(Term term) {
        Context context = Context.of(Context.Place.TIMES);
        Value value = resolution.terms.resolve(term, context);
        if (value.isBad() || !resolution.arithmetic.isNumber(value, context)) {
            return Optional.empty();
        }
        if (!value.isScalar()) {
            resolution.problems.report(EventMessages.timesAreAnArray(term, value));
            return Optional.empty();
        }
        return known(value.expr()).filter(number -> !Double.isFinite(number)).isPresent()
                ? notFinite(term)
                : Optional.of(value.expr());
    }

    private Optional<Expr> notFinite(Term term) {
        resolution.problems.report(
                Diagnostic.error("E0609", "an event never happens at `" + Spans.brief(term.span()) + "`")
                        .at(term.span(), "no finite time")
                        .help("remove the event, or write the time at which it happens"));
        return Optional.empty();
    }

    /** Whether a period is positive, as far as it is known. */
    private boolean isPeriod(Expr period) {
        Optional<Double> number = known(period).filter(value -> !(value > 0));
        number.ifPresent(value -> resolution.problems.report(
                Diagnostic.error("E0609", "the time from one event to the next must be positive")
                        .at(period.span(), "is " + Words.number(value))
                        .help(
                                value < 0
                                        ? "`every " + Words.number(-value)
                                                + "`: in a run backwards events come in the order of the run"
                                        : "an event at one time is written `at`, one that waits for a value `when`")));
        return number.isEmpty();
    }

    private static Optional<Double> known(Expr expr) {
        boolean known = Variables.first(expr).isEmpty() && Effort.isSmall(expr);
        return known ? Optional.of(ConstantEvaluator.evaluate(expr)[0]) : Optional.empty();
    }
}
