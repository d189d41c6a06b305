package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.grammar.OdeLexer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains choices that are written as in another language. */
final class IfAdvice {

    private static final String EXAMPLE = "write `if c then a else b`, or `if c then a elseif d then b else e`";
    private static final List<String> ELSE_IF = List.of("elif", "elsif", "elsef", "elseIf", "ElseIf");

    private static final Pattern PYTHON = Pattern.compile(
            "([^=(\\[]*=)\\s*((?:(?!\\bif\\b).)+?)\\s+if\\s+((?:(?!\\belse\\b).)+?)\\s+else\\s+((?:(?!\\b(?:if|else)\\b).)+)");

    private IfAdvice() {}

    static Optional<Diagnostic> explain(Trouble trouble) {
        if (trouble.at() < trouble.slice().size() && ELSE_IF.contains(trouble.text())) {
            return Optional.of(error("E0119", "`" + trouble.text() + "` is written `elseif`")
                    .at(trouble.span())
                    .help(Paste.replaced(trouble.slice(), trouble.at(), trouble.at() + 1, "elseif")
                            .orElse(EXAMPLE)));
        }
        if (trouble.slice().type(0) == OdeLexer.IF) {
            return Optional.of(LeftSideAdvice.conditional(
                    trouble.slice().span(trouble.slice().first())));
        }
        if (trouble.type() == OdeLexer.IF && trouble.at() > 0) {
            return Optional.of(misplacedIf(trouble));
        }
        if (trouble.type() == OdeLexer.THEN || trouble.type() == OdeLexer.ELSE || trouble.type() == OdeLexer.ELSEIF) {
            return Optional.of(misplacedWord(trouble));
        }
        return missingThen(trouble);
    }

    private static Diagnostic misplacedIf(Trouble trouble) {
        if (WordKinds.endsOperand(trouble.typeBefore())) {
            return error("E0119", "the condition comes first")
                    .at(trouble.span())
                    .help(python(trouble).orElse(EXAMPLE));
        }
        return error("E0119", "an `if` inside a formula stands in parentheses")
                .at(trouble.span(), "how far does its `else` reach?")
                .help("write `1 + (if c then a else b)` or `1 + (if c then a else b + 2)`");
    }

    /** {@code x' = a if c else b}. */
    private static Optional<String> python(Trouble trouble) {
        Matcher choice = PYTHON.matcher(
                trouble.slice().size() > 100 ? "" : trouble.slice().text());
        return choice.matches()
                ? Paste.write(
                        trouble.slice(),
                        choice.group(1) + " if " + choice.group(3) + " then " + choice.group(2) + " else "
                                + choice.group(4))
                : Optional.empty();
    }

    private static Diagnostic misplacedWord(Trouble trouble) {
        String word = trouble.text();
        if (!trouble.hasBefore(OdeLexer.IF)) {
            return error("E0119", "this `" + word + "` has no `if`")
                    .at(trouble.span())
                    .help(EXAMPLE);
        }
        if (trouble.type() != OdeLexer.THEN && trouble.awaitsThen()) {
            return error("E0119", "the `then` is missing").at(trouble.span()).help(EXAMPLE);
        }
        if (WordKinds.endsOperand(trouble.typeBefore())) {
            return error("E0119", "this `" + word + "` belongs to no `if`")
                    .at(trouble.span())
                    .help(EXAMPLE);
        }
        return error("E0105", "a value is missing between `" + trouble.textBefore() + "` and `" + word + "`")
                .at(trouble.span())
                .also(trouble.spanBefore(), "");
    }

    /** {@code if x > 0 1 else 2}, {@code if c: a}, {@code if c { a }}. */
    private static Optional<Diagnostic> missingThen(Trouble trouble) {
        boolean goesOn = trouble.isAtEnd()
                || WordKinds.startsOperand(trouble.type())
                || trouble.type() == OdeLexer.COLON
                || trouble.type() == OdeLexer.LBRC
                || trouble.type() == OdeLexer.COMMA;
        if (!goesOn || !trouble.awaitsThen() || !WordKinds.endsOperand(trouble.typeBefore())) {
            return Optional.empty();
        }
        return Optional.of(error("E0119", "the `then` is missing")
                .at(trouble.span(), trouble.isAtEnd() ? "the statement ends here" : "before this")
                .help(EXAMPLE));
    }
}
