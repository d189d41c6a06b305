package brook.compiler.syntax;

import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser;
import brook.grammar.OdeParser.SingleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Text to what the user wrote; never fails: what cannot be read is reported, and kept as far as it can be. */
public final class SyntaxParser {

    /** How often a statement in error is taken up again at one of its later lines. */
    private static final int MOST_TRIES = 20;

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final SliceParser parser = new SliceParser();

    private SyntaxParser(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** What the text says; statements with mistakes are reported and left out. */
    public static ModelSyntax parse(SourceFile file, Diagnostics diagnostics) {
        return DeepStack.call(() -> new SyntaxParser(file, diagnostics).model());
    }

    private ModelSyntax model() {
        diagnostics.read(file);
        Optional<Diagnostic> hopeless = TextLimits.check(file).or(() -> XppCheck.check(file));
        if (hopeless.isPresent()) {
            diagnostics.report(hopeless.get());
            return new ModelSyntax(file, List.of());
        }
        List<Token> words = Words.read(file, diagnostics);
        StatementBuilder builder = new StatementBuilder(file, time(words), diagnostics);
        Salvage salvage = new Salvage(parser, builder, diagnostics);
        List<Statement> statements = new ArrayList<>();
        List<Slice> slices = StatementSplitter.split(file, words);
        int at = 0;
        while (at < slices.size() && !diagnostics.isFull()) {
            Optional<ForeignBlocks.Block> block = ForeignBlocks.mayStart(slices.get(at)) && !isStatement(slices.get(at))
                    ? ForeignBlocks.at(slices, at)
                    : Optional.empty();
            block.ifPresent(found -> diagnostics.report(found.diagnostic()));
            if (block.isEmpty()) {
                statements.addAll(statements(slices.get(at), builder, salvage));
            }
            at = block.map(ForeignBlocks.Block::end).orElse(at + 1);
        }
        return new ModelSyntax(file, statements);
    }

    private boolean isStatement(Slice slice) {
        return broken(slice).isPresent()
                || !slice.last().getText().equals("begin")
                        && parser.parse(slice, OdeParser::single).tree().isPresent();
    }

    private static Optional<Diagnostic> broken(Slice slice) {
        return TextLimits.check(slice).or(() -> BracketCheck.check(slice)).or(() -> NestingCheck.check(slice));
    }

    private List<Statement> statements(Slice slice, StatementBuilder builder, Salvage salvage) {
        Optional<Diagnostic> broken = broken(slice);
        if (broken.isPresent()) {
            diagnostics.report(broken.get());
            return salvage.heads(slice);
        }
        List<Statement> kept = new ArrayList<>();
        Slice rest = slice;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            SliceParser.Outcome<SingleContext> outcome = parser.parse(rest, OdeParser::single);
            if (outcome.tree().isPresent()) {
                kept.addAll(builder.statements(outcome.tree().get().statement()));
                return kept;
            }
            int next = nextStatement(rest, outcome.failedAt());
            kept.addAll(salvage.explain(rest, outcome.failedAt(), next));
            if (next == rest.size()) {
                return kept;
            }
            rest = rest.part(next, rest.size());
        }
        return kept;
    }

    /** Where the line of the error, or a later one, looks like a statement of its own. */
    private static int nextStatement(Slice slice, int failedAt) {
        int column = slice.first().getCharPositionInLine();
        int line = slice.tokens().get(Math.min(failedAt, slice.size() - 1)).getLine();
        int depth = 0;
        for (int i = 1; i < slice.size(); i++) {
            depth += WordKinds.opens(slice.type(i - 1)) ? 1 : 0;
            depth -= WordKinds.closes(slice.type(i - 1)) ? 1 : 0;
            Token token = slice.tokens().get(i);
            boolean startsLine = token.getLine() != slice.tokens().get(i - 1).getLine();
            boolean shallow = token.getCharPositionInLine() <= column;
            boolean late = token.getLine() >= line;
            if (startsLine && shallow && late && depth == 0 && WordKinds.isName(token.getType())) {
                return i;
            }
        }
        return slice.size();
    }

    /** What the time is called: {@code dx/dt} needs it. */
    private static String time(List<Token> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).getType() == OdeLexer.TIME && words.get(i + 1).getType() == OdeLexer.NAME) {
                return words.get(i + 1).getText();
            }
        }
        return "t";
    }
}
