package brook.compiler.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** A text as ANTLR reads it: characters are code points, indices stay UTF-16 offsets, and nothing is copied. */
final class TextStream implements CharStream {

    private final String name;
    private final String text;
    private int index;

    TextStream(String name, String text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public void consume() {
        if (index >= text.length()) {
            throw new IllegalStateException("cannot consume EOF");
        }
        index += Character.charCount(text.codePointAt(index));
    }

    @Override
    public int LA(int i) {
        int at = index;
        for (int k = 1; k < i && at < text.length(); k++) {
            at += Character.charCount(text.codePointAt(at));
        }
        for (int k = 0; k > i && at > 0; k--) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at < text.length() ? text.codePointAt(at) : IntStream.EOF;
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int newIndex) {
        index = newIndex;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, text.length());
        return interval.a >= end ? "" : text.substring(interval.a, end);
    }
}
