package brook.compiler.source;

import java.util.List;

/** One source line as shown: safe characters, tabs as spaces, a window of a very long line. */
record SourceRow(SourceFile file, int from, int to, int lead) {

    private static final int LONGEST = 240;
    private static final int BEFORE = 40;
    private static final String CUT = "...";

    /** The line, with all labels (sorted by their starts) inside the window if they fit. */
    static SourceRow of(SourceFile file, int line, List<Diagnostic.Label> labels) {
        int start = file.lineStart(line);
        int end = start + file.lineLength(line);
        if (end - start <= LONGEST) {
            return new SourceRow(file, start, end, 0);
        }
        int focus = labels.stream()
                .filter(Diagnostic.Label::primary)
                .findFirst()
                .map(label -> label.span().start())
                .orElse(labels.isEmpty() ? start : labels.get(0).span().start());
        int from = boundary(file, Math.max(start, focus - BEFORE));
        int to = boundary(file, Math.min(end, from + LONGEST));
        return new SourceRow(file, from, to, from > start ? CUT.length() : 0);
    }

    String text() {
        StringBuilder shown = new StringBuilder(".".repeat(lead));
        file.text().substring(from, to).codePoints().forEach(c -> shown.append(Visible.character(c)));
        boolean cut = to < file.text().length() && "\r\n".indexOf(file.text().charAt(to)) < 0;
        return cut ? shown + CUT : shown.toString();
    }

    /** The display column, from 0, at which a span starts; one outside the window starts at its border. */
    int start(Span span) {
        return column(span.start());
    }

    /** The number of display columns that a span covers on this line, at least 1. */
    int width(Span span) {
        return Math.max(1, column(span.end()) - column(span.start()));
    }

    private int column(int offset) {
        int end = Math.max(from, Math.min(offset, to));
        return lead
                + file.text()
                        .substring(from, end)
                        .codePoints()
                        .map(Visible::width)
                        .sum();
    }

    /** Never in the middle of a surrogate pair. */
    private static int boundary(SourceFile file, int offset) {
        String text = file.text();
        boolean inside = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return inside ? offset - 1 : offset;
    }
}
