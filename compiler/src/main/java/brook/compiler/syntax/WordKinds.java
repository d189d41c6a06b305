package brook.compiler.syntax;

import brook.grammar.OdeLexer;

/** What kinds of words there are, for those who read words rather than trees. */
final class WordKinds {

    private WordKinds() {}

    static boolean isName(int type) {
        return type == OdeLexer.NAME || type >= OdeLexer.RISES && type <= OdeLexer.MINIMISE;
    }

    /** The last word of a value. */
    static boolean endsOperand(int type) {
        return isName(type)
                || isLiteral(type)
                || type == OdeLexer.RPAR
                || type == OdeLexer.RBRK
                || type == OdeLexer.PRIME;
    }

    /** The first word of a value, signs excepted. */
    static boolean startsOperand(int type) {
        return isName(type) || isLiteral(type) || type == OdeLexer.LPAR || type == OdeLexer.LBRK;
    }

    static boolean isLiteral(int type) {
        return switch (type) {
            case OdeLexer.NUMBER, OdeLexer.BAD_NUMBER, OdeLexer.GLUED, OdeLexer.TRUE, OdeLexer.FALSE -> true;
            case OdeLexer.STRING -> true;
            default -> false;
        };
    }

    /** Signs that need a value on both sides. */
    static boolean isOperator(int type) {
        return type >= OdeLexer.PLUS && type <= OdeLexer.DOTCARET
                || type >= OdeLexer.LT && type <= OdeLexer.NE
                || type == OdeLexer.AND
                || type == OdeLexer.OR
                || type >= OdeLexer.FOREIGN_AND && type <= OdeLexer.FOREIGN_COMPARE;
    }

    static boolean isAssignment(int type) {
        return type == OdeLexer.ASSIGN || type == OdeLexer.WALRUS || type == OdeLexer.FOREIGN_ASSIGN;
    }

    static boolean opens(int type) {
        return type == OdeLexer.LPAR || type == OdeLexer.LBRK || type == OdeLexer.LBRC;
    }

    static boolean closes(int type) {
        return type == OdeLexer.RPAR || type == OdeLexer.RBRK || type == OdeLexer.RBRC;
    }
}
