package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Declaration;
import brook.compiler.syntax.Statement.Item;
import brook.compiler.syntax.Statement.Note;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser;
import brook.grammar.OdeParser.PlainContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Keeps what can be kept of a statement in error, so that its names are known and one mistake gives one message:
 * declarations item by item, blocks line by line, of everything else the left side with a value that fits everything.
 */
final class Salvage {

    /** Nobody reads more messages than this. */
    private static final int MOST_PIECES = 1_000;

    private final SliceParser parser;
    private final StatementBuilder builder;
    private final Diagnostics diagnostics;

    Salvage(SliceParser parser, StatementBuilder builder, Diagnostics diagnostics) {
        this.parser = parser;
        this.builder = builder;
        this.diagnostics = diagnostics;
    }

    /** Explains why the statement cannot be read and returns what can be kept of it up to a word. */
    List<Statement> explain(Slice slice, int failedAt, int end) {
        int first = slice.type(0);
        boolean blocks = first == OdeLexer.SOLVE || first == OdeLexer.TRAIN || first == OdeLexer.EVENT;
        if (!(blocks ? explainLines(slice) : explainItems(slice))) {
            Explainer.explain(new Trouble(slice, failedAt)).ifPresent(diagnostics::report);
        }
        return heads(slice.part(0, end));
    }

    /** What can be kept of a statement; its error was reported. */
    List<Statement> heads(Slice slice) {
        int first = slice.type(0);
        if (first >= OdeLexer.CONST && first <= OdeLexer.OUTPUT && first != OdeLexer.INTEGRAL) {
            return declaration(slice);
        }
        if (first == OdeLexer.INTEGRAL && WordKinds.isName(slice.type(1))) {
            return List.of(new Statement.Integral(slice.span(), name(slice, 1), List.of(), bad(slice), Note.NONE));
        }
        if (first == OdeLexer.LOSS && WordKinds.isName(slice.type(1))) {
            return List.of(new Statement.Loss(slice.span(), name(slice, 1), false, bad(slice), Note.NONE));
        }
        if (first == OdeLexer.SCAN && WordKinds.isName(slice.type(1))) {
            return List.of(new Statement.Scan(
                    slice.span(),
                    name(slice, 1),
                    List.of(),
                    Statement.Scan.Direction.FORWARD,
                    Optional.empty(),
                    bad(slice),
                    Note.NONE));
        }
        return Keywords.isKeyword(first) ? List.of() : equation(slice);
    }

    private List<Statement> equation(Slice slice) {
        int sign = firstOf(slice, 0, Salvage::isEquationSign);
        if (sign == slice.size() || sign == 0) {
            return List.of();
        }
        Slice left = slice.part(0, sign);
        if (BracketCheck.check(left).isPresent() || NestingCheck.check(left).isPresent()) {
            return List.of();
        }
        return parser.parse(left, OdeParser::singleExpr).tree().stream()
                .flatMap(tree -> tree.expr() instanceof PlainContext plain
                        ? builder.equations().headOnly(slice.span(), plain.op()).stream()
                        : Optional.<Statement>empty().stream())
                .toList();
    }

    private List<Statement> declaration(Slice slice) {
        List<Item> items = new ArrayList<>();
        for (Slice piece : pieces(slice, 1, slice.size(), type -> type == OdeLexer.COMMA)) {
            if (WordKinds.isName(piece.type(0))) {
                items.add(item(piece));
            }
        }
        return items.isEmpty()
                ? List.of()
                : List.of(new Declaration(slice.span(), StatementBuilder.kind(slice.first()), items));
    }

    /** The whole item if it can be read, its name otherwise. */
    private Item item(Slice piece) {
        if (BracketCheck.check(piece).isEmpty() && NestingCheck.check(piece).isEmpty()) {
            SliceParser.Outcome<OdeParser.SingleItemContext> outcome = parser.parse(piece, OdeParser::singleItem);
            if (outcome.tree().isPresent()) {
                return builder.item(outcome.tree().get().item());
            }
        }
        return new Item(piece.span(), name(piece, 0), List.of(), Optional.of(bad(piece)), Note.NONE);
    }

    /** Returns whether some item was found wrong. */
    private boolean explainItems(Slice slice) {
        int first = slice.type(0);
        if (first < OdeLexer.CONST || first > OdeLexer.OUTPUT || first == OdeLexer.INTEGRAL) {
            return false;
        }
        boolean found = false;
        for (Slice piece : pieces(slice, 1, slice.size(), type -> type == OdeLexer.COMMA)) {
            List<Token> tokens = new ArrayList<>(List.of(slice.first()));
            tokens.addAll(piece.tokens());
            found |= explainPart(new Slice(slice.file(), tokens), OdeParser::single);
        }
        return found;
    }

    /** The line that opens the block, then each of its lines; returns whether one of them was found wrong. */
    private boolean explainLines(Slice slice) {
        int brace = firstOf(slice, 0, type -> type == OdeLexer.LBRC);
        if (brace == slice.size() || slice.last().getType() != OdeLexer.RBRC) {
            return false;
        }
        List<Token> head = new ArrayList<>(slice.tokens().subList(0, brace + 1));
        head.add(slice.last());
        boolean found = explainPart(new Slice(slice.file(), head), OdeParser::single);
        boolean event = slice.type(0) == OdeLexer.EVENT;
        for (Slice line : pieces(slice, brace + 1, slice.size() - 1, Salvage::separates)) {
            found |= event ? explainAction(line) : explainPart(line, OdeParser::singleSetting);
        }
        return found;
    }

    private boolean explainAction(Slice line) {
        boolean wrong = parser.parse(line, OdeParser::singleAction).tree().isEmpty();
        Optional<Diagnostic> advice = wrong ? EventAdvice.action(line) : Optional.empty();
        advice.ifPresent(diagnostics::report);
        return advice.isPresent() || explainPart(line, OdeParser::singleAction);
    }

    private boolean explainPart(Slice part, Function<OdeParser, ? extends ParserRuleContext> rule) {
        SliceParser.Outcome<? extends ParserRuleContext> outcome = parser.parse(part, rule);
        if (outcome.tree().isPresent()) {
            return false;
        }
        Explainer.explain(new Trouble(part, outcome.failedAt())).ifPresent(diagnostics::report);
        return true;
    }

    private static List<Slice> pieces(Slice slice, int from, int to, Function<Integer, Boolean> separates) {
        List<Slice> pieces = new ArrayList<>();
        int start = from;
        while (start < to && pieces.size() < MOST_PIECES) {
            int end = Math.min(to, firstOf(slice, start, separates));
            if (end > start) {
                pieces.add(slice.part(start, end));
            }
            start = end + 1;
        }
        return pieces;
    }

    /** The first word of a kind outside brackets, the size if there is none. */
    private static int firstOf(Slice slice, int from, Function<Integer, Boolean> wanted) {
        int depth = 0;
        for (int i = from; i < slice.size(); i++) {
            int type = slice.type(i);
            if (depth == 0 && wanted.apply(type)) {
                return i;
            }
            if (WordKinds.opens(type)) {
                depth++;
            } else if (WordKinds.closes(type)) {
                depth = Math.max(0, depth - 1);
            }
        }
        return slice.size();
    }

    private static boolean isEquationSign(int type) {
        return WordKinds.isAssignment(type) || type == OdeLexer.EQ;
    }

    private static boolean separates(int type) {
        return type == OdeLexer.NL || type == OdeLexer.SEMI;
    }

    private static Name name(Slice slice, int i) {
        Span span = slice.span(i, i + 1);
        return new Name(span, span.text());
    }

    private static Term bad(Slice slice) {
        return new Term.Bad(slice.span());
    }
}
