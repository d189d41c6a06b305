package brook.compiler.format;

/** How the lines of a text end: as most of them do. */
enum LineEnds {
    UNIX("\n"),
    WINDOWS("\r\n"),
    OLD_MAC("\r");

    private final String end;

    LineEnds(String end) {
        this.end = end;
    }

    static LineEnds of(String text) {
        int unix = 0;
        int windows = 0;
        int old = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                unix++;
            } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                windows++;
                i++;
            } else if (c == '\r') {
                old++;
            }
        }
        if (windows > unix && windows >= old) {
            return WINDOWS;
        }
        return old > unix ? OLD_MAC : UNIX;
    }

    /** A text whose lines end with {@code \n}, with these ends instead. */
    String in(String text) {
        return text.replace("\n", end);
    }
}
