package brook.compiler.emit;

/**
 * The one door through which text of the user's file enters comments and Javadoc of generated code.
 *
 * <p>Java reads backslash-u escapes even in comments, {@code * /} ends one, {@code @ < &} mean something in Javadoc, and bidirectional characters make code
 * look other than it is: all of them are replaced.
 */
final class ModelText {

    private static final int LONGEST = 100;

    private ModelText() {}

    /** Safe in a line comment, a block comment and Javadoc. */
    static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.strip().codePoints().limit(LONGEST + 1).forEach(c -> safe.append(replacement(c)));
        if (text.strip().codePointCount(0, text.strip().length()) > LONGEST) {
            safe.append(" ...");
        }
        return safe.toString().replace("*/", "* /").replace("/*", "/ *");
    }

    private static String replacement(int c) {
        if (c == '\t') {
            return " ";
        }
        if (c == '\\') {
            return "/";
        }
        if (c == '@') {
            return "(at)";
        }
        if (c == '<') {
            return "(less)";
        }
        if (c == '&') {
            return "(and)";
        }
        if (c >= ' ' && c < 0x7f) {
            return Character.toString(c);
        }
        boolean letter = Character.isLetterOrDigit(c) && !Character.isSurrogate((char) c);
        return letter ? Character.toString(c) : "?";
    }
}
