package brook.compiler.source;

/** A stretch of a source text: UTF-16 offsets, the end exclusive. */
public record Span(SourceFile file, int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " .. " + end);
        }
    }

    /** From the start of this span to the end of another one; this span alone if the other one is in another file. */
    public Span to(Span last) {
        return last.file != file ? this : new Span(file, Math.min(start, last.start), Math.max(end, last.end));
    }

    public String text() {
        return file.text().substring(start, end);
    }

    public int line() {
        return file.line(start);
    }

    public int column() {
        return file.column(start);
    }

    /** {@code file:line}, as comments in generated code show it. */
    public String origin() {
        return file.shortName() + ":" + line();
    }

    @Override
    public String toString() {
        return file.name() + ":" + line() + ":" + column();
    }
}
