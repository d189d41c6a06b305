package brook.compiler.emit;

import java.util.Locale;

/** Text of the user as a Java string literal that cannot be ended from inside. */
final class JavaString {

    /** A constant of a class file holds at most 65,535 bytes. */
    private static final int LONGEST = 4000;

    private JavaString() {}

    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
        for (int i = 0; i < cut.length(); i++) {
            literal.append(escaped(cut.charAt(i)));
        }
        return literal.append('"').toString();
    }

    private static String escaped(char c) {
        if (c == '\n') {
            return "\\n";
        }
        if (c == '"' || c == '\\') {
            return "\\" + c;
        }
        if (c < ' ') {
            return String.format(Locale.ROOT, "\\%03o", (int) c);
        }
        return c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
