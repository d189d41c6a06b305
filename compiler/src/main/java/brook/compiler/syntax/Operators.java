package brook.compiler.syntax;

import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.Term.BinaryOperator;
import brook.grammar.OdeLexer;
import org.antlr.v4.runtime.Token;

/** Signs to operators; those of other languages are reported and read as what they mean there. */
final class Operators {

    private Operators() {}

    static BinaryOperator binary(SourceFile file, Token sign, Diagnostics diagnostics) {
        checkSpelling(file, sign, diagnostics);
        return switch (sign.getType()) {
            case OdeLexer.PLUS -> BinaryOperator.ADD;
            case OdeLexer.MINUS -> BinaryOperator.SUBTRACT;
            case OdeLexer.STAR -> BinaryOperator.TIMES;
            case OdeLexer.SLASH -> BinaryOperator.DIVIDE;
            case OdeLexer.DOTSTAR -> BinaryOperator.DOT_TIMES;
            case OdeLexer.DOTSLASH -> BinaryOperator.DOT_DIVIDE;
            case OdeLexer.CARET, OdeLexer.STARSTAR -> BinaryOperator.POWER;
            case OdeLexer.DOTCARET -> BinaryOperator.DOT_POWER;
            case OdeLexer.LT -> BinaryOperator.LESS;
            case OdeLexer.LE -> BinaryOperator.LESS_EQUAL;
            case OdeLexer.GT -> BinaryOperator.GREATER;
            case OdeLexer.GE -> BinaryOperator.GREATER_EQUAL;
            case OdeLexer.EQ -> BinaryOperator.EQUAL;
            case OdeLexer.NE -> BinaryOperator.NOT_EQUAL;
            case OdeLexer.AND, OdeLexer.FOREIGN_AND -> BinaryOperator.AND;
            case OdeLexer.OR, OdeLexer.FOREIGN_OR -> BinaryOperator.OR;
            case OdeLexer.FOREIGN_COMPARE -> comparison(sign.getText());
            default -> throw new AssertionError(sign);
        };
    }

    static void checkSpelling(SourceFile file, Token sign, Diagnostics diagnostics) {
        switch (sign.getType()) {
            case OdeLexer.FOREIGN_AND, OdeLexer.FOREIGN_OR, OdeLexer.FOREIGN_NOT, OdeLexer.FOREIGN_COMPARE ->
                diagnostics.report(ForeignSigns.spelling(file, sign));
            default -> {}
        }
    }

    private static BinaryOperator comparison(String sign) {
        return switch (sign) {
            case "===" -> BinaryOperator.EQUAL;
            case "=<" -> BinaryOperator.LESS_EQUAL;
            case "=>" -> BinaryOperator.GREATER_EQUAL;
            default -> BinaryOperator.NOT_EQUAL;
        };
    }
}
