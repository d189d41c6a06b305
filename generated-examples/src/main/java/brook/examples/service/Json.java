package brook.examples.service;

import brook.compiler.source.ShortestDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The few pieces of JSON that answers are made of, in plain ASCII. */
final class Json {

    private Json() {}

    /** A string; what is not printable ASCII is escaped. */
    static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                json.append(c);
            } else {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }

    static String strings(List<String> texts) {
        return texts.stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The shortest text that reads back to the same double; JSON has no word for infinity and what is no number. */
    static String number(double value) {
        return Double.isFinite(value) ? ShortestDecimal.of(value) : "null";
    }
}
