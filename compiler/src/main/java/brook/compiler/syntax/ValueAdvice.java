package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.grammar.OdeLexer;
import java.util.Optional;

/** Explains values without an operator between them, and operators without a value. */
final class ValueAdvice {

    private ValueAdvice() {}

    static Optional<Diagnostic> noValue(Trouble trouble) {
        int type = trouble.type();
        boolean ends = WordKinds.isOperator(type) || WordKinds.closes(type) || type == OdeLexer.COMMA;
        if (!ends || trouble.at() == 0) {
            return Optional.empty();
        }
        if (!WordKinds.endsOperand(trouble.typeBefore())) {
            return Optional.of(error(
                            "E0105",
                            "a value is missing between `" + shown(trouble.textBefore()) + "` and `" + trouble.text()
                                    + "`")
                    .at(trouble.span())
                    .also(trouble.spanBefore(), ""));
        }
        if (type == OdeLexer.FOREIGN_NOT) {
            return Optional.of(error("E0116", "comments start with `#`")
                    .at(trouble.span(), "not a comment sign, and not an operator between values")
                    .help("`# comment`; not equal is written `!=`"));
        }
        return Optional.empty();
    }

    static Optional<Diagnostic> twoValues(Trouble trouble) {
        if (!WordKinds.startsOperand(trouble.type()) || !WordKinds.endsOperand(trouble.typeBefore())) {
            return Optional.empty();
        }
        String both = "`" + trouble.textBefore() + "` and `" + trouble.text() + "`";
        if (wantsSign(trouble) && !isOutputSetting(trouble)) {
            return Optional.of(error("E0103", "a `=` is missing between " + both)
                    .at(trouble.span())
                    .also(trouble.spanBefore(), ""));
        }
        if (isOutputSetting(trouble)) {
            return Optional.of(error("E0103", "when results are stored is a setting")
                    .at(trouble.spanBefore())
                    .help("write `solve { output " + trouble.textBefore() + " ... }`"));
        }
        if (startsAnother(trouble)) {
            return Optional.of(error("E0103", "`" + trouble.text() + "` cannot follow here")
                    .at(trouble.span())
                    .also(trouble.spanBefore(), "")
                    .help(
                            isDeclaration(trouble)
                                    ? "put a comma before it"
                                    : "write it on a line of its own, or put a `;` before it"));
        }
        if (WordKinds.closes(trouble.typeBefore()) && trouble.type() == OdeLexer.NAME
                || trouble.typeBefore() == OdeLexer.RPAR && WordKinds.startsOperand(trouble.type())) {
            Optional<String> product = Paste.inserted(trouble.slice(), trouble.at(), "*");
            if (product.isPresent()) {
                return Optional.of(error("E0104", "an operator is missing between " + both)
                        .at(trouble.span())
                        .also(trouble.spanBefore(), "")
                        .help("a product: " + product.get()));
            }
        }
        boolean inList = trouble.bracket() == OdeLexer.LBRK || trouble.bracket() == OdeLexer.LPAR;
        String missing = inList ? "a comma or an operator" : "an operator";
        return Optional.of(error("E0104", missing + " is missing between " + both)
                .at(trouble.span())
                .also(trouble.spanBefore(), "")
                .help(product(trouble)));
    }

    /** {@code param k 0.3}, {@code solve { rtol 1e-9 }}. */
    private static boolean wantsSign(Trouble trouble) {
        boolean declared = trouble.at() == 2 && isDeclaration(trouble);
        boolean set = trouble.at() == 1
                && WordKinds.isName(trouble.slice().type(0))
                && trouble.slice().size() == 2;
        return declared || set && WordKinds.isLiteral(trouble.type());
    }

    private static boolean isOutputSetting(Trouble trouble) {
        boolean setting = trouble.typeBefore() == OdeLexer.EVERY || trouble.typeBefore() == OdeLexer.AT;
        return trouble.at() == 2 && setting && trouble.slice().type(0) == OdeLexer.OUTPUT;
    }

    /** {@code a = 1 b = 2}. */
    private static boolean startsAnother(Trouble trouble) {
        int sign = trouble.at() + 1;
        while (trouble.slice().type(sign) == OdeLexer.PRIME) {
            sign++;
        }
        return WordKinds.isName(trouble.type())
                && WordKinds.isAssignment(trouble.slice().type(sign));
    }

    private static boolean isDeclaration(Trouble trouble) {
        int first = trouble.slice().type(0);
        return first >= OdeLexer.CONST && first <= OdeLexer.OUTPUT;
    }

    private static String product(Trouble trouble) {
        String left = trouble.textBefore();
        boolean simple = WordKinds.isName(trouble.type()) || WordKinds.isLiteral(trouble.type());
        if (WordKinds.isName(trouble.typeBefore()) && simple) {
            return "a product is written `" + left + "*" + trouble.text() + "`, a call `" + left + "(" + trouble.text()
                    + ")`";
        }
        return WordKinds.isLiteral(trouble.typeBefore()) && simple
                ? "a product is written `" + left + "*" + trouble.text() + "`"
                : "a product is written with `*`";
    }

    private static String shown(String word) {
        return word.isBlank() ? "the line end" : word;
    }
}
