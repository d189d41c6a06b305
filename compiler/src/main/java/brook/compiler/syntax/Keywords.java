package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/** The words that cannot be names, what they are for, and what to take instead. */
final class Keywords {

    private Keywords() {}

    /** A word that starts a statement, or {@code when}. */
    static boolean startsStatement(int type) {
        return type >= OdeLexer.MODEL && type <= OdeLexer.SOLVE;
    }

    static boolean isKeyword(int type) {
        return type >= OdeLexer.MODEL && type <= OdeLexer.WHERE;
    }

    static Diagnostic asName(Slice slice, Token keyword) {
        Span span = slice.span(keyword);
        String word = keyword.getText();
        String other = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return Diagnostic.error("E0112", "`" + word + "` is a keyword and cannot be a name")
                .at(span, "keyword: " + purpose(keyword))
                .help("call it `" + shorter(word) + "` or `" + other + "` (names are case-sensitive)");
    }

    private static String purpose(Token keyword) {
        return switch (keyword.getType()) {
            case OdeLexer.MODEL -> "names the model";
            case OdeLexer.IMPORT -> "takes over another file";
            case OdeLexer.TIME -> "names the time";
            case OdeLexer.CONST -> "declares values known at compile time";
            case OdeLexer.PARAM -> "declares values set at run time";
            case OdeLexer.TRAINABLE -> "declares values found by training";
            case OdeLexer.INPUT -> "declares values given per trajectory";
            case OdeLexer.STATE -> "declares states";
            case OdeLexer.DISCRETE -> "declares values that change only at events";
            case OdeLexer.INTEGRAL -> "declares an integral along the trajectory";
            case OdeLexer.OUTPUT -> "declares what is stored";
            case OdeLexer.EVENT, OdeLexer.WHEN -> "declares what happens at a moment";
            case OdeLexer.LOSS -> "declares what training minimises";
            case OdeLexer.TRAIN -> "says how to train";
            case OdeLexer.SOLVE -> "says how to solve";
            case OdeLexer.TRUE, OdeLexer.FALSE -> "a truth value";
            case OdeLexer.AND, OdeLexer.OR, OdeLexer.NOT -> "joins conditions";
            case OdeLexer.FOR, OdeLexer.IN -> "runs over an index";
            case OdeLexer.WHERE -> "introduces local definitions";
            case OdeLexer.IF, OdeLexer.THEN, OdeLexer.ELSEIF, OdeLexer.ELSE -> "chooses between values";
            default -> throw new AssertionError(keyword);
        };
    }

    private static String shorter(String word) {
        return switch (word) {
            case "input" -> "inp";
            case "output" -> "out";
            case "time" -> "tm";
            case "state" -> "st";
            case "event" -> "ev";
            case "model" -> "mdl";
            case "param" -> "par";
            case "const" -> "cst";
            default -> word + "_";
        };
    }
}
