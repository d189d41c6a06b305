package brook.compiler.source;

/** The colours of a rendered message, or none. */
enum Palette {
    PLAIN,
    ANSI;

    private static final String BOLD = "1";
    private static final String BLUE = "1;34";
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";

    String severity(Diagnostic.Severity severity, String text) {
        return paint(colour(severity), text);
    }

    /** The marks and the words of the culprit and of the other parties. */
    String mark(Diagnostic.Severity severity, boolean primary, String text) {
        return paint(primary ? colour(severity) : BLUE, text);
    }

    String gutter(String text) {
        return paint(BLUE, text);
    }

    String strong(String text) {
        return paint(BOLD, text);
    }

    private static String colour(Diagnostic.Severity severity) {
        return severity == Diagnostic.Severity.WARNING ? YELLOW : RED;
    }

    private String paint(String colour, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
