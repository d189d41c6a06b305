package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Characters that other languages use as signs: what the whole line would be here. */
final class StrayAdvice {

    private static final int LONGEST = 200;
    private static final Pattern TERNARY =
            Pattern.compile("(?<x>[^=?]+?)\\s*=\\s*(?<c>[^?]+?)\\s*\\?\\s*(?<a>[^?:]+?)\\s*:\\s*(?<b>[^?:]+)");
    private static final Pattern ROOT = Pattern.compile("\u221a\\s*(?:(?<x>[\\p{L}\\p{N}_.]+)|\\((?<e>[^()]*)\\))");
    /** No language writes formulas so. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\p{XDigit}{4}");

    private static final Pattern COMMENT = Pattern.compile("\\s*;?\\s*(?:#.*)?$");

    private StrayAdvice() {}

    static Optional<Diagnostic> about(SourceFile file, Token stray) {
        int line = file.line(stray.getStartIndex());
        if (file.lineLength(line) > LONGEST
                || ESCAPE.matcher(file.lineText(line)).find()) {
            return Optional.empty();
        }
        String text = file.lineText(line);
        int indent = text.length() - text.stripLeading().length();
        String bare = COMMENT.matcher(text.strip()).replaceFirst("");
        int start = file.lineStart(line) + indent;
        Span place = Slice.of(file, stray);
        return ForeignLines.about(new Span(file, start, start + bare.length()))
                .or(() -> sign(bare, stray.getText(), place));
    }

    private static Optional<Diagnostic> sign(String line, String sign, Span place) {
        return switch (sign) {
            case "?" -> ternary(line, place);
            case "@" -> Optional.of(product(line, place));
            case "\\" -> quotient(line, place);
            case "\u221a" -> root(line, place);
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> ternary(String line, Span place) {
        Matcher choice = TERNARY.matcher(line);
        if (!choice.matches()) {
            return Optional.empty();
        }
        String condition = choice.group("c").replaceFirst("^\\(([^()]*)\\)$", "$1");
        return Optional.of(Diagnostic.error("E0118", "a choice is written with `if`, not with `?` and `:`")
                .at(place)
                .help("write `" + choice.group("x") + " = if " + condition + " then " + choice.group("a") + " else "
                        + choice.group("b") + "`"));
    }

    /** NumPy's product of matrices. */
    private static Diagnostic product(String line, Span place) {
        boolean between = line.matches(".*[\\p{L}\\p{N}_)\\]]\\s*@\\s*[\\p{L}\\p{N}_(\\[].*");
        Diagnostic diagnostic =
                Diagnostic.error("E0118", "`@` is not an operator").at(place);
        return between
                ? diagnostic.help("a matrix times a vector: write `" + line.replaceAll("\\s*@\\s*", "*") + "`")
                : Diagnostic.error("E0106", "the character `@` (U+0040) is not part of the language")
                        .at(place, "there are no macros and no function handles")
                        .help("a function is defined by `f(x) = ...`, a setting stands in `solve { }`");
    }

    /** Matlab's left division. */
    private static Optional<Diagnostic> quotient(String line, Span place) {
        if (!line.matches(".*[\\p{L}\\p{N}_)\\]]\\s*\\\\\\s*[\\p{L}\\p{N}_(\\[].*")) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error("E0118", "`\\` is not an operator")
                .at(place)
                .help(
                        "systems of equations are not solved here: multiply by an inverse worked out by hand, `const Minv = [1, 0; 0, 1]`")
                .help("of numbers, `a\\b` is `b/a`"));
    }

    private static Optional<Diagnostic> root(String line, Span place) {
        Matcher root = ROOT.matcher(line);
        if (!root.find()) {
            return Optional.empty();
        }
        String better = ROOT.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "sqrt(" + (found.group(1) == null ? found.group(2) : found.group(1)) + ")"));
        return Optional.of(Diagnostic.error("E0106", "the character `\u221a` (U+221A) is not part of the language")
                .at(place, "the square root is a function")
                .help("write `" + better + "`"));
    }
}
