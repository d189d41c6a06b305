package brook.cli;

import java.util.regex.Pattern;

/** What is known of a diagnostic beyond its own text; whole pages come with a later version. */
final class CodePages {

    private static final Pattern CODE = Pattern.compile("[EWR]\\d{4}");

    private CodePages() {}

    /** What the first digits of a code say. */
    static String page(String code) {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.usage(
                    "there is no command and no message `" + Arguments.shortened(code) + "`: see `brook help`");
        }
        return code + ": " + family(code) + ".\nThe message itself says what is wrong, where, and what to do; "
                + "pages with examples come with a later version.\n";
    }

    private static String family(String code) {
        return switch (code.substring(0, 2)) {
            case "E0" -> "an error in the model: " + area(code.charAt(2));
            case "W0" -> "a warning: the model runs, but probably not as it was meant";
            case "R0" -> "the run stopped before its end; what was computed has been written";
            default -> "not a code of this version";
        };
    }

    private static String area(char digit) {
        return switch (digit) {
            case '1' -> "its text cannot be read as one";
            case '2' -> "a name";
            case '3' -> "an equation, an initial value or the time span";
            case '4' -> "a shape or an index";
            case '5' -> "a derivative or an integral";
            case '6' -> "an event";
            case '7' -> "a function";
            case '8' -> "a unit";
            case '9' -> "a file, an import, or more than a compilation may take";
            default -> "of a kind that this version does not know";
        };
    }
}
