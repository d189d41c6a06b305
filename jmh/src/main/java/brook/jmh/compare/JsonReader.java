package brook.jmh.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON text (RFC 8259). */
final class JsonReader {

    /** Deeper than any report; a text of nothing but brackets must not exhaust the stack. */
    private static final int DEEPEST = 50;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value that the whole text is.
     *
     * @throws BadReportException if it is none
     */
    static Json read(String text) throws BadReportException {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.expected("the end of the file");
        }
        return value;
    }

    private Json value() throws BadReportException {
        blanks();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new Json.Text(string());
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private Json members() throws BadReportException {
        Map<String, Json> byName = new LinkedHashMap<>();
        open();
        while (more('}', byName.size())) {
            blanks();
            String name = string();
            blanks();
            require(':');
            byName.put(name, value());
        }
        return new Json.Members(byName);
    }

    private Json items() throws BadReportException {
        List<Json> values = new ArrayList<>();
        open();
        while (more(']', values.size())) {
            values.add(value());
        }
        return new Json.Items(values);
    }

    private void open() throws BadReportException {
        at++;
        depth++;
        if (depth > DEEPEST) {
            throw new BadReportException("line " + line() + ": more than " + DEEPEST + " brackets within one another");
        }
    }

    /** Whether another value follows; takes the comma before it, or the bracket that closes. */
    private boolean more(char close, long known) throws BadReportException {
        blanks();
        if (peek() == close) {
            at++;
            depth--;
            return false;
        }
        if (known > 0) {
            require(',');
        }
        return true;
    }

    private String string() throws BadReportException {
        require('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            if (peek() < ' ') {
                throw expected("\" at the end of a string");
            }
            string.append(peek() == '\\' ? escape() : peek());
            at++;
        }
        at++;
        return string.toString();
    }

    /** Stops at its last character. */
    private char escape() throws BadReportException {
        at++;
        if (peek() == 'u' && text.substring(at + 1).matches("(?s)\\p{XDigit}{4}.*")) {
            at += 4;
            return (char) Integer.parseInt(text, at - 3, at + 1, 16);
        }
        int place = ESCAPES.indexOf(peek());
        if (place < 0) {
            throw expected("one of " + ESCAPES + "u after a backslash");
        }
        return ESCAPED.charAt(place);
    }

    private Json word(String word) throws BadReportException {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
        return new Json.Word(word);
    }

    private Json number() throws BadReportException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new Json.Number(Double.parseDouble(text.substring(start, at)));
        } catch (NumberFormatException none) {
            at = start;
            throw expected("a value");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void require(char c) throws BadReportException {
        if (peek() != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    private BadReportException expected(String what) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the file";
        return new BadReportException("line " + line() + ": " + what + " expected, not " + found);
    }

    private long line() {
        return text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
