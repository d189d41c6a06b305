package brook.compiler.hot;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.Location;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.Token;
import org.codehaus.janino.TokenType;

/**
 * The tokens of generated source, for Janino: those that its own scanner gives, whose five calls for each character were a sixth of a compilation.
 *
 * <p>Without what generated source has not: characters written as {@code \}{@code u00e9}, text blocks, hexadecimal numbers with a point.
 */
final class JavaScanner extends Scanner {

    /** Janino compares words of the language and operators by identity: they are interned. */
    private static final Map<String, String> WORDS =
            table("abstract assert boolean break byte case catch char class const continue default do double else enum "
                    + "extends final finally float for goto if implements import instanceof int interface long native new "
                    + "package private protected public return short static strictfp super switch synchronized this throw "
                    + "throws transient try void volatile while true false null");

    /** Each but the dots begins with another one, so that the longest is found letter by letter. */
    private static final Map<String, String> OPERATORS = table(
            "( ) { } [ ] ; , . @ = > < ! ~ ? : == <= >= != && || ++ -- + - * / & | ^ % << >> >>> += -= *= /= &= |= "
                    + "^= %= <<= >>= >>>= -> ::");

    private final String file;
    private final String text;
    private int next;
    private int line;
    private int lineStart;
    private int start;

    /** The lines are counted from {@code firstLine}, the columns from 1. */
    JavaScanner(String file, String text, int firstLine) throws IOException {
        super(file, new StringReader(""), firstLine, 1);
        this.file = file;
        this.text = text;
        this.line = firstLine;
    }

    /** Whether this class knows all that a text is made of. */
    static boolean knows(String text) {
        return !text.contains("\\u") && !text.contains("\"\"\"");
    }

    private static Map<String, String> table(String words) {
        Map<String, String> table = new HashMap<>();
        Pattern.compile(" ").splitAsStream(words).forEach(word -> table.put(word, word.intern()));
        return table;
    }

    @Override
    public Location location() {
        return new Location(file, line, start - lineStart + 1);
    }

    @Override
    public Token produce() throws CompileException {
        skipSpace();
        start = next;
        if (next >= text.length()) {
            return token(TokenType.END_OF_INPUT, "end-of-input");
        }
        char c = text.charAt(next);
        if (Character.isJavaIdentifierStart(c)) {
            return word();
        }
        boolean point = c == '.' && next + 1 < text.length() && isDigit(text.charAt(next + 1));
        if (isDigit(c) || point) {
            return number();
        }
        return c == '"' || c == '\'' ? quoted(c) : operator();
    }

    private Token token(TokenType type, String value) {
        return new Token(file, line, start - lineStart + 1, type, value);
    }

    private void skipSpace() throws CompileException {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '\n') {
                newLine();
            } else if (c <= ' ') {
                next++;
            } else if (c == '/' && text.startsWith("//", next)) {
                int end = text.indexOf('\n', next);
                next = end < 0 ? text.length() : end;
            } else if (c == '/' && text.startsWith("/*", next)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void newLine() {
        next++;
        line++;
        lineStart = next;
    }

    private void skipComment() throws CompileException {
        int end = text.indexOf("*/", next + 2);
        if (end < 0) {
            throw new CompileException("a comment without an end", location());
        }
        for (int i = text.indexOf('\n', next); 0 <= i && i < end; i = text.indexOf('\n', next)) {
            next = i;
            newLine();
        }
        next = end + 2;
    }

    private Token word() {
        do {
            next++;
        } while (next < text.length() && Character.isJavaIdentifierPart(text.charAt(next)));
        String word = text.substring(start, next);
        String known = WORDS.get(word);
        if (known == null) {
            return token(TokenType.IDENTIFIER, word);
        }
        return switch (known) {
            case "true", "false" -> token(TokenType.BOOLEAN_LITERAL, known);
            case "null" -> token(TokenType.NULL_LITERAL, known);
            default -> token(TokenType.KEYWORD, known);
        };
    }

    private Token number() {
        boolean hexadecimal = text.startsWith("0x", next) || text.startsWith("0X", next);
        boolean floating = false;
        char before = ' ';
        while (next < text.length() && isInNumber(text.charAt(next), before, hexadecimal)) {
            before = text.charAt(next);
            floating |= before == '.' || !hexadecimal && "eEfFdD".indexOf(before) >= 0;
            next++;
        }
        TokenType type = floating ? TokenType.FLOATING_POINT_LITERAL : TokenType.INTEGER_LITERAL;
        return token(type, text.substring(start, next));
    }

    private static boolean isInNumber(char c, char before, boolean hexadecimal) {
        boolean sign = (c == '-' || c == '+') && (before == 'E' || before == 'e') && !hexadecimal;
        return isDigit(c) || c == '.' || sign || Character.isJavaIdentifierPart(c);
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    private Token quoted(char quote) throws CompileException {
        next++;
        while (next < text.length() && text.charAt(next) != quote && text.charAt(next) != '\n') {
            next += text.charAt(next) == '\\' ? 2 : 1;
        }
        next++;
        if (next > text.length() || text.charAt(next - 1) != quote) {
            throw new CompileException("a text without an end", location());
        }
        return token(
                quote == '"' ? TokenType.STRING_LITERAL : TokenType.CHARACTER_LITERAL, text.substring(start, next));
    }

    private Token operator() throws CompileException {
        String longest = "";
        String known = OPERATORS.get(text.substring(next, next + 1));
        while (known != null) {
            longest = known;
            next++;
            known = isOperator(next) ? OPERATORS.get(text.substring(start, next + 1)) : null;
        }
        if (longest.isEmpty()) {
            throw new CompileException("the character '" + text.charAt(next) + "' begins no token", location());
        }
        return token(TokenType.OPERATOR, longest);
    }

    /** Whether there is something that can stand in an operator of several characters, after the first. */
    private boolean isOperator(int place) {
        return place < text.length() && "=<>&|+-:".indexOf(text.charAt(place)) >= 0;
    }
}
