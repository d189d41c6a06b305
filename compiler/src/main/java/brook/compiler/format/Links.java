package brook.compiler.format;

import brook.compiler.format.Manuscript.Row;
import brook.compiler.format.Spacing.Gap;
import brook.compiler.syntax.Lexeme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which words the author has put below each other: a word with more space in front of it than it needs, and one of the row
 * above or below that starts at the same column; numbers also with the same end, or the point at the same column.
 */
final class Links {

    private final Manuscript manuscript;
    private final List<Part> parts;
    private final List<Gap> gaps;
    private final Margins margins;
    private final List<Link> links = new ArrayList<>();

    /** A place in a word, so many columns behind its start. */
    record Anchor(int word, int offset) {}

    /** Two places at one column. */
    record Link(Anchor one, Anchor other) {}

    /** What of a word stands at a column. */
    private enum Edge {
        START,
        POINT,
        END
    }

    /** What can be found in a row: an edge at a column. */
    private record Key(Edge edge, int column) {}

    private Links(Manuscript manuscript, List<Part> parts, List<Gap> gaps, Margins margins) {
        this.manuscript = manuscript;
        this.parts = parts;
        this.gaps = gaps;
        this.margins = margins;
    }

    static List<Link> of(Manuscript manuscript, List<Part> parts, List<Gap> gaps, Margins margins) {
        Links links = new Links(manuscript, parts, gaps, margins);
        Map<Key, Anchor> above = Map.of();
        Map<Key, Anchor> here = links.anchors(0);
        for (int row = 0; row < manuscript.rows().size(); row++) {
            Map<Key, Anchor> below = row + 1 < manuscript.rows().size() ? links.anchors(row + 1) : Map.of();
            links.link(row, above, below);
            above = here;
            here = below;
        }
        return links.links;
    }

    /** Whether the first word of a row starts at the column of a word of the row above; a comment below a comment. */
    static boolean isBelowSomething(Manuscript manuscript, List<Part> parts, List<Gap> gaps, int number) {
        Row row = manuscript.rows().get(number);
        if (number == 0 || manuscript.rows().get(number - 1).isBlank()) {
            return false;
        }
        Row above = manuscript.rows().get(number - 1);
        Word first = manuscript.words().get(row.first());
        for (int i = above.first(); i < above.last(); i++) {
            boolean same = manuscript.words().get(i).column() == first.column();
            boolean comment = parts.get(i) == Part.COMMENT;
            if (same
                    && comment == first.isComment()
                    && (!comment || first.column() > 0)
                    && isWordStart(parts, gaps, above, i)) {
                return true;
            }
        }
        return false;
    }

    private void link(int number, Map<Key, Anchor> above, Map<Key, Anchor> below) {
        Row row = manuscript.rows().get(number);
        if (row.isBlank()) {
            return;
        }
        if (margins.isLinked(number)) {
            Anchor start = new Anchor(row.first(), 0);
            Optional.ofNullable(above.get(key(start.word(), Edge.START, 0)))
                    .ifPresent(partner -> links.add(new Link(start, partner)));
        }
        for (int i = row.first() + 1; i < row.last(); i++) {
            if (!gaps.get(i).firm() && isWide(i)) {
                linkWord(row, i, above);
                linkWord(row, i, below);
            }
        }
    }

    private boolean isWide(int i) {
        return manuscript.words().get(i).space() > gaps.get(i).least();
    }

    private void linkWord(Row row, int i, Map<Key, Anchor> neighbours) {
        linkEdges(i, neighbours);
        if (parts.get(i) == Part.UNARY && i + 1 < row.last() && gaps.get(i + 1).firm()) {
            linkEdges(i + 1, neighbours);
        }
    }

    private void linkEdges(int i, Map<Key, Anchor> neighbours) {
        for (Edge edge : edges(i)) {
            int offset = offset(i, edge);
            Optional.ofNullable(neighbours.get(key(i, edge, offset)))
                    .filter(partner -> agree(parts.get(i), parts.get(partner.word())))
                    .filter(partner -> standAlike(i, partner.word()))
                    .ifPresent(partner -> links.add(new Link(new Anchor(i, offset), partner)));
        }
    }

    /** What of a row others may be put below, by edge and column. */
    private Map<Key, Anchor> anchors(int number) {
        Row row = manuscript.rows().get(number);
        Map<Key, Anchor> anchors = new HashMap<>();
        for (int i = row.first(); i < row.last(); i++) {
            if (isWordStart(parts, gaps, row, i)) {
                for (Edge edge : edges(i)) {
                    int offset = offset(i, edge);
                    anchors.put(key(i, edge, offset), new Anchor(i, offset));
                }
            }
        }
        return anchors;
    }

    /** Whether nothing but a sign or a bracket is glued to its front. */
    private static boolean isWordStart(List<Part> parts, List<Gap> gaps, Row row, int i) {
        return i == row.first()
                || !gaps.get(i).firm()
                || parts.get(i - 1) == Part.UNARY
                || parts.get(i - 1).opens();
    }

    private List<Edge> edges(int i) {
        return manuscript.words().get(i).kind() == Lexeme.Kind.NUMBER ? List.of(Edge.values()) : List.of(Edge.START);
    }

    private int offset(int i, Edge edge) {
        Word word = manuscript.words().get(i);
        int point = word.text().indexOf('.');
        return switch (edge) {
            case START -> 0;
            case POINT -> point < 0 ? word.width() : point;
            case END -> word.width();
        };
    }

    private Key key(int i, Edge edge, int offset) {
        return new Key(edge, manuscript.words().get(i).column() + offset);
    }

    /** A single space behind a bracket or a sign is on purpose only where the other row has such a sign in its place. */
    private boolean standAlike(int i, int partner) {
        Part before = parts.get(i - 1);
        boolean starts = partner == 0
                || manuscript.words().get(partner - 1).row()
                        != manuscript.words().get(partner).row();
        if (starts || !before.opens() && before != Part.UNARY) {
            return true;
        }
        Part other = parts.get(partner - 1);
        return other.opens() || other == Part.UNARY || before == Part.UNARY && other == Part.SPACED;
    }

    private static boolean agree(Part one, Part other) {
        return one == other || isValue(one) && isValue(other) || isJoint(one) && isJoint(other);
    }

    private static boolean isValue(Part part) {
        return part == Part.VALUE || part == Part.UNARY || part.opens();
    }

    private static boolean isJoint(Part part) {
        return part == Part.RELATION || part == Part.SPACED || part == Part.UNARY;
    }
}
