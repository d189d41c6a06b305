package brook.cli.data;

import java.util.regex.Pattern;

/** Which texts are numbers, on the command line and in tables. */
public final class DecimalText {

    /** The pattern of a decimal number; Java accepts more, such as {@code 1d} and {@code 0x1p3}. */
    public static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";

    /** Longer texts are no numbers of people; the patterns look at them in quadratic time. */
    public static final int LONGEST = 400;

    private static final Pattern A_NUMBER = Pattern.compile(NUMBER);

    private DecimalText() {}

    /** Whether a text is a finite decimal number, perhaps with blanks around it. */
    public static boolean isNumber(String text) {
        return text.length() <= LONGEST
                && A_NUMBER.matcher(text.strip()).matches()
                && Double.isFinite(Double.parseDouble(text.strip()));
    }
}
