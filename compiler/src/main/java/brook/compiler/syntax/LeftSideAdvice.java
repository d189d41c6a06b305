package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Target;
import brook.grammar.OdeParser.CalledContext;
import brook.grammar.OdeParser.IndexedContext;
import brook.grammar.OdeParser.ListContext;
import brook.grammar.OdeParser.LiteralContext;
import brook.grammar.OdeParser.OpContext;
import brook.grammar.OdeParser.PlainContext;
import brook.grammar.OdeParser.PrimedContext;
import brook.grammar.OdeParser.ProductContext;
import brook.grammar.OdeParser.QualifiedContext;
import brook.grammar.OdeParser.ReferenceContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** What to write in place of a left side that is none. */
final class LeftSideAdvice {

    private static final String MESSAGE = "the left side of an equation is a name, its derivative or its initial value";
    private static final List<String> DERIVATIVES = List.of("der", "ddt", "diff", "D", "Dt");
    private static final Pattern SECOND = Pattern.compile("d(?:\\^?([2-9]))(\\w+?)/dt\\^?\\1");

    private static final int LONGEST = 80;

    private LeftSideAdvice() {}

    static Diagnostic conditional(Span span) {
        return Diagnostic.error("E0120", "an `if` chooses between values, not between statements")
                .at(span)
                .help("write `x = if c then a else b`");
    }

    static Diagnostic about(OpContext tree, Span equation) {
        Optional<Diagnostic> foreign = ForeignLines.about(equation);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (tree instanceof LiteralContext) {
            return Diagnostic.error("E0309", "an algebraic equation (`0 = ...`) is not supported")
                    .at(equation, "this would make the model a DAE")
                    .help(
                            "solve it for one of its variables and write a definition `y = ...`; if that cannot be done,\n"
                                    + "differentiate it once and write `state y = ...` and `y' = ...`");
        }
        Span span = Slice.of(equation.file(), tree);
        Diagnostic diagnostic = Diagnostic.error("E0120", MESSAGE);
        Optional<String> better = better(tree);
        if (better.isPresent()) {
            return diagnostic.at(span).help("write `" + better.get() + rest(span, equation) + "`");
        }
        if (tree instanceof QualifiedContext
                || tree instanceof CalledContext call && call.op() instanceof QualifiedContext) {
            return diagnostic.at(span, "a name of another file").help("it is defined there; here it can only be read");
        }
        if (tree instanceof ListContext) {
            return diagnostic.at(span, "several at once").help("write one equation for each on a line of its own");
        }
        return diagnostic
                .at(span, "an expression")
                .help("solve for one name or derivative and leave it alone on the left: `x' = ...`");
    }

    /** What follows the left side. */
    private static String rest(Span left, Span equation) {
        String rest = equation.text()
                .substring(left.end() - equation.start())
                .replaceFirst("^\\s*(?:=|:=|==)\\s*", "")
                .replaceAll("\\s+", " ");
        return " = " + (rest.isBlank() || rest.length() > LONGEST || rest.contains("`") ? "..." : rest);
    }

    /** The target that was surely meant, so that the rest of the model is still checked. */
    static Optional<Target> meant(OpContext tree, LeftSide.Reader reader) {
        if (tree instanceof CalledContext call && call.op() instanceof PrimedContext) {
            return reader.target(call.op());
        }
        if (isDerivative(tree) && tree instanceof CalledContext call) {
            Span span = reader.span(tree);
            return reader.target(plain(call))
                    .map(target -> new Target(span, target.name(), target.primes() + 1, target.index()));
        }
        return Optional.empty();
    }

    private static Optional<String> better(OpContext tree) {
        if (isDerivative(tree) && tree instanceof CalledContext call) {
            return Optional.of(text(call.argument(0)).replaceFirst("\\(t\\)$", "") + "'");
        }
        if (tree instanceof CalledContext call && call.op() instanceof PrimedContext primed) {
            return Optional.of(text(primed));
        }
        if (tree instanceof CalledContext call
                && call.op() instanceof ReferenceContext
                && !call.argument().isEmpty()) {
            return Optional.of(text(call.op()) + "[" + arguments(call) + "]");
        }
        if (tree instanceof PrimedContext primed && primed.op() instanceof CalledContext call) {
            boolean ofTime = arguments(call).equals("t");
            return Optional.of(text(call.op()) + (ofTime ? "" : "[" + arguments(call) + "]") + "'");
        }
        OpContext base = tree instanceof PrimedContext primed ? primed.op() : tree;
        if (base instanceof IndexedContext outer && outer.op() instanceof IndexedContext) {
            return Optional.of(text(base).replaceAll("\\]\\s*\\[", ", ") + (base == tree ? "" : "'"));
        }
        if (base instanceof IndexedContext indexed && indexed.subscript().size() == 1) {
            String primes = base == tree ? "" : "'";
            return Optional.of(text(indexed.op()) + "[i in " + text(indexed.subscript(0)) + "]" + primes);
        }
        return tree instanceof ProductContext ? leibniz(tree.getText()) : Optional.empty();
    }

    /** d2x/dt2, d^2x/dt^2, d/dt(x). */
    private static Optional<String> leibniz(String text) {
        Matcher second = SECOND.matcher(text);
        if (second.matches()) {
            return Optional.of(second.group(2) + "'".repeat(Integer.parseInt(second.group(1))));
        }
        return text.matches("d/dt\\(\\w+\\)")
                ? Optional.of(text.substring(5, text.length() - 1) + "'")
                : Optional.empty();
    }

    private static boolean isDerivative(OpContext tree) {
        return tree instanceof CalledContext call
                && call.op() instanceof ReferenceContext
                && !call.argument().isEmpty()
                && DERIVATIVES.contains(call.op().getText());
    }

    private static OpContext plain(CalledContext call) {
        return call.argument(0).expr() instanceof PlainContext plain ? plain.op() : call.op();
    }

    private static String arguments(CalledContext call) {
        return String.join(
                ", ", call.argument().stream().map(LeftSideAdvice::text).toList());
    }

    private static String text(ParserRuleContext tree) {
        int end = tree.getStop().getStopIndex();
        return tree.getStart()
                .getInputStream()
                .getText(Interval.of(tree.getStart().getStartIndex(), end));
    }
}
