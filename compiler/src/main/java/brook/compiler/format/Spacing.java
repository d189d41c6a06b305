package brook.compiler.format;

import brook.compiler.syntax.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The space in front of each word: how much there is at least, and whether there may be more for the sake of a column.
 */
final class Spacing {

    private static final Gap NONE = new Gap(0, true);
    private static final Gap NONE_OR_MORE = new Gap(0, false);
    private static final Gap ONE_OR_MORE = new Gap(1, false);
    private static final Gap TWO_OR_MORE = new Gap(2, false);

    private final List<Word> words;
    private final List<Part> parts;
    /** The places of the open brackets. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /**
     * The space in front of a word.
     *
     * @param firm whether it is this wide and never wider
     */
    record Gap(int least, boolean firm) {}

    private Spacing(Manuscript manuscript, List<Part> parts) {
        this.words = manuscript.words();
        this.parts = parts;
    }

    /** One for each word; those of words that start a row mean nothing. */
    static List<Gap> of(Manuscript manuscript, List<Part> parts) {
        Spacing spacing = new Spacing(manuscript, parts);
        List<Gap> gaps = new ArrayList<>();
        List<Integer> partners = spacing.partners();
        for (int i = 0; i < parts.size(); i++) {
            gaps.add(i == 0 ? NONE : spacing.gap(i, partners));
        }
        return gaps;
    }

    /** For each bracket the other one of its pair; the words are those of a good model. */
    private List<Integer> partners() {
        Integer[] partners = new Integer[parts.size()];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = i;
            if (parts.get(i).opens()) {
                open.push(i);
            } else if (parts.get(i) == Part.CLOSE) {
                partners[i] = open.pop();
                partners[partners[i]] = i;
            }
        }
        return List.of(partners);
    }

    private Gap gap(int i, List<Integer> partners) {
        Part before = parts.get(i - 1);
        Part part = parts.get(i);
        if (part == Part.COMMENT) {
            return words.get(i).space() > 1 ? TWO_OR_MORE : ONE_OR_MORE;
        }
        if (before.opens()) {
            return afterOpen(i, isLong(i - 1, partners));
        }
        if (part == Part.CLOSE) {
            return isLong(i, partners) && words.get(i).space() > 0 ? ONE_OR_MORE : NONE;
        }
        if (wouldMerge(i)) {
            return ONE_OR_MORE;
        }
        if (sticks(before, part)) {
            return NONE;
        }
        if (before == Part.UNARY) {
            return words.get(i).space() > 0 ? NONE_OR_MORE : NONE;
        }
        return ONE_OR_MORE;
    }

    /** A bracket around several rows may hold its content at arm's length. */
    private Gap afterOpen(int i, boolean isLong) {
        if (words.get(i).space() == 0) {
            return NONE;
        }
        return isLong ? ONE_OR_MORE : NONE_OR_MORE;
    }

    private boolean isLong(int bracket, List<Integer> partners) {
        return words.get(partners.get(bracket)).row() != words.get(bracket).row();
    }

    private static boolean sticks(Part before, Part part) {
        return switch (part) {
            case COMMA, SEMICOLON, DOT, PRIME, ATTACHED_OPEN, TIGHT -> true;
            case WORD, VALUE, FREE_OPEN, CLOSE, BRACE_OPEN, BRACE_CLOSE, RELATION, SPACED, UNARY, COMMENT ->
                before == Part.DOT || before == Part.TIGHT;
        };
    }

    /** {@code 1. .. 2}, {@code 2. * x}, {@code 1.. .5}: without a space these are other words. */
    private boolean wouldMerge(int i) {
        if (words.get(i - 1).kind() == Lexeme.Kind.RANGE) {
            return words.get(i).text().startsWith(".");
        }
        boolean ends = parts.get(i) == Part.COMMA || parts.get(i) == Part.SEMICOLON;
        boolean endsWithPoint = words.get(i - 1).kind() == Lexeme.Kind.NUMBER
                && words.get(i - 1).text().endsWith(".");
        return endsWithPoint && !ends;
    }
}
