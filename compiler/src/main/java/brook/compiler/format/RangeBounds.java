package brook.compiler.format;

import brook.compiler.syntax.Lexeme;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Which words stand in a bound of a range within brackets: {@code N-1} in {@code for i in 2..N-1}. */
final class RangeBounds {

    private final BitSet inside = new BitSet();
    /** Where the formulas start that are open now, the innermost first, and whether a range has been met in them. */
    private final Deque<Formula> open = new ArrayDeque<>();

    /** A part of a bracket between its commas and keywords. */
    private record Formula(BitSet words, boolean ranges) {

        Formula() {
            this(new BitSet(), false);
        }
    }

    private RangeBounds() {}

    static RangeBounds of(Manuscript manuscript) {
        RangeBounds bounds = new RangeBounds();
        List<Word> words = manuscript.words();
        for (int i = 0; i < words.size(); i++) {
            bounds.read(i, words.get(i));
        }
        return bounds;
    }

    boolean contains(int word) {
        return inside.get(word);
    }

    private void read(int i, Word word) {
        switch (word.kind()) {
            case ROUND_OPEN, SQUARE_OPEN -> open.push(new Formula());
            case ROUND_CLOSE, SQUARE_CLOSE -> close();
            case COMMA, SEMICOLON, RELATION, KEYWORD -> separate();
            case RANGE -> {
                if (!open.isEmpty()) {
                    open.push(new Formula(open.pop().words(), true));
                }
            }
            case SIGN -> {
                if (!open.isEmpty()) {
                    open.element().words().set(i);
                }
            }
            default -> {
                if (word.kind() == Lexeme.Kind.SOFT_WORD && word.text().equals("step")) {
                    separate();
                }
            }
        }
    }

    private void separate() {
        if (!open.isEmpty()) {
            close();
            open.push(new Formula());
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            Formula formula = open.pop();
            if (formula.ranges()) {
                inside.or(formula.words());
            }
        }
    }
}
