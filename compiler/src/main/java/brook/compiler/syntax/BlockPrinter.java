package brook.compiler.syntax;

import brook.compiler.syntax.Statement.Action;
import brook.compiler.syntax.Statement.Event;
import brook.compiler.syntax.Statement.Setting;
import brook.compiler.syntax.Statement.Target;
import brook.compiler.syntax.Statement.TargetIndex;
import brook.compiler.syntax.Statement.Trigger;
import java.util.List;
import java.util.Locale;

/** Writes what stands in events and settings as an indented tree. */
final class BlockPrinter {

    private final TreeText text;
    private final TermPrinter terms;

    BlockPrinter(TreeText text, TermPrinter terms) {
        this.text = text;
        this.terms = terms;
    }

    static String name(Target target) {
        return target.name().text() + "'".repeat(target.primes());
    }

    void event(Event event) {
        trigger(event.trigger());
        event.actions().forEach(this::action);
    }

    void setting(Setting setting) {
        if (setting instanceof Setting.Assign assign) {
            text.line(assign.name().text() + (assign.to().isPresent() ? " = from .. to" : " ="));
            text.indented(() -> {
                terms.print(assign.value());
                assign.to().ifPresent(terms::print);
            });
        } else if (setting instanceof Setting.OutputEvery output) {
            part("output every", List.of(output.interval()));
        } else if (setting instanceof Setting.OutputAt output) {
            part("output at", output.times());
        } else if (setting instanceof Setting.Minimise minimise) {
            part("minimise", List.of(minimise.value()));
        } else {
            throw new AssertionError(setting.getClass());
        }
    }

    void targetIndex(TargetIndex index) {
        if (index instanceof TargetIndex.Binder binder) {
            text.line("for " + binder.name().text());
            text.indented(() -> terms.range(binder.range()));
        } else if (index instanceof TargetIndex.At at) {
            part("at", List.of(at.index()));
        } else if (index instanceof TargetIndex.All) {
            text.line("all");
        } else {
            throw new AssertionError(index.getClass());
        }
    }

    private void trigger(Trigger trigger) {
        if (trigger instanceof Trigger.When when) {
            String direction = when.direction()
                    .map(way -> " " + way.name().toLowerCase(Locale.ROOT))
                    .orElse("");
            part("when", List.of(when.condition()));
            if (when.direction().isPresent()) {
                part(direction.strip(), when.level().stream().toList());
            }
            when.guard().ifPresent(guard -> part("if", List.of(guard)));
        } else if (trigger instanceof Trigger.At at) {
            part("at", at.times());
        } else if (trigger instanceof Trigger.Every every) {
            part("every", List.of(every.period()));
            every.from().ifPresent(from -> part("from", List.of(from)));
        } else {
            throw new AssertionError(trigger.getClass());
        }
    }

    private void action(Action action) {
        if (action instanceof Action.Assign assign) {
            text.line("assign " + name(assign.target()));
            text.indented(() -> {
                assign.target().index().forEach(this::targetIndex);
                terms.print(assign.value());
            });
        } else if (action instanceof Action.Stop) {
            text.line("stop");
        } else if (action instanceof Action.Record) {
            text.line("record");
        } else {
            throw new AssertionError(action.getClass());
        }
    }

    private void part(String word, List<Term> parts) {
        text.line(word);
        text.indented(() -> parts.forEach(terms::print));
    }
}
