package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Characters that are not part of the language, most of them from word processors and formulas. */
final class LookAlikes {

    private static final int TAIL = 80;

    /** A character, what it is, and the word that was meant; {@code type} is STRAY where none can be put in its place. */
    private record Likeness(String characters, String what, String ascii, int type) {}

    private static final List<Likeness> LIKENESSES = List.of(
            new Likeness(
                    "\u2019\u2018\u201b", "a typographic quote, probably from a word processor", "'", OdeLexer.PRIME),
            new Likeness("\u2032\u00b4`", "not the prime `'`", "'", OdeLexer.PRIME),
            new Likeness("\u2212\u2013\u2014\u2010\u2011\u00ad", "not the minus sign `-`", "-", OdeLexer.MINUS),
            new Likeness("\u00d7\u00b7\u22c5\u2217\u2022", "not the sign `*`", "*", OdeLexer.STAR),
            new Likeness("\u00f7\u2215\u2044", "not the sign `/`", "/", OdeLexer.SLASH),
            new Likeness("\u2264\u2a7d", "not the sign `<=`", "<=", OdeLexer.LE),
            new Likeness("\u2265\u2a7e", "not the sign `>=`", ">=", OdeLexer.GE),
            new Likeness("\u2260", "not the sign `!=`", "!=", OdeLexer.NE),
            new Likeness("\uff1d", "not the sign `=`", "=", OdeLexer.ASSIGN),
            new Likeness("\u2227", "not the word `and`", " and ", OdeLexer.AND),
            new Likeness("\u2228", "not the word `or`", " or ", OdeLexer.OR),
            new Likeness("\u00ac", "not the word `not`", "not ", OdeLexer.NOT),
            new Likeness("\u2026", "not the range sign `..`", "..", OdeLexer.RANGE),
            new Likeness("\u201c\u201d\u201e\u00ab\u00bb", "not the quote `\"`", "\"", OdeLexer.STRAY),
            new Likeness("\u00b2", "not `^2`", "^2", OdeLexer.STRAY),
            new Likeness("\u00b3", "not `^3`", "^3", OdeLexer.STRAY),
            new Likeness(
                    "\u2070\u00b9\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b",
                    "not an exponent, which follows `^`",
                    "^",
                    OdeLexer.STRAY),
            new Likeness("\u221a", "not `sqrt( )`", "sqrt", OdeLexer.STRAY),
            new Likeness("\u221e", "not `inf`", " inf ", OdeLexer.STRAY),
            new Likeness("\\", "a line goes on with `\\` only at its very end", "", OdeLexer.STRAY),
            new Likeness(
                    "@",
                    "there are no macros and no function handles: `f(x) = ...` defines a function",
                    "",
                    OdeLexer.STRAY),
            new Likeness("?", "a choice is written `if c then a else b`", "", OdeLexer.STRAY),
            new Likeness("$", "a name starts with a letter or `_`", "", OdeLexer.STRAY));

    private static final Map<String, Likeness> BY_CHARACTER = byCharacter();

    private LookAlikes() {}

    /** The word that was surely meant, or the stray character itself. */
    static Token mend(Token stray) {
        Optional<Likeness> likeness = likeness(stray);
        if (likeness.isPresent() && likeness.get().type() != OdeLexer.STRAY) {
            CommonToken meant = new CommonToken(stray);
            meant.setType(likeness.get().type());
            return meant;
        }
        return stray;
    }

    /** One message for all the strays of a line. */
    static Diagnostic report(SourceFile file, List<Token> strays) {
        Token first = strays.get(0);
        Optional<Diagnostic> foreign = StrayAdvice.about(file, first);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        Optional<Likeness> likeness = likeness(first);
        String message = "the character " + shown(first) + " is not part of the language";
        Diagnostic diagnostic = Diagnostic.error("E0106", message)
                .at(Slice.of(file, first), likeness.map(Likeness::what).orElseGet(() -> nature(first)));
        for (Token stray : strays.subList(1, Math.min(strays.size(), 5))) {
            String what = likeness(stray).map(like -> " is " + like.what()).orElse(" is not part of it either");
            diagnostic = diagnostic.also(Slice.of(file, stray), "and " + shown(stray) + what);
        }
        return diagnostic.help(help(file, strays));
    }

    private static String help(SourceFile file, List<Token> strays) {
        int line = file.line(strays.get(0).getStartIndex());
        boolean replaceable = strays.stream()
                .allMatch(stray ->
                        likeness(stray).filter(like -> !like.ascii().isEmpty()).isPresent());
        if (!replaceable || file.lineLength(line) > TAIL) {
            return "remove it, or write it in letters";
        }
        String text = AsciiText.of(new SourceFile(file.name(), file.lineText(line)));
        return "write `" + text.strip() + "`; `brook format --ascii " + file.name() + "` replaces all of them";
    }

    /** What a character stands for, in characters of the language. */
    static Optional<String> ascii(String character) {
        return Optional.ofNullable(BY_CHARACTER.get(character))
                .map(Likeness::ascii)
                .filter(ascii -> !ascii.isEmpty());
    }

    private static Optional<Likeness> likeness(Token stray) {
        return Optional.ofNullable(BY_CHARACTER.get(stray.getText()));
    }

    private static Map<String, Likeness> byCharacter() {
        Map<String, Likeness> likenesses = new HashMap<>();
        for (Likeness likeness : LIKENESSES) {
            likeness.characters().codePoints().forEach(c -> likenesses.put(Character.toString(c), likeness));
        }
        return likenesses;
    }

    private static String nature(Token stray) {
        int type = Character.getType(stray.getText().codePointAt(0));
        if (type == Character.CONTROL || type == Character.FORMAT) {
            return "an invisible character";
        }
        return type == Character.SURROGATE ? "half a character: the file was damaged" : "no name and no sign";
    }

    private static String shown(Token stray) {
        return String.format(
                Locale.ROOT, "`%s` (U+%04X)", stray.getText(), stray.getText().codePointAt(0));
    }
}
