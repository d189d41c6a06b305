package brook.compiler.system.units;

import brook.compiler.source.Diagnostic;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Expr;
import brook.compiler.system.Symbol;
import brook.compiler.system.units.UnitMessages.Measured;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The unit of an expression: one for each shared part; empty for 0 and for what has been reported, which fit everything. */
final class UnitOf {

    private static final Optional<Unit> PLAIN = Optional.of(Unit.PLAIN);

    private final UnitNotes notes;
    private final Unit time;
    private final Function<Symbol, Optional<Unit>> symbols;
    private final Consumer<Diagnostic> report;
    private final IdentityHashMap<Expr, Optional<Unit>> known = new IdentityHashMap<>();

    UnitOf(UnitNotes notes, Unit time, Function<Symbol, Optional<Unit>> symbols, Consumer<Diagnostic> report) {
        this.notes = notes;
        this.time = time;
        this.symbols = symbols;
        this.report = report;
    }

    Optional<Unit> of(Expr expr) {
        Optional<Unit> earlier = known.get(expr);
        if (earlier != null) {
            return earlier;
        }
        Optional<Unit> unit = find(expr);
        known.put(expr, unit);
        return unit;
    }

    private Optional<Unit> find(Expr expr) {
        UnitNotes.Given given = notes.given().get(expr);
        if (given != null) {
            Unit wanted = given.written().unit();
            of(given.inner())
                    .filter(unit -> !unit.isPlain() && !unit.fits(wanted))
                    .ifPresent(unit -> report.accept(UnitMessages.wrongValue(
                            given.inner().span().text(),
                            wanted,
                            new Measured(given.inner().span(), unit),
                            "it",
                            Optional.of(given.written().span()))));
            return Optional.of(wanted);
        }
        Expr origin = notes.origins().get(expr);
        return origin != null ? of(origin) : meaning(expr);
    }

    private Optional<Unit> meaning(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            boolean fitsAll = literal.value() == 0 || Double.isInfinite(literal.value());
            return fitsAll ? Optional.empty() : PLAIN;
        }
        if (expr instanceof Expr.Table table) {
            return isZero(table) ? Optional.empty() : PLAIN;
        }
        if (expr instanceof Expr.IndexValue) {
            return PLAIN;
        }
        if (expr instanceof Expr.Reference reference) {
            return symbols.apply(reference.symbol()).map(unit -> unit.over(timeOf(reference.primes())));
        }
        if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        }
        if (expr instanceof Expr.Product product) {
            return both(of(product.left()), of(product.right()), Unit::times);
        }
        return collected(expr);
    }

    private Optional<Unit> collected(Expr expr) {
        if (expr instanceof Expr.Element element) {
            return of(element.base());
        }
        if (expr instanceof Expr.Reduce reduce) {
            return reduced(reduce.reduction(), reduce.body());
        }
        if (expr instanceof Expr.Collapse collapse) {
            return reduced(collapse.reduction(), collapse.array());
        }
        if (expr instanceof Expr.Build build) {
            return of(build.body());
        }
        if (expr instanceof Expr.Stack stack) {
            return common(stack.parts());
        }
        if (expr instanceof Expr.Join join) {
            return common(join.parts());
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return of(rearrange.array());
        }
        if (expr instanceof Expr.Derivative derivative) {
            return of(derivative.of()).map(unit -> unit.over(timeOf(derivative.order())));
        }
        if (expr instanceof Expr.Partial partial) {
            Optional<Unit> quotient = both(of(partial.of()), of(partial.by()), Unit::over);
            return partial.direction().isEmpty()
                    ? quotient
                    : both(quotient, of(partial.direction().get()), Unit::times);
        }
        throw new AssertionError(expr);
    }

    private static boolean isZero(Expr.Table table) {
        return LongStream.range(0, table.shape().elements())
                .allMatch(i -> table.values().get((int) i) == 0);
    }

    private Unit timeOf(int primes) {
        return primes == 0 ? Unit.PLAIN : time.power(Exponent.of(primes, 1));
    }

    private Optional<Unit> reduced(Expr.Reduction reduction, Expr body) {
        return switch (reduction) {
            case SUM, MINIMUM, MAXIMUM -> of(body);
            case PRODUCT -> plain("`prod` takes", body);
        };
    }

    private Optional<Unit> apply(Expr.Apply apply) {
        List<Expr> operands = apply.operands();
        Expr first = operands.get(0);
        return switch (apply.operator()) {
            case ADD, SUBTRACT, MAX, MIN, MOD -> common(operands);
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, ATAN2 -> plainOf(common(operands));
            case MULTIPLY -> both(of(first), of(operands.get(1)), Unit::times);
            case DIVIDE -> both(of(first), of(operands.get(1)), Unit::over);
            case NEGATE, ABS, FREEZE, NOEVENT -> of(first);
            case SIGN, NOT -> plainOf(of(first));
            case AND, OR -> {
                operands.forEach(this::of);
                yield PLAIN;
            }
            case SQRT -> of(first).map(unit -> unit.power(Exponent.of(1, 2)));
            case CBRT -> of(first).map(unit -> unit.power(Exponent.of(1, 3)));
            case POWER -> power(apply);
            case SELECT -> {
                of(first);
                yield common(operands.subList(1, 3));
            }
            case EXP, LOG, LOG2, LOG10, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH ->
                numbers(apply);
            case ASINH, ACOSH, ATANH, ERF, ERFC, SIGMOID, SOFTPLUS, LAMBERTW, BERN, PHI, FLOOR, CEIL -> numbers(apply);
        };
    }

    private Optional<Unit> numbers(Expr.Apply apply) {
        String name = apply.operator().name().toLowerCase(Locale.ROOT);
        apply.operands().forEach(operand -> plain("`" + name + "` takes", operand));
        return PLAIN;
    }

    private Optional<Unit> plain(String what, Expr operand) {
        of(operand)
                .filter(unit -> !unit.isPlain())
                .ifPresent(unit -> report.accept(UnitMessages.notPlain(what, new Measured(operand.span(), unit))));
        return PLAIN;
    }

    private static Optional<Unit> plainOf(Optional<Unit> checked) {
        return checked.isEmpty() ? PLAIN : checked.map(unit -> Unit.PLAIN);
    }

    private Optional<Unit> power(Expr.Apply apply) {
        Expr base = apply.operands().get(0);
        Expr exponent = apply.operands().get(1);
        plain("an exponent is", exponent);
        Optional<Unit> unit = of(base);
        if (unit.isEmpty() || unit.get().isPlain()) {
            return unit;
        }
        Optional<Double> number = number(exponent);
        if (number.isEmpty()) {
            report.accept(UnitMessages.variablePower(new Measured(base.span(), unit.get()), exponent.span()));
            return Optional.empty();
        }
        return unit.map(one -> one.power(Exponent.near(number.get())));
    }

    /** An exponent that is one known number. */
    private static Optional<Double> number(Expr exponent) {
        boolean known = exponent.shape().isScalar() && readsNothing(exponent);
        return known ? Optional.of(ConstantEvaluator.evaluate(exponent)[0]) : Optional.empty();
    }

    /** The unit that all have; the first that differs is reported. */
    Optional<Unit> common(List<Expr> parts) {
        Optional<Measured> first = Optional.empty();
        for (Expr part : parts) {
            Optional<Unit> unit = of(part);
            if (unit.isPresent() && first.isEmpty()) {
                first = Optional.of(new Measured(part.span(), unit.get()));
            } else if (unit.isPresent() && !unit.get().fits(first.get().unit())) {
                Measured other = new Measured(part.span(), unit.get());
                boolean swap = first.get().unit().isPlain();
                report.accept(swap ? UnitMessages.apart(other, first.get()) : UnitMessages.apart(first.get(), other));
                return Optional.empty();
            }
        }
        return first.map(Measured::unit);
    }

    private static Optional<Unit> both(Optional<Unit> left, Optional<Unit> right, BinaryOperator<Unit> operation) {
        return left.isEmpty() || right.isEmpty()
                ? Optional.empty()
                : Optional.of(operation.apply(left.get(), right.get()));
    }

    /** Whether an expression is made of numbers alone. */
    static boolean readsNothing(Expr expr) {
        if (expr instanceof Expr.Literal || expr instanceof Expr.Table || expr instanceof Expr.IndexValue) {
            return true;
        }
        if (expr instanceof Expr.Apply apply) {
            return apply.operands().stream().allMatch(UnitOf::readsNothing);
        }
        if (expr instanceof Expr.Stack stack) {
            return stack.parts().stream().allMatch(UnitOf::readsNothing);
        }
        if (expr instanceof Expr.Join join) {
            return join.parts().stream().allMatch(UnitOf::readsNothing);
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return readsNothing(rearrange.array());
        }
        if (expr instanceof Expr.Build build) {
            return readsNothing(build.body());
        }
        return false;
    }
}
