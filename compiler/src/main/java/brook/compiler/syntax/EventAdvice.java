package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write in events who know other languages. */
final class EventAdvice {

    private static final int LONGEST = 200;

    private static final String TARGET = "(?<x>[\\p{L}_][\\p{L}\\p{N}_]*(?:\\[[^]]*])?'*)";
    private static final Pattern CHANGED =
            Pattern.compile(TARGET + "\\s*(?<at>(?<o>[-+*/])=)\\s*(?<e>.+)", Pattern.DOTALL);
    private static final Pattern COUNTED = Pattern.compile(TARGET + "\\s*(?<at>(?<o>[-+])\\k<o>)");
    private static final Pattern CALLED = Pattern.compile("(?<x>stop|record)(?<at>\\s*\\(.*\\))", Pattern.DOTALL);
    private static final Pattern ENDED =
            Pattern.compile("(?<at>terminate|break|halt|quit|exit|return|end)\\b.*", Pattern.DOTALL);
    private static final Pattern CHOICE = Pattern.compile("(?<at>if)\\b(?<c>.+?)\\bthen\\b(?<e>.+)", Pattern.DOTALL);

    private EventAdvice() {}

    /** A line of the block. */
    static Optional<Diagnostic> action(Slice line) {
        String text = line.span().text();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher changed = CHANGED.matcher(text);
        if (changed.matches()) {
            String value = changed.group("e").strip();
            boolean simple = value.matches("[\\p{L}\\p{N}_.]+");
            String operand = simple || changed.group("o").equals("+") ? value : "(" + value + ")";
            return Optional.of(newValue(line, changed, operand));
        }
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            return Optional.of(newValue(line, counted, "1"));
        }
        return word(line, text);
    }

    private static Diagnostic newValue(Slice line, Matcher written, String operand) {
        String target = written.group("x");
        return error("E0123", "an event gives a new value with `:=`")
                .at(at(line, written))
                .help("write `" + target + " := " + target + " " + written.group("o") + " " + operand + "`");
    }

    private static Optional<Diagnostic> word(Slice line, String text) {
        Matcher called = CALLED.matcher(text);
        if (called.matches()) {
            String word = called.group("x");
            return Optional.of(error("E0103", "`" + word + "` stands alone")
                    .at(at(line, called))
                    .help("write `" + word + "`"));
        }
        Matcher ended = ENDED.matcher(text);
        if (ended.matches() && line.size() <= 4) {
            return Optional.of(error("E0117", "an event ends the run with `stop`")
                    .at(at(line, ended))
                    .help("write `stop`"));
        }
        Matcher choice = CHOICE.matcher(text);
        if (choice.matches()) {
            String condition = choice.group("c").strip();
            return Optional.of(error("E0120", "an `if` chooses between values, not between statements")
                    .at(at(line, choice))
                    .help("a guard counts for the whole event: `event hit when x falls 0 if " + condition + " { "
                            + choice.group("e").strip() + " }`")
                    .help("a value that may stay: `x := if " + condition + " then 1 else x`"));
        }
        return Optional.empty();
    }

    private static Span at(Slice line, Matcher text) {
        int start = line.span().start();
        return new Span(line.file(), start + text.start("at"), start + text.end("at"));
    }

    /** The line that opens the block. */
    static Optional<Diagnostic> head(Trouble trouble) {
        Slice slice = trouble.slice();
        if (slice.type(0) != OdeLexer.EVENT || trouble.hasBefore(OdeLexer.LBRC) || trouble.isAtEnd()) {
            return Optional.empty();
        }
        if (trouble.type() == OdeLexer.ASSIGN && trouble.hasBefore(OdeLexer.WHEN) && trouble.opener() < 0) {
            return Optional.of(equation(trouble));
        }
        if (trouble.type() == OdeLexer.IF) {
            return guard(trouble);
        }
        boolean period = trouble.hasBefore(OdeLexer.EVERY) && trouble.opener() < 0;
        if (period && (trouble.type() == OdeLexer.COMMA || trouble.type() == OdeLexer.AT)) {
            return Optional.of(error("E0103", "`every` has one period, and a first time after `from`")
                    .at(trouble.span())
                    .help(Paste.replaced(slice, trouble.at(), trouble.at() + 1, " from")
                            .orElse("for example `every 12 from 3`"))
                    .help("times of which each is given: `at 2, 3`"));
        }
        if (trouble.text().equals("while") || trouble.text().equals("until")) {
            return Optional.of(error("E0103", "an event happens at a moment")
                    .at(trouble.span())
                    .help(Paste.replaced(slice, trouble.at(), trouble.at() + 1, "when")
                                    .orElse("write `when`")
                            + ": the moment it becomes true"));
        }
        return Optional.empty();
    }

    /** {@code when h = 0}. */
    private static Diagnostic equation(Trouble trouble) {
        Slice slice = trouble.slice();
        int when = first(slice, OdeLexer.WHEN);
        int end = Math.min(first(slice, OdeLexer.LBRC), first(slice, OdeLexer.IF));
        Diagnostic diagnostic = error("E0103", "an event waits for a value that passes a level, or for a condition")
                .at(trouble.span(), "`=` states what holds all the time");
        if (when + 1 >= trouble.at() || trouble.at() + 1 >= end) {
            return diagnostic.help("for example `when x falls 0`");
        }
        String value = slice.part(when + 1, trouble.at()).text();
        String level = slice.part(trouble.at() + 1, end).text();
        return diagnostic.help(
                "`when " + value + " falls " + level + "` (from above), `rises` (from below) or `crosses` (both)");
    }

    private static Optional<Diagnostic> guard(Trouble trouble) {
        Slice slice = trouble.slice();
        if (trouble.hasBefore(OdeLexer.AT) || trouble.hasBefore(OdeLexer.EVERY)) {
            return Optional.of(error("E0103", "an event at given times has no guard")
                    .at(trouble.span())
                    .help("let the new value choose: `x := if ... then 1 else x`"));
        }
        int when = first(slice, OdeLexer.WHEN);
        int end = first(slice, OdeLexer.LBRC);
        if (trouble.hasBefore(OdeLexer.WHEN) || when >= end || when < trouble.at()) {
            return Optional.empty();
        }
        String guard = slice.part(trouble.at(), when).text();
        String trigger = slice.part(when, end).text();
        return Optional.of(error("E0103", "the guard follows what the event waits for")
                .at(trouble.span())
                .help("write `" + slice.part(0, trouble.at()).text() + " " + trigger + " " + guard + " { ... }`"));
    }

    private static int first(Slice slice, int type) {
        int i = 0;
        while (i < slice.size() && slice.type(i) != type) {
            i++;
        }
        return i;
    }
}
