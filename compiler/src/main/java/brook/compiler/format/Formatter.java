package brook.compiler.format;

import brook.compiler.format.Manuscript.Row;
import brook.compiler.format.Spacing.Gap;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import java.util.List;
import java.util.Optional;

/**
 * Writes a model in the standard layout.
 *
 * <p>The law: the words and comments of the text stay, in their order and on their rows; only spaces, indentation and blank
 * rows change, {@code **} is written {@code ^}, and a text in the standard layout stays as it is. That the syntax tree is the
 * same is checked each time.
 */
public final class Formatter {

    /** Columns that move apart can make words meet that did not before; then it takes another round. */
    private static final int MOST_ROUNDS = 10;

    private Formatter() {}

    /** The text in the standard layout; nothing, and the reasons in the diagnostics, if it cannot be read. */
    public static Optional<String> format(SourceFile file, Diagnostics diagnostics) {
        ModelSyntax before = SyntaxParser.parse(file, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(DeepStack.call(() -> {
            SourceFile formatted = settled(file);
            SameModel.check(before, formatted);
            return LineEnds.of(file.text()).in(formatted.text());
        }));
    }

    private static SourceFile settled(SourceFile file) {
        SourceFile last = file;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            SourceFile next = new SourceFile(file.name(), round(last, Columns::of));
            if (next.text().equals(last.text())) {
                return next;
            }
            last = next;
        }
        return new SourceFile(file.name(), round(last, Columns::withoutLinks));
    }

    private static String round(SourceFile file, Placing placing) {
        Manuscript manuscript = Manuscript.read(file);
        List<Part> parts = Parts.of(manuscript);
        List<Gap> gaps = Spacing.of(manuscript, parts);
        return new Page(manuscript, parts, placing.columns(manuscript, parts, gaps)).text();
    }

    /** A way to find columns. */
    @FunctionalInterface
    private interface Placing {
        List<Integer> columns(Manuscript manuscript, List<Part> parts, List<Gap> gaps);
    }

    /** Writes words at their columns. */
    private record Page(Manuscript manuscript, List<Part> parts, List<Integer> columns) {

        String text() {
            StringBuilder page = new StringBuilder();
            List<Row> rows = manuscript.rows();
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).isBlank() || rows.get(i).goesOn() || staysBlank(i)) {
                    write(rows.get(i), page);
                }
            }
            return page.toString();
        }

        private void write(Row row, StringBuilder page) {
            int column = 0;
            for (int i = row.first(); i < row.last(); i++) {
                page.append(" ".repeat(columns.get(i) - column));
                page.append(manuscript.words().get(i).text());
                column = columns.get(i) + manuscript.words().get(i).width();
            }
            if (row.goesOn()) {
                page.append(row.isBlank() ? "\\" : " \\");
            }
            page.append('\n');
        }

        /** One blank row stays where there are several; none at the borders of the text and of a block. */
        private boolean staysBlank(int number) {
            List<Row> rows = manuscript.rows();
            if (number == 0 || number == rows.size() - 1) {
                return false;
            }
            Row above = rows.get(number - 1);
            if (above.goesOn()) {
                return true;
            }
            int next = number + 1;
            while (next < rows.size()
                    && rows.get(next).isBlank()
                    && !rows.get(next).goesOn()) {
                next++;
            }
            boolean first = above.isBlank() || parts.get(above.last() - 1) == Part.BRACE_OPEN;
            boolean last = next == rows.size()
                    || rows.get(next).isBlank()
                    || parts.get(rows.get(next).first()) == Part.BRACE_CLOSE;
            return !first && !last;
        }
    }
}
