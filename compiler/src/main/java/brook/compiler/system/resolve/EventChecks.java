package brook.compiler.system.resolve;

import brook.compiler.syntax.Statement;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem.Trigger;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an event can ever happen, as far as the formulas tell: what it waits for must change, and not hit a value by chance. */
final class EventChecks {

    private final Resolution resolution;
    private final Movement movement;

    EventChecks(Resolution resolution) {
        this.resolution = resolution;
        this.movement = new Movement(definitions(resolution));
    }

    private static Map<Symbol, Pieces> definitions(Resolution resolution) {
        Map<Symbol, Pieces> definitions = new HashMap<>();
        for (Entry entry : resolution.definitions.order()) {
            if (entry instanceof Entry.Definition definition) {
                definition.result.result().ifPresent(found -> definitions.put(found.symbol(), found.pieces()));
            } else if (entry instanceof Entry.State state) {
                state.highest.ifPresent(
                        symbol -> state.equation.result().ifPresent(pieces -> definitions.put(symbol, pieces)));
            }
        }
        return definitions;
    }

    /** An event, of whose block something may be wrong, and what of its head is right. */
    record Waiting(Statement.Event statement, Optional<Trigger> trigger, Optional<Expr> guard) {}

    void check(List<Waiting> events) {
        for (Waiting event : events) {
            if (event.trigger().isPresent() && event.trigger().get() instanceof Trigger.Root root) {
                function(root);
            } else if (event.trigger().isPresent() && event.trigger().get() instanceof Trigger.Condition condition) {
                condition(event.statement(), condition.condition());
            }
            event.guard().ifPresent(guard -> equalities(guard, Place.GUARD));
        }
    }

    /** Where a condition stands. */
    enum Place {
        TRIGGER,
        GUARD
    }

    private void function(Trigger.Root root) {
        switch (movement.of(root.function())) {
            case NEVER ->
                resolution.problems.report(
                        EventMessages.valueNeverChanges(root.function(), dependence(root.function())));
            case JUMPS -> resolution.problems.report(EventMessages.valueJumps(root));
            case FLOWS -> {
                // It may pass its level.
            }
        }
    }

    private void condition(Statement.Event event, Expr condition) {
        if (movement.of(condition) == Movement.Kind.NEVER) {
            resolution.problems.report(
                    EventMessages.conditionNeverChanges(condition, dependence(condition), assigned(event)));
        } else {
            equalities(condition, Place.TRIGGER);
        }
    }

    private static String dependence(Expr expr) {
        return Variables.first(expr).isPresent() ? "depends on parameters only" : "depends on nothing";
    }

    /** The state that an event assigns, or any. */
    private String assigned(Statement.Event event) {
        List<String> states = resolution.globals.all(Entry.State.class).stream()
                .map(Entry::name)
                .toList();
        return event.actions().stream()
                .filter(action -> action instanceof Statement.Action.Assign)
                .map(action ->
                        ((Statement.Action.Assign) action).target().name().text())
                .filter(states::contains)
                .findFirst()
                .orElseGet(() -> states.isEmpty() ? "x" : states.get(0));
    }

    /** The equalities that a condition is made of: between values that flow they hold by chance only. */
    private void equalities(Expr condition, Place place) {
        if (!(condition instanceof Expr.Apply apply)) {
            return;
        }
        if (apply.operator() == Operator.EQUAL || apply.operator() == Operator.NOT_EQUAL) {
            if (apply.operands().stream().anyMatch(operand -> movement.of(operand) == Movement.Kind.FLOWS)) {
                Symbol time = resolution.globals.all(Entry.Time.class).get(0).symbol;
                resolution.problems.report(EventMessages.equality(apply, place, time));
            }
        } else if (apply.operator().isCondition()) {
            apply.operands().forEach(operand -> equalities(operand, place));
        }
    }
}
