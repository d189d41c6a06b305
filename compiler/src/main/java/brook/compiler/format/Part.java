package brook.compiler.format;

/** What a word is on the page: all that the space in front of and behind it depends on. */
enum Part {
    /** A keyword. */
    WORD,
    /** A name, a number, a string, the colon of a slice. */
    VALUE,
    /** A bracket that belongs to what stands before it: a call, an index. */
    ATTACHED_OPEN,
    /** A bracket on its own. */
    FREE_OPEN,
    CLOSE,
    BRACE_OPEN,
    BRACE_CLOSE,
    COMMA,
    SEMICOLON,
    DOT,
    PRIME,
    /** An equals sign, a comparison. */
    RELATION,
    /** An operator without spaces. */
    TIGHT,
    /** An operator between spaces. */
    SPACED,
    /** A sign of a number. */
    UNARY,
    COMMENT;

    boolean opens() {
        return this == ATTACHED_OPEN || this == FREE_OPEN;
    }

    /** Whether an operator, an index or a keyword may follow, and no operand. */
    boolean endsOperand() {
        return this == VALUE || this == CLOSE || this == PRIME;
    }
}
