package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of assignments to what no event can change. */
final class AssignmentMessages {

    private final Resolution resolution;

    AssignmentMessages(Resolution resolution) {
        this.resolution = resolution;
    }

    /** Says why a target is none. */
    void reportTarget(Statement.Target target, Optional<Entry> entry) {
        if (entry.isEmpty()) {
            reportUnknown(target);
        } else if (entry.get() instanceof Entry.State state) {
            reportHighest(target, state);
        } else if (entry.get() instanceof Entry.Discrete discrete) {
            resolution.problems.report(
                    Diagnostic.error("E0605", "`" + discrete.name() + "` is discrete: it has no derivative")
                            .at(target.span())
                            .also(discrete.place(), "declared here")
                            .help("assign it itself: `" + discrete.name() + " := ...`"));
        } else {
            resolution.problems.report(cannotChange(target, entry.get()));
        }
    }

    private void reportUnknown(Statement.Target target) {
        if (resolution.problems.mayBeLost(target.name().span())) {
            return;
        }
        String name = target.name().text();
        List<String> assignable = new ArrayList<>();
        resolution.globals.all(Entry.State.class).forEach(state -> assignable.add(state.name()));
        resolution.globals.all(Entry.Discrete.class).forEach(discrete -> assignable.add(discrete.name()));
        resolution.problems.report(Diagnostic.error("E0201", "unknown name `" + name + "`")
                .at(target.name().span(), "not a state or a discrete variable")
                .help(Suggestions.nearest(name, assignable)
                        .map(other -> "did you mean `" + other + "`?")
                        .orElse("a value that events change is declared: `discrete " + name + " = 0`")));
    }

    private void reportHighest(Statement.Target target, Entry.State state) {
        if (state.equations.isEmpty()) {
            return;
        }
        String name = Words.primed(state.name(), target.primes());
        String lower = Words.primed(state.name(), state.order() - 1);
        resolution.problems.report(Diagnostic.error("E0605", "an event cannot change `" + name + "`")
                .at(target.span())
                .also(
                        state.equations.get(0).target().span(),
                        target.primes() == state.order()
                                ? "`" + name + "` follows from this equation"
                                : "the equation has order " + state.order())
                .help("assign `" + lower + "`, or let the equation read a discrete variable that the event changes"));
    }

    private static Diagnostic cannotChange(Statement.Target target, Entry entry) {
        String name = entry.name();
        boolean time = entry instanceof Entry.Time;
        Diagnostic diagnostic = Diagnostic.error(
                        "E0601", "an event cannot change the " + entry.kind() + (time ? "" : " `" + name + "`"))
                .at(target.name().span());
        if (entry instanceof Entry.Parameter parameter) {
            return diagnostic
                    .also(entry.place(), "a parameter is constant during a run")
                    .help("declare it `discrete " + Spans.brief(withoutNote(parameter.item))
                            + "`: constant between events");
        }
        if (entry instanceof Entry.Constant constant) {
            return diagnostic
                    .also(entry.place(), "a constant is known when the model is compiled")
                    .help("declare it `discrete " + Spans.brief(withoutNote(constant.item))
                            + "`: constant between events");
        }
        if (entry instanceof Entry.Definition) {
            return diagnostic
                    .also(entry.place(), "follows from this formula all the time")
                    .help("assign what its formula reads, or declare `discrete " + name + " = 0` in its place");
        }
        return time
                ? diagnostic.help("the time runs by itself; what counts from an event on is a state: `clock' = 1`, "
                        + "`clock(0) = 0`, and in the event `clock := 0`")
                : diagnostic
                        .also(entry.place(), "declared here")
                        .help("only a state and a discrete variable can be assigned");
    }

    /** {@code k = 0.3} of a declaration, without unit and description. */
    private static Span withoutNote(Statement.Item item) {
        Span head = Spans.head(item);
        return item.value().map(Term::span).map(head::to).orElse(head);
    }

    void reportTwice(Statement.Action.Assign second, Statement.Action.Assign first) {
        String name =
                Words.primed(second.target().name().text(), second.target().primes());
        boolean whole =
                second.target().index().isEmpty() && first.target().index().isEmpty();
        resolution.problems.report(Diagnostic.error(
                        "E0602",
                        whole
                                ? "the event gives `" + name + "` two new values"
                                : "the event gives elements of `" + name + "` two new values")
                .at(second.target().span(), "second value")
                .also(first.target().span(), "first value")
                .help("all assignments of an event happen at once, each reads the values before it; write one: `"
                        + Spans.brief(second.span()) + "`"));
    }
}
