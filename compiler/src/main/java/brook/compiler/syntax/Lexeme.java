package brook.compiler.syntax;

/**
 * One word or sign of a text, for tools that keep what was written: comments are words too, and line ends that end a
 * statement.
 *
 * @param start the UTF-16 offset at which it starts
 */
public record Lexeme(Kind kind, String text, int start) {

    /** What a word is, as far as its place on the page depends on it. */
    public enum Kind {
        /** A word that cannot be a name. */
        KEYWORD,
        /** A word that is a keyword in its places and a name everywhere else. */
        SOFT_WORD,
        /** A name, {@code true}, {@code false}. */
        NAME,
        /** A number. */
        NUMBER,
        /** A string. */
        STRING,
        /** {@code (}. */
        ROUND_OPEN,
        /** {@code )}. */
        ROUND_CLOSE,
        /** {@code [}. */
        SQUARE_OPEN,
        /** {@code ]}. */
        SQUARE_CLOSE,
        /** An opening brace. */
        BRACE_OPEN,
        /** A closing brace. */
        BRACE_CLOSE,
        /** {@code ,}. */
        COMMA,
        /** {@code ;}. */
        SEMICOLON,
        /** {@code :}. */
        COLON,
        /** {@code .} between a library and its member. */
        DOT,
        /** {@code ..}. */
        RANGE,
        /** {@code +} and {@code -}. */
        SIGN,
        /** {@code *} and {@code /}. */
        PRODUCT,
        /** {@code .*} and {@code ./}. */
        ELEMENT_PRODUCT,
        /** {@code ^}, {@code **}, {@code .^}. */
        POWER,
        /** {@code '}. */
        PRIME,
        /** {@code =}, {@code :=} and comparisons. */
        RELATION,
        /** From {@code #} to the end of the line. */
        COMMENT,
        /** A line end that ends a statement; other line ends are no words. */
        LINE_END,
        /** What no model holds. */
        FOREIGN
    }

    /** The offset behind its last character. */
    public int end() {
        return start + text.length();
    }
}
