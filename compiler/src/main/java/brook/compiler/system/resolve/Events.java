package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events: when they happen, under which condition, and what they assign. */
final class Events {

    private final Resolution resolution;
    private final Triggers triggers;
    private final Assignments assignments;
    private final List<EventChecks.Waiting> waiting = new ArrayList<>();

    Events(Resolution resolution) {
        this.resolution = resolution;
        this.triggers = new Triggers(resolution);
        this.assignments = new Assignments(resolution);
    }

    /** Those of which everything is right, in the order of the file. */
    List<OdeSystem.Event> resolve(List<Statement.Event> statements) {
        List<OdeSystem.Event> events = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement.Event statement = statements.get(i);
            checkNumber(statement, "event" + (i + 1));
            event(statement, "event" + (i + 1)).ifPresent(events::add);
        }
        new EventChecks(resolution).check(waiting);
        return events;
    }

    /** The name by position of an event without a name must be free. */
    private void checkNumber(Statement.Event statement, String number) {
        Optional<Entry> other = statement.name().isEmpty() ? resolution.globals.find(number) : Optional.empty();
        other.ifPresent(entry ->
                resolution.problems.report(EventMessages.numberIsTaken(Spans.keyword(statement.span()), entry)));
    }

    private Optional<OdeSystem.Event> event(Statement.Event statement, String number) {
        Span head = statement.name().map(Name::span).orElse(Spans.keyword(statement.span()));
        String name = statement.name().map(Name::text).orElse(number);
        Optional<OdeSystem.Trigger> trigger = triggers.resolve(statement.trigger());
        Optional<Term> guard =
                statement.trigger() instanceof Statement.Trigger.When when ? when.guard() : Optional.empty();
        Optional<Expr> condition = guard.flatMap(triggers::guard);
        Optional<List<OdeSystem.Action>> actions = assignments.actions(statement.actions());
        waiting.add(new EventChecks.Waiting(statement, trigger, condition));
        if (trigger.isEmpty() || actions.isEmpty() || condition.isEmpty() && guard.isPresent()) {
            return Optional.empty();
        }
        Span waits = statement.trigger().span();
        return Optional.of(
                new OdeSystem.Event(statement.span(), head, name, waits, trigger.get(), condition, actions.get()));
    }
}
