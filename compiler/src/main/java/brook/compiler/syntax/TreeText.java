package brook.compiler.syntax;

/** Lines of text, each as deep as it was asked for. */
final class TreeText {

    private static final int DEEPEST = 100;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        text.append("  ".repeat(Math.min(depth, DEEPEST))).append(line).append('\n');
    }

    void indented(Runnable lines) {
        depth++;
        lines.run();
        depth--;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
