package brook.compiler.format;

import brook.compiler.syntax.Lexeme;

/**
 * A word where its author put it.
 *
 * @param column counted from 0 in code points, tabs as spaces
 * @param space the columns between it and what stands before it on its row
 */
record Word(Lexeme lexeme, int row, int column, int space) {

    Lexeme.Kind kind() {
        return lexeme.kind();
    }

    boolean isComment() {
        return kind() == Lexeme.Kind.COMMENT;
    }

    /** As the standard layout writes it. */
    String text() {
        if (isComment()) {
            return lexeme.text().stripTrailing();
        }
        return lexeme.text().equals("**") ? "^" : lexeme.text();
    }

    int width() {
        String text = text();
        return text.codePointCount(0, text.length());
    }
}
