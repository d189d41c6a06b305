package brook.compiler.format;

import brook.compiler.format.Manuscript.Start;
import brook.compiler.syntax.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells what each word of a manuscript is on the page.
 *
 * <p>Where both ways are good style the author's stays: {@code a*b} or {@code a * b}, {@code u[i - 1]} or
 * {@code u[i-1]}. The bounds of a range within brackets are always tight: {@code 2..N-1}.
 */
final class Parts {

    private final List<Word> words;
    private final List<Part> parts = new ArrayList<>();
    /** For each open bracket, the innermost first, whether it stands in an index or is one. */
    private final Deque<Boolean> subscripts = new ArrayDeque<>();

    private final RangeBounds bounds;
    private Part last = Part.SEMICOLON;

    private Parts(Manuscript manuscript) {
        this.words = manuscript.words();
        this.bounds = RangeBounds.of(manuscript);
    }

    /** One for each word. */
    static List<Part> of(Manuscript manuscript) {
        Parts parts = new Parts(manuscript);
        for (Manuscript.Row row : manuscript.rows()) {
            if (row.start() == Start.STATEMENT && !row.isBlank()) {
                parts.last = Part.SEMICOLON;
            }
            for (int i = row.first(); i < row.last(); i++) {
                parts.add(i);
            }
        }
        return parts.parts;
    }

    private void add(int i) {
        Part part = part(i);
        parts.add(part);
        if (part != Part.COMMENT) {
            last = part;
        }
        if (part.opens()) {
            boolean subscript = part == Part.ATTACHED_OPEN && kind(i) == Lexeme.Kind.SQUARE_OPEN;
            subscripts.push(subscript || isInSubscript());
        } else if (part == Part.CLOSE && !subscripts.isEmpty()) {
            subscripts.pop();
        }
    }

    private Part part(int i) {
        return switch (kind(i)) {
            case KEYWORD -> Part.WORD;
            case SOFT_WORD -> isKeyword(i) ? Part.WORD : Part.VALUE;
            case NAME, NUMBER, STRING, COLON -> Part.VALUE;
            case ROUND_OPEN, SQUARE_OPEN -> last.endsOperand() ? Part.ATTACHED_OPEN : Part.FREE_OPEN;
            case ROUND_CLOSE, SQUARE_CLOSE -> Part.CLOSE;
            case BRACE_OPEN -> Part.BRACE_OPEN;
            case BRACE_CLOSE -> Part.BRACE_CLOSE;
            case COMMA -> Part.COMMA;
            case SEMICOLON -> Part.SEMICOLON;
            case DOT -> Part.DOT;
            case PRIME -> Part.PRIME;
            case RELATION -> Part.RELATION;
            case POWER -> Part.TIGHT;
            case ELEMENT_PRODUCT -> Part.SPACED;
            case RANGE -> subscripts.isEmpty() ? Part.SPACED : Part.TIGHT;
            case PRODUCT -> isSpaced(i) ? Part.SPACED : Part.TIGHT;
            case SIGN -> sign(i);
            case COMMENT -> Part.COMMENT;
            case LINE_END, FOREIGN -> throw new AssertionError(words.get(i));
        };
    }

    private Part sign(int i) {
        if (!last.endsOperand()) {
            return Part.UNARY;
        }
        if (bounds.contains(i)) {
            return Part.TIGHT;
        }
        boolean glued = spaceBefore(i) == 0 && spaceAfter(i) == 0;
        return isInSubscript() && glued ? Part.TIGHT : Part.SPACED;
    }

    private boolean isInSubscript() {
        return !subscripts.isEmpty() && subscripts.element();
    }

    /** Two operands never meet: behind one, such a word is a keyword. At the start of a statement it is one before an operand. */
    private boolean isKeyword(int i) {
        if (last.endsOperand()) {
            return true;
        }
        String text = words.get(i).text();
        boolean times = text.equals("at") || text.equals("every");
        if (last == Part.WORD) {
            return times && i > 0 && (isWord(i - 1, "event") || isWord(i - 1, "output"));
        }
        boolean starts = last == Part.SEMICOLON || last == Part.BRACE_OPEN;
        return starts && subscripts.isEmpty() && startsOperand(i + 1);
    }

    private boolean isWord(int i, String text) {
        return words.get(i).text().equals(text);
    }

    private boolean startsOperand(int i) {
        if (i >= words.size() || words.get(i).row() != words.get(i - 1).row()) {
            return false;
        }
        return switch (kind(i)) {
            case NAME, NUMBER, SOFT_WORD -> true;
            default -> false;
        };
    }

    private boolean isSpaced(int i) {
        return spaceBefore(i) > 0 && spaceAfter(i) > 0;
    }

    /** At the start of a row there is as much space as one likes. */
    private int spaceBefore(int i) {
        return i == 0 || words.get(i - 1).row() != words.get(i).row()
                ? 1
                : words.get(i).space();
    }

    private int spaceAfter(int i) {
        return i + 1 == words.size() ? 1 : spaceBefore(i + 1);
    }

    private Lexeme.Kind kind(int i) {
        return words.get(i).kind();
    }
}
