package brook.compiler.source;

import java.util.stream.IntStream;

/** A model text with the name under which messages show it; equal only to itself. */
public final class SourceFile {

    private final String name;
    private final String text;
    private final int[] lineStarts;

    /** A file with the name that messages show. */
    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** The name that messages show. */
    public String name() {
        return name;
    }

    /** The name without folders: generated code is the same wherever the model lies. */
    public String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The number of lines; an empty text has one. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line, counted from 1, that holds the UTF-16 offset. */
    public int line(int offset) {
        int low = 0;
        int high = lineStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** The column, counted from 1 in code points, of the UTF-16 offset. */
    public int column(int offset) {
        int start = lineStarts[line(offset) - 1];
        return text.codePointCount(start, Math.min(offset, text.length())) + 1;
    }

    /** The offset at which a line, counted from 1, starts. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** A line, counted from 1, without its line end. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        return text.substring(start, start + lineLength(line));
    }

    /** The length of a line, counted from 1, in UTF-16 units without its line end. */
    public int lineLength(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end - start;
    }

    @Override
    public String toString() {
        return name;
    }

    /** A line ends with LF, CR LF or CR. */
    private static int[] lineStarts(String text) {
        IntStream.Builder starts = IntStream.builder();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lonely = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (c == '\n' || lonely) {
                starts.add(i + 1);
            }
        }
        return starts.build().toArray();
    }
}
