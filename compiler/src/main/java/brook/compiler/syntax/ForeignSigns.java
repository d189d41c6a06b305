package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import org.antlr.v4.runtime.Token;

/** Comments and operators of other languages. */
final class ForeignSigns {

    private ForeignSigns() {}

    /** E0116; {@code first} is the first word of the line. */
    static Diagnostic comment(SourceFile file, Token token, Token first) {
        Span whole = Slice.of(file, token);
        boolean percent = whole.text().startsWith("%");
        int length = percent ? 1 : 2;
        Span sign = new Span(file, whole.start(), whole.start() + length);
        String other = percent ? "(and not the remainder)" : "(and not a division)";
        if (token.getType() == OdeLexer.BLOCK_COMMENT) {
            other = "(comments end with their line)";
        }
        Diagnostic diagnostic = Diagnostic.error("E0116", "comments start with `#`")
                .at(sign, "not a comment sign here " + other)
                .help(help(file, token, first, length));
        return percent ? diagnostic.help("the remainder of a/b is `mod(a, b)`") : diagnostic;
    }

    private static String help(SourceFile file, Token token, Token first, int length) {
        String text = token.getText().substring(length).replace("*/", "").strip();
        if (text.lines().count() > 1) {
            return "put a `#` in front of each line";
        }
        boolean declares = first.getType() >= OdeLexer.CONST && first.getType() <= OdeLexer.OUTPUT;
        String before = file.text()
                .substring(first.getStartIndex(), token.getStartIndex())
                .strip();
        if (!declares || text.isEmpty() || text.contains("\"") || before.contains("\"") || before.contains("\n")) {
            return "`# " + text + "`";
        }
        return "`# " + text + "`, or as a description: " + before + " \"" + text + "\"";
    }

    /** E0118 for a comment sign within brackets, where it can only be meant as an operator. */
    static Diagnostic operator(SourceFile file, Token token) {
        boolean percent = token.getText().equals("%");
        return Diagnostic.error("E0118", "`" + token.getText() + "` is not an operator")
                .at(Slice.of(file, token))
                .help(percent ? "the remainder of a/b is `mod(a, b)`" : "a rounded quotient is `floor(a/b)`");
    }

    /** E0118 for an operator that has another spelling here. */
    static Diagnostic spelling(SourceFile file, Token token) {
        String ours = switch (token.getText()) {
            case "&&", "&" -> "and";
            case "||", "|" -> "or";
            case "!", "~" -> "not";
            case "~=", "<>", "!==" -> "!=";
            case "===" -> "==";
            case "=<" -> "<=";
            case "=>" -> ">=";
            default -> throw new AssertionError(token);
        };
        return Diagnostic.error("E0118", "`" + token.getText() + "` is written `" + ours + "`")
                .at(Slice.of(file, token))
                .help("write `" + ours + "`");
    }
}
