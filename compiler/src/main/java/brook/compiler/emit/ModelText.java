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

    /** Safe in Javadoc. */
    static String javadoc(String text) {
        return comment(text).replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
    }

    /** Safe in a line comment and in a block comment. */
    static String comment(String text) {
        String line = text.strip();
        StringBuilder safe = new StringBuilder();
        line.codePoints().limit(LONGEST).forEach(c -> safe.append(replacement(c)));
        if (line.codePointCount(0, line.length()) > LONGEST) {
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
        if (c >= ' ' && c < 0x7f) {
            return Character.toString(c);
        }
        boolean letter = Character.isLetterOrDigit(c) && !Character.isSurrogate((char) c);
        return letter ? Character.toString(c) : "?";
    }
}
