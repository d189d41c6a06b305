package brook.compiler.format;

import brook.compiler.format.Manuscript.Row;
import brook.compiler.format.Manuscript.Start;
import brook.compiler.format.Spacing.Gap;
import java.util.Arrays;
import java.util.List;

/**
 * The column of each word: as far to the left as the spaces between the words and the links between the rows let it.
 *
 * <p>Words without a space between them move together; the first of them stands for all. The smallest solution is found by
 * pushing to the right until nothing moves any more.
 */
final class Columns {

    /** A text of sense needs a few; one that needs more gets no columns. */
    private static final int MOST_SWEEPS = 200;

    private final Manuscript manuscript;
    private final List<Gap> gaps;
    private final int[] heads;
    /** The distance of a word from its head. */
    private final int[] offsets;
    /** How far to the left a head may stand. */
    private final int[] floors;

    private final int[] columns;
    private final boolean[] fixed;

    private Columns(Manuscript manuscript, List<Gap> gaps, Margins margins) {
        int size = manuscript.words().size();
        this.manuscript = manuscript;
        this.gaps = gaps;
        this.heads = new int[size];
        this.offsets = new int[size];
        this.floors = new int[size];
        this.columns = new int[size];
        this.fixed = new boolean[size];
        for (int row = 0; row < manuscript.rows().size(); row++) {
            join(manuscript.rows().get(row), row, margins);
        }
        System.arraycopy(floors, 0, columns, 0, size);
    }

    /** One column, counted from 0, for each word. */
    static List<Integer> of(Manuscript manuscript, List<Part> parts, List<Gap> gaps) {
        Margins margins = Margins.of(manuscript, parts, gaps);
        Columns columns = new Columns(manuscript, gaps, margins);
        List<Links.Link> links = Links.of(manuscript, parts, gaps, margins);
        return columns.settle(links) ? columns.all() : withoutLinks(manuscript, parts, gaps);
    }

    private void join(Row row, int number, Margins margins) {
        List<Word> words = manuscript.words();
        for (int i = row.first(); i < row.last(); i++) {
            boolean starts = i == row.first();
            heads[i] = !starts && gaps.get(i).firm() ? heads[i - 1] : i;
            offsets[i] = heads[i] == i ? 0 : offsets[i - 1] + words.get(i - 1).width();
            Word word = words.get(i);
            if (starts) {
                floors[i] = margins.floor(number);
                fixed[i] = row.start() == Start.STATEMENT && !margins.isLinked(number);
            } else if (word.isComment() && word.space() > 1) {
                floors[i] = word.column();
            }
        }
    }

    /** The columns of a text in which no word stands below another one. */
    static List<Integer> withoutLinks(Manuscript manuscript, List<Part> parts, List<Gap> gaps) {
        Columns columns = new Columns(manuscript, gaps, Margins.of(manuscript, parts, gaps));
        columns.settle(List.of());
        return columns.all();
    }

    private boolean settle(List<Links.Link> links) {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            boolean moved = sweepRows();
            for (Links.Link link : links) {
                int meeting = Math.max(column(link.one()), column(link.other()));
                moved |= push(link.one(), meeting);
                moved |= push(link.other(), meeting);
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }

    private boolean sweepRows() {
        boolean moved = false;
        for (Row row : manuscript.rows()) {
            for (int i = row.first() + 1; i < row.last(); i++) {
                if (heads[i] == i) {
                    int end = columns[heads[i - 1]]
                            + offsets[i - 1]
                            + manuscript.words().get(i - 1).width();
                    moved |= push(new Links.Anchor(i, 0), end + gaps.get(i).least());
                }
            }
        }
        return moved;
    }

    private int column(Links.Anchor anchor) {
        return columns[heads[anchor.word()]] + offsets[anchor.word()] + anchor.offset();
    }

    private boolean push(Links.Anchor anchor, int column) {
        int head = heads[anchor.word()];
        int target = column - offsets[anchor.word()] - anchor.offset();
        boolean moves = target > columns[head] && !fixed[head];
        if (moves) {
            columns[head] = target;
        }
        return moves;
    }

    private List<Integer> all() {
        int[] all = new int[columns.length];
        Arrays.setAll(all, i -> columns[heads[i]] + offsets[i]);
        return Arrays.stream(all).boxed().toList();
    }
}
