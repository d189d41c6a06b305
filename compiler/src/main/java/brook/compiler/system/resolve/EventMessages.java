package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of events that make no sense, with what was probably meant. */
final class EventMessages {

    private EventMessages() {}

    static Diagnostic numberIsTaken(Span keyword, Entry other) {
        return Diagnostic.error("E0612", "an event without a name is called `" + other.name() + "`, and so is this")
                .at(keyword, "called `" + other.name() + "` after its place in the file")
                .also(other.place(), Words.withArticle(other.kind()) + " of that name")
                .help("give the event a name: `event kick ...`");
    }

    /** {@code when y < 0 falls}. */
    static Diagnostic conditionWithDirection(Statement.Trigger.When when) {
        String direction = word(when);
        Span condition = when.condition().span();
        String text = Spans.brief(condition);
        Diagnostic diagnostic = Diagnostic.error("E0606", "`" + direction + "` needs a number, found a condition")
                .at(condition, "true or false");
        if (when.condition() instanceof Term.Binary comparison && isOrder(comparison)) {
            String left = Spans.brief(comparison.left().span());
            String right = Spans.brief(comparison.right().span());
            return diagnostic.help("`when " + left + " " + direction + " " + right + "`, or for the moment it becomes "
                    + "true `when " + text + "`");
        }
        return diagnostic.help("for the moment it becomes true: `when " + text + "`");
    }

    /** {@code when h falls 0 and v < 0}. */
    static Diagnostic secondCondition(Statement.Trigger.When when, Term.Binary both) {
        String value = Spans.brief(when.condition().span());
        String level = Spans.brief(both.left().span());
        String guard = Spans.brief(both.right().span());
        return Diagnostic.error("E0606", "the level of `" + word(when) + "` is a number")
                .at(both.span(), "a number and a condition")
                .help("what must hold at that moment follows `if`: `when " + value + " " + word(when) + " " + level
                        + " if " + guard + "`");
    }

    private static boolean isOrder(Term.Binary comparison) {
        return switch (comparison.operator()) {
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            case EQUAL, NOT_EQUAL, AND, OR, ADD, SUBTRACT, TIMES, DIVIDE, DOT_TIMES, DOT_DIVIDE, POWER, DOT_POWER ->
                false;
        };
    }

    private static String word(Statement.Trigger.When when) {
        return when.direction().orElseThrow().name().toLowerCase(Locale.ROOT);
    }

    /** {@code when y}. */
    static Diagnostic numberAsCondition(Statement.Trigger.When when) {
        String text = Spans.brief(when.condition().span());
        return Diagnostic.error("E0606", "`when` waits for a condition, found a number")
                .at(when.condition().span(), "a number")
                .help("`when " + text + " falls 0` (from above), `rises` (from below) or `crosses` (both)")
                .help("or a condition that becomes true: `when " + text + " > 0`");
    }

    /** {@code when q falls 0} for a vector. */
    static Diagnostic array(Term term, Value value) {
        String text = Spans.brief(term.span());
        Diagnostic diagnostic = Diagnostic.error(
                        "E0610", "an event waits for one number, found " + Words.shape(value.shape()))
                .at(term.span(), Words.shape(value.shape()));
        boolean name = term instanceof Term.Reference;
        List<String> first = new ArrayList<>();
        value.dimensions().forEach(dimension -> first.add(Integer.toString(dimension.lower())));
        String element = name ? "`" + text + "[" + String.join(", ", first) + "]`" : "an element";
        return diagnostic.help("take " + element + ", or one number made of all: `min(" + text + ")`, `max(" + text
                + ")`, `norm(" + text + ")`");
    }

    /** {@code at ts} for a vector. */
    static Diagnostic timesAreAnArray(Term term, Value value) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0610", "the time of an event is one number, found " + Words.shape(value.shape()))
                .at(term.span(), Words.shape(value.shape()));
        if (term instanceof Term.Listing listing && listing.rows().size() == 1) {
            List<String> times = new ArrayList<>();
            listing.rows().get(0).forEach(time -> times.add(time.span().text()));
            return diagnostic.help(
                    "several times need no brackets: `at " + Spans.brief(String.join(", ", times)) + "`");
        }
        String text = Spans.brief(term.span());
        return diagnostic.help("several times stand side by side: `at " + text + "[1], " + text + "[2]`");
    }

    /** A name that changes during a run, in the time of an event. */
    static Diagnostic timeChanges(Entry entry, Span span) {
        String kind = entry instanceof Entry.Time ? "the time" : Words.withArticle(entry.kind());
        return timeChanges(span, "`" + entry.name() + "` is " + kind);
    }

    static Diagnostic timeChanges(Span span) {
        return timeChanges(span, "changes during a run");
    }

    private static Diagnostic timeChanges(Span span, String label) {
        return Diagnostic.error("E0608", "the time of an event must be known when the run starts")
                .at(span, label)
                .help("an event that waits for a value: `when t >= ...`, `when x falls ...`")
                .note("`at` and `every` read constants and parameters");
    }

    /** {@code when a falls 1}, a parameter. */
    static Diagnostic valueNeverChanges(Expr function, String dependence) {
        return Diagnostic.error("E0604", "this value never changes")
                .at(function.span(), dependence)
                .help("an event needs a state or the time");
    }

    /** {@code when a > 1}, a parameter. */
    static Diagnostic conditionNeverChanges(Expr condition, String dependence, String state) {
        Diagnostic diagnostic =
                Diagnostic.error("E0604", "this condition never changes").at(condition.span(), dependence);
        return Variables.first(condition).isEmpty()
                ? diagnostic.help("an event needs a state or the time")
                : diagnostic.help("an event needs a state or the time; a choice at the start is `state " + state
                        + " = if " + Spans.brief(condition.span()) + " then 1 else 2`");
    }

    /** {@code when floor(x) rises 3}. */
    static Diagnostic valueJumps(OdeSystem.Trigger.Root root) {
        return Diagnostic.error("E0607", "this value changes by jumps only: it passes no level")
                .at(root.function().span(), "is constant between its jumps")
                .help("a condition, for the moment it becomes true: `when " + asCondition(root) + "`");
    }

    private static String asCondition(OdeSystem.Trigger.Root root) {
        String sign = root.direction() == OdeSystem.Trigger.Direction.FALLS ? " < " : " > ";
        boolean level = root.function() instanceof Expr.Apply apply
                && apply.operator() == Operator.SUBTRACT
                && apply.span().text().matches("(?s).*\\b(rises|falls|crosses)\\b.*");
        if (level && root.function() instanceof Expr.Apply apply) {
            List<String> sides = apply.operands().stream()
                    .map(side -> Spans.brief(side.span()))
                    .toList();
            return sides.get(0) + sign + sides.get(1);
        }
        return Spans.brief(root.function().span()) + sign + "0";
    }

    /** {@code when h == 0}. */
    static Diagnostic equality(Expr.Apply equality, EventChecks.Place place, Symbol time) {
        boolean swapped = equality.operands().get(0) instanceof Expr.Literal;
        Expr value = equality.operands().get(swapped ? 1 : 0);
        Expr level = equality.operands().get(swapped ? 0 : 1);
        String text = Spans.brief(value.span());
        String wanted = Spans.brief(level.span());
        boolean equal = equality.operator() == Operator.EQUAL;
        Diagnostic diagnostic = Diagnostic.error(
                        "E0603",
                        level instanceof Expr.Literal
                                ? "a number is never exactly equal to " + wanted + " during a run"
                                : "two numbers are never exactly equal during a run")
                .at(equality.span(), "would (almost) " + (equal ? "never" : "always") + " be true at a computed point");
        if (place == EventChecks.Place.GUARD) {
            return diagnostic.help("compare with a distance that you choose: `abs(" + text + " - " + wanted + ") "
                    + (equal ? "<" : ">") + " 1e-9`");
        }
        if (value instanceof Expr.Reference reference && reference.symbol() == time) {
            return diagnostic.help("an event at a time: `at " + wanted + "` in the place of `when ...`");
        }
        return diagnostic.help(
                "`when " + text + " falls " + wanted + "` (from above), `rises` (from below) or `crosses` (both)");
    }
}
