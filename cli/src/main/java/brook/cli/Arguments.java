package brook.cli;

import brook.cli.data.DecimalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of options: numbers, time spans, lists and assignments. */
final class Arguments {

    private static final Pattern A_SPAN =
            Pattern.compile("\\s*(" + DecimalText.NUMBER + ")\\s*\\.\\.\\s*(" + DecimalText.NUMBER + ")\\s*");

    /** A time span as given. */
    record TimeSpan(double start, double end) {}

    private Arguments() {}

    static boolean isNumber(String text) {
        return DecimalText.isNumber(text);
    }

    static double number(String option, String text) {
        if (!isNumber(text)) {
            throw Refusal.usage("`" + option + "` needs a number, not `" + shortened(text) + "`");
        }
        return Double.parseDouble(text.strip());
    }

    static double positive(String option, String text) {
        double value = number(option, text);
        if (!(value > 0)) {
            throw Refusal.usage("`" + option + "` needs a number above 0, not `" + text + "`");
        }
        return value;
    }

    static List<Double> numbers(String option, String text) {
        return split(text).stream().map(part -> number(option, part)).toList();
    }

    /** {@code 0..20}, also backwards. */
    static TimeSpan span(String option, String text) {
        Matcher span = A_SPAN.matcher(text);
        if (text.length() > DecimalText.LONGEST
                || text.contains("...")
                || !span.matches()
                || !isNumber(span.group(1))
                || !isNumber(span.group(2))) {
            throw Refusal.usage(
                    "`" + option + "` needs a start and an end, as in `0..20`, not `" + shortened(text) + "`");
        }
        return new TimeSpan(Double.parseDouble(span.group(1)), Double.parseDouble(span.group(2)));
    }

    /** {@code name=text} by name, of options that may be repeated; the last of a name counts. */
    static Map<String, String> assignments(String option, List<String> texts) {
        Map<String, String> assignments = new LinkedHashMap<>();
        for (String text : texts) {
            for (String part : split(text)) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw Refusal.usage("`" + option + "` needs `name=value`, not `" + shortened(part) + "`");
                }
                assignments.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return assignments;
    }

    /** The parts between commas that are not inside brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** As much of a text as a message can show. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
