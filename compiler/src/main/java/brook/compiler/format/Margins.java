package brook.compiler.format;

import brook.compiler.format.Manuscript.Row;
import brook.compiler.format.Manuscript.Start;
import brook.compiler.format.Spacing.Gap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where rows may begin: statements two columns deeper for each brace around them, the rows that continue a statement as
 * far to the right of it as the author has them, but two columns at least.
 *
 * <p>A row is linked if it begins below a word of the row above, and moves with it.
 */
final class Margins {

    private static final int STEP = 2;

    private final Manuscript manuscript;
    private final List<Part> parts;
    private final List<Gap> gaps;
    private final List<Integer> floors = new ArrayList<>();
    private final Set<Integer> linked = new HashSet<>();
    /** For each open brace whether something follows it on its row. */
    private final Deque<Boolean> braces = new ArrayDeque<>();

    private int base;
    private int statementColumn;

    private Margins(Manuscript manuscript, List<Part> parts, List<Gap> gaps) {
        this.manuscript = manuscript;
        this.parts = parts;
        this.gaps = gaps;
    }

    static Margins of(Manuscript manuscript, List<Part> parts, List<Gap> gaps) {
        Margins margins = new Margins(manuscript, parts, gaps);
        for (int row = 0; row < manuscript.rows().size(); row++) {
            margins.read(row);
        }
        return margins;
    }

    /** The leftmost column of a row. */
    int floor(int row) {
        return floors.get(row);
    }

    /** Whether it begins below a word of the row above. */
    boolean isLinked(int row) {
        return linked.contains(row);
    }

    private void read(int number) {
        Row row = manuscript.rows().get(number);
        if (row.isBlank()) {
            floors.add(0);
            return;
        }
        Word first = manuscript.words().get(row.first());
        boolean closes = parts.get(row.first()) == Part.BRACE_CLOSE;
        int depth = STEP * (braces.size() - (closes && !braces.isEmpty() ? 1 : 0));
        if (row.start() == Start.STATEMENT && !first.isComment()) {
            base = depth;
            statementColumn = first.column();
        }
        int margin = margin(row, first, depth);
        if (mayBeLinked(row, first, closes) && Links.isBelowSomething(manuscript, parts, gaps, number)) {
            linked.add(number);
            floors.add(margin);
        } else if (row.start() == Start.CONTINUATION) {
            floors.add(Math.max(margin, first.column() + base - statementColumn));
        } else {
            floors.add(margin);
        }
        countBraces(row);
    }

    private int margin(Row row, Word first, int depth) {
        if (row.start() == Start.STATEMENT) {
            return depth;
        }
        Part part = parts.get(row.first());
        boolean atStatement = part == Part.CLOSE || part == Part.BRACE_OPEN || part == Part.BRACE_CLOSE;
        return atStatement && !first.isComment() ? base : base + STEP;
    }

    private boolean mayBeLinked(Row row, Word first, boolean closes) {
        boolean hanging = !braces.isEmpty() && braces.element() && !closes;
        return first.isComment() || row.start() == Start.CONTINUATION || hanging;
    }

    private void countBraces(Row row) {
        for (int i = row.first(); i < row.last(); i++) {
            if (parts.get(i) == Part.BRACE_OPEN) {
                braces.push(i + 1 < row.last() && parts.get(i + 1) != Part.COMMENT);
            } else if (parts.get(i) == Part.BRACE_CLOSE && !braces.isEmpty()) {
                braces.pop();
            }
        }
    }
}
