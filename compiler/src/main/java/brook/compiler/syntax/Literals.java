package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Numbers and truth values, and what looks like a number but is none. */
final class Literals {

    private static final Pattern GLUED = Pattern.compile("([0-9]+\\.?[0-9]*)(\\P{Nd}.*)", Pattern.DOTALL);

    private final SourceFile file;
    private final Diagnostics diagnostics;

    Literals(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    Term read(Token token) {
        Span span = Slice.of(file, token);
        return switch (token.getType()) {
            case OdeLexer.NUMBER -> number(span);
            case OdeLexer.TRUE, OdeLexer.FALSE -> new Term.Truth(span, token.getType() == OdeLexer.TRUE);
            case OdeLexer.BAD_NUMBER -> bad(twoPoints(span), span);
            case OdeLexer.GLUED -> bad(glued(span), span);
            case OdeLexer.STRING -> bad(string(span), span);
            default -> throw new AssertionError(token);
        };
    }

    private Term number(Span span) {
        double value = Double.parseDouble(span.text());
        if (Double.isInfinite(value)) {
            return bad(
                    Diagnostic.error("E0115", "this number is too large for a double")
                            .at(span, "the largest is about 1.8e308"),
                    span);
        }
        return new Term.Number(span, value);
    }

    private Term bad(Diagnostic diagnostic, Span span) {
        diagnostics.report(diagnostic);
        return new Term.Bad(span);
    }

    private static Diagnostic twoPoints(Span span) {
        String text = span.text();
        String from = text.substring(0, text.indexOf('.'));
        String to = text.substring(text.lastIndexOf('.') + 1);
        return Diagnostic.error("E0115", "this number has two decimal points")
                .at(span)
                .help("a range is written with two points and spaces: `" + from + " .. " + to + "`");
    }

    private static Diagnostic string(Span span) {
        return Diagnostic.error("E0103", "a string is not a value")
                .at(span, "strings are descriptions, at the end of a declaration")
                .help("a setting is a name without quotes: `method = taylor`");
    }

    private Diagnostic glued(Span span) {
        Matcher matcher = GLUED.matcher(span.text());
        if (!matcher.matches()) {
            throw new AssertionError(span.text());
        }
        String number = matcher.group(1);
        String name = matcher.group(2);
        Diagnostic stuck =
                Diagnostic.error("E0104", "a number and a name stick together").at(span, "is this a product?");
        return switch (name) {
            case "e", "E" ->
                Diagnostic.error("E0115", "the exponent of this number is missing")
                        .at(span)
                        .help("write `" + number + "e3` for " + number + " times 1000, or `" + number + "*" + name
                                + "` for a product");
            case "d", "D" ->
                stuck.help("an exponent is written with e: `" + number + "e-3`")
                        .help("a product: `" + number + "*" + name + "`");
            case "f", "L", "l", "F" ->
                stuck.help("every number is a double: write `" + number + "`, or `" + number + "*" + name + "`");
            default -> stuck.help(other(number, name));
        };
    }

    private static String other(String number, String name) {
        if (name.matches("[xX][0-9a-fA-F]+") && number.equals("0")) {
            return "numbers are decimal: write `" + hexadecimal(name) + "`";
        }
        if (name.matches("[_0-9]+")) {
            return "write `" + number + name.replace("_", "") + "`";
        }
        if (name.matches("([eE][0-9]+)?[ij]")) {
            String real = number + name.substring(0, name.length() - 1);
            return "there are no complex numbers: the real and the imaginary part are two states; a product is `" + real
                    + "*" + name.substring(name.length() - 1) + "`";
        }
        if (name.matches("[dD][0-9]+")) {
            return "write `" + number + (number.endsWith(".") ? "0" : "") + "e" + name.substring(1) + "`";
        }
        return "write `" + number + "*" + name + "`";
    }

    private static String hexadecimal(String name) {
        return new java.math.BigInteger(name.substring(1), 16).toString();
    }
}
