package brook.compiler.syntax;

import brook.compiler.source.Budget;
import brook.grammar.OdeParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses one statement at a time: fast first (SLL), and once more with full context (LL) where that fails. */
final class SliceParser {

    /** A tree, or the word at which no sentence of the language goes on that way. */
    record Outcome<T>(Optional<T> tree, int failedAt) {}

    private final OdeParser parser = new OdeParser(stream(List.of()));

    SliceParser() {
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
    }

    <T extends ParserRuleContext> Outcome<T> parse(Slice slice, Function<OdeParser, T> rule) {
        Outcome<T> fast = parse(slice, rule, PredictionMode.SLL);
        return fast.tree().isPresent() ? fast : parse(slice, rule, PredictionMode.LL);
    }

    private <T extends ParserRuleContext> Outcome<T> parse(
            Slice slice, Function<OdeParser, T> rule, PredictionMode mode) {
        parser.setTokenStream(stream(slice.tokens()));
        parser.getInterpreter().setPredictionMode(mode);
        try {
            return new Outcome<>(Optional.of(rule.apply(parser)), -1);
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof RecognitionException cause) {
                return new Outcome<>(Optional.empty(), position(slice, cause.getOffendingToken()));
            }
            throw e;
        }
    }

    /** The index of a word in the slice; its size for the end. */
    private static int position(Slice slice, Token token) {
        return token.getType() == Token.EOF ? slice.size() : Math.min(token.getTokenIndex(), slice.size());
    }

    private static CommonTokenStream stream(List<Token> tokens) {
        return new TimedStream(new ListTokenSource(tokens), Budget.here());
    }

    /** Words that are read within the time of a compilation. */
    private static final class TimedStream extends CommonTokenStream {

        private final Budget budget;

        TimedStream(TokenSource source, Budget budget) {
            super(source);
            this.budget = budget;
        }

        @Override
        public void consume() {
            budget.tick();
            super.consume();
        }
    }
}
