package brook.compiler.format;

import brook.compiler.source.SourceFile;
import brook.compiler.syntax.Lexeme;
import brook.compiler.syntax.Lexemes;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text on their rows.
 *
 * @param words all words and comments in the order of the text
 * @param rows one for each line
 */
record Manuscript(List<Word> words, List<Row> rows) {

    /** A tab goes on to the next multiple. */
    private static final int TAB = 4;

    /** How a row begins. */
    enum Start {
        /** With a statement, a setting, an action, a closing brace, or a comment between these. */
        STATEMENT,
        /** In the middle of a statement. */
        CONTINUATION
    }

    /**
     * One line.
     *
     * @param first the index of its first word
     * @param last the index behind its last word; {@code first} where the line is blank
     * @param goesOn whether it ends with a backslash
     */
    record Row(int first, int last, Start start, boolean goesOn) {

        boolean isBlank() {
            return first == last;
        }
    }

    Manuscript {
        words = List.copyOf(words);
        rows = List.copyOf(rows);
    }

    static Manuscript read(SourceFile file) {
        List<Word> words = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Lexeme lexeme : Lexemes.read(file)) {
            if (lexeme.kind() == Lexeme.Kind.LINE_END) {
                ends.add(lexeme.start());
            } else {
                words.add(word(file, words, lexeme));
            }
        }
        return new Manuscript(words, rows(file, words, starts(words, ends)));
    }

    private static Word word(SourceFile file, List<Word> before, Lexeme lexeme) {
        int row = file.line(lexeme.start()) - 1;
        int from = file.lineStart(row + 1);
        int column = 0;
        if (!before.isEmpty() && before.get(before.size() - 1).row() == row) {
            Word last = before.get(before.size() - 1);
            from = last.lexeme().end();
            column = last.column() + file.text().codePointCount(last.lexeme().start(), from);
        }
        int end = column;
        for (int i = from; i < lexeme.start(); i++) {
            column = file.text().charAt(i) == '\t' ? column + TAB - column % TAB : column + 1;
        }
        return new Word(lexeme, row, column, column - end);
    }

    /** For each word whether a statement has ended between the last word that is no comment and the next one. */
    private static List<Start> starts(List<Word> words, List<Integer> ends) {
        List<Start> starts = new ArrayList<>();
        Start start = Start.STATEMENT;
        int comments = 0;
        int end = 0;
        for (Word word : words) {
            if (word.isComment()) {
                comments++;
                continue;
            }
            while (end < ends.size() && ends.get(end) < word.lexeme().start()) {
                start = Start.STATEMENT;
                end++;
            }
            addTimes(starts, comments + 1, start);
            comments = 0;
            start = Start.CONTINUATION;
        }
        addTimes(starts, comments, Start.STATEMENT);
        return starts;
    }

    private static void addTimes(List<Start> starts, int count, Start start) {
        for (int i = 0; i < count; i++) {
            starts.add(start);
        }
    }

    private static List<Row> rows(SourceFile file, List<Word> words, List<Start> starts) {
        List<Row> rows = new ArrayList<>();
        int first = 0;
        for (int row = 0; row < file.lineCount(); row++) {
            int last = first;
            while (last < words.size() && words.get(last).row() == row) {
                last++;
            }
            Start start = last > first ? starts.get(first) : Start.STATEMENT;
            rows.add(new Row(first, last, start, goesOn(file, row, words.subList(first, last))));
            first = last;
        }
        return rows;
    }

    /** What follows the last word are spaces, or spaces and a backslash. */
    private static boolean goesOn(SourceFile file, int row, List<Word> words) {
        int start = file.lineStart(row + 1);
        int from =
                words.isEmpty() ? start : words.get(words.size() - 1).lexeme().end();
        return file.text().substring(from, start + file.lineLength(row + 1)).contains("\\");
    }
}
