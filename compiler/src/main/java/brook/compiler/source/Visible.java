package brook.compiler.source;

import java.util.Locale;

/** Shows any character safely: what would move the cursor, hide or reorder text appears as its number. */
final class Visible {

    private static final String TAB = "    ";

    /** Ranges of characters that a terminal shows two columns wide: Unicode Standard Annex 11, classes W and F. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Visible() {}

    /** Words of a message: everything unsafe replaced, line ends too. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.append(character(c)));
        return shown.toString();
    }

    /** One character of a source line; a tab is four columns wherever it stands. */
    static String character(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        return isSafe(codePoint) ? Character.toString(codePoint) : String.format(Locale.ROOT, "<U+%04X>", codePoint);
    }

    /** The columns that {@link #character} takes. */
    static int width(int codePoint) {
        if (codePoint == '\t' || !isSafe(codePoint)) {
            return character(codePoint).length();
        }
        if (isWide(codePoint)) {
            return 2;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? 0 : 1;
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> codePoint == ' ' || !Character.isSpaceChar(codePoint);
        };
    }
}
