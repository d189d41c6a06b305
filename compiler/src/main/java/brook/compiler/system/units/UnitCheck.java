package brook.compiler.system.units;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.OdeSystem.Action;
import brook.compiler.system.OdeSystem.Trigger;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import brook.compiler.system.units.UnitMessages.Measured;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks that what is added, compared, assigned and equated is measured in the same unit. */
public final class UnitCheck {

    private final OdeSystem system;
    private final UnitNotes notes;
    private final Consumer<Diagnostic> report;
    private final Unit time;
    /** What definitions, outputs and integrals without a note are measured in; empty for what fits everything. */
    private final IdentityHashMap<Symbol, Optional<Unit>> inferred = new IdentityHashMap<>();

    private final UnitOf units;

    private UnitCheck(OdeSystem system, UnitNotes notes, Consumer<Diagnostic> report) {
        this.system = system;
        this.notes = notes;
        this.report = report;
        this.time = declared(system.time().name()).orElse(Unit.PLAIN);
        this.units = new UnitOf(notes, time, this::unit, report);
    }

    /** Reports what does not fit; nothing in a file without units. */
    public static void check(OdeSystem system, UnitNotes notes, Consumer<Diagnostic> report) {
        if (notes.any()) {
            new UnitCheck(system, notes, report).check();
        }
    }

    private void check() {
        notes.given().values().forEach(one -> UnitNames.unknown(one.written()).ifPresent(report));
        system.parameters()
                .forEach(parameter -> parameter.defaultValue().ifPresent(value -> start(parameter.symbol(), 0, value)));
        for (OdeSystem.Definition definition : system.definitions()) {
            named(definition.symbol(), definition.value(), Unit.PLAIN);
        }
        for (OdeSystem.State state : system.states()) {
            for (int i = 0; i < state.initial().size(); i++) {
                int primes = i;
                state.initial().get(i).ifPresent(value -> start(state.symbol(), primes, value));
            }
            equation(state);
        }
        system.discretes().forEach(discrete -> start(discrete.symbol(), 0, discrete.initial()));
        system.integrals().forEach(integral -> named(integral.symbol(), integral.integrand(), time));
        system.outputs().forEach(output -> named(output.symbol(), output.value(), Unit.PLAIN));
        system.events().forEach(this::event);
        system.training().losses().forEach(loss -> units.of(loss.value()));
    }

    private void equation(OdeSystem.State state) {
        String name = state.symbol().name() + "'".repeat(state.order());
        fits(name, rate(unit(state.symbol()), state.order()), state.equation(), "its equation");
    }

    /** A value at the start: numbers alone are in the unit of what they are the value of. */
    private void start(Symbol symbol, int primes, Pieces value) {
        if (value.pieces().stream().allMatch(piece -> isNumber(piece.value()))) {
            return;
        }
        fits(symbol.name() + "'".repeat(primes), rate(unit(symbol), primes), value, "its value");
    }

    /** A name whose unit may be left out. */
    private void named(Symbol symbol, Pieces value, Unit factor) {
        Optional<Unit> wanted = declared(symbol.name());
        if (wanted.isPresent()) {
            if (!value.pieces().stream().allMatch(piece -> isNumber(piece.value()))) {
                fits(symbol.name(), wanted.get().over(factor), value, "its formula");
            }
            inferred.put(symbol, wanted);
            return;
        }
        List<Expr> values = value.pieces().stream().map(Pieces.Piece::value).toList();
        inferred.put(symbol, units.common(values).map(unit -> unit.times(factor)));
    }

    private boolean isNumber(Expr expr) {
        return UnitOf.readsNothing(expr)
                && units.of(expr).filter(unit -> !unit.isPlain()).isEmpty();
    }

    private void fits(String name, Optional<Unit> wanted, Pieces value, String where) {
        wanted.ifPresent(unit -> fits(name, unit, value, where));
    }

    private void fits(String name, Unit wanted, Pieces value, String where) {
        for (Pieces.Piece piece : value.pieces()) {
            units.of(piece.value())
                    .filter(unit -> !unit.fits(wanted))
                    .ifPresent(unit -> report.accept(UnitMessages.wrongValue(
                            name, wanted, new Measured(piece.value().span(), unit), where, place(name))));
        }
    }

    /** Where the file says what a name, or what it is a derivative of, is measured in. */
    private Optional<Span> place(String name) {
        return notes.declared(name.replace("'", "")).stream()
                .map(one -> one.written().span())
                .findFirst();
    }

    private void event(OdeSystem.Event event) {
        Trigger trigger = event.trigger();
        if (trigger instanceof Trigger.Root root) {
            units.of(root.function());
        } else if (trigger instanceof Trigger.Condition condition) {
            units.of(condition.condition());
        } else if (trigger instanceof Trigger.At at) {
            at.times().forEach(this::moment);
        } else if (trigger instanceof Trigger.Every every) {
            moment(every.period());
            every.from().ifPresent(this::moment);
        } else {
            throw new AssertionError(trigger);
        }
        event.guard().ifPresent(units::of);
        event.actions().forEach(this::action);
    }

    /** A number is a time in the unit of the time. */
    private void moment(Expr moment) {
        units.of(moment)
                .filter(unit -> !unit.isPlain() && !unit.fits(time))
                .ifPresent(unit -> report.accept(UnitMessages.wrongValue(
                        system.time().name(),
                        time,
                        new Measured(moment.span(), unit),
                        "this moment",
                        place(system.time().name()))));
    }

    private void action(Action action) {
        if (action instanceof Action.Assign assign) {
            String name = assign.target().name() + "'".repeat(assign.primes());
            fits(name, rate(unit(assign.target()), assign.primes()), assign.value(), "the event");
        } else if (!(action instanceof Action.Stop) && !(action instanceof Action.Record)) {
            throw new AssertionError(action);
        }
    }

    private Optional<Unit> rate(Optional<Unit> unit, int primes) {
        return unit.map(whole -> whole.over(time.power(Exponent.of(primes, 1))));
    }

    /** What a name is measured in; empty for what fits everything. */
    private Optional<Unit> unit(Symbol symbol) {
        return switch (symbol.kind()) {
            case TIME -> Optional.of(time);
            case CONSTANT, PARAMETER, STATE, DISCRETE ->
                Optional.of(declared(symbol.name()).orElse(Unit.PLAIN));
            case LOSS, INTEGRAL, DEFINITION, OUTPUT ->
                inferred.getOrDefault(symbol, declared(symbol.name()).or(() -> Optional.of(Unit.PLAIN)));
        };
    }

    /** What the file says of a name; of a derivative it may say it too. */
    private Optional<Unit> declared(String name) {
        List<UnitNotes.Declared> all = notes.declared(name);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Unit first = whole(all.get(0));
        for (UnitNotes.Declared other : all) {
            if (!whole(other).fits(first)) {
                report.accept(UnitMessages.twoUnits(name, all.get(0).written(), other.written()));
            }
        }
        return Optional.of(first);
    }

    private Unit whole(UnitNotes.Declared declared) {
        return declared.written().unit().times(timeOf(declared.primes()));
    }

    private Unit timeOf(int primes) {
        return primes == 0 ? Unit.PLAIN : time.power(Exponent.of(primes, 1));
    }
}
