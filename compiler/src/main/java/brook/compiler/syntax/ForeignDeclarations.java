package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declarations of other languages, {@code parameter Real k(unit="1/s") = 1}, {@code int<lower=0> N;}, with ours for each. */
final class ForeignDeclarations {

    /** Longer ones are not rewritten: each of their names would be looked for in the whole file. */
    private static final int LONGEST = 200;

    private static final Set<String> PARAMETERS =
            Set.of("parameter", "par", "params", "parameters", "p", "number", "num");
    private static final Set<String> CONSTANTS = Set.of("constant", "constants", "final");
    private static final Set<String> WHOLE = Set.of("int", "Integer", "long", "Int64", "integer");
    private static final Set<String> OTHERS = Set.of(
            "double",
            "float",
            "real",
            "Real",
            "Float64",
            "var",
            "let",
            "local",
            "auto",
            "vector",
            "matrix",
            "static",
            "public",
            "protected",
            "private",
            "flow",
            "states",
            "simplex",
            "variable",
            "mut",
            "val",
            "array");

    /** The name, its sizes, its modifiers, its value, its description. */
    private static final Pattern ITEM = Pattern.compile(
            "(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)\\s*(?<dims>\\[[^\\[\\]]*\\])?\\s*(?<mods>\\([^()]*\\))?"
                    + "\\s*(?::?=\\s*(?<value>[^\"]+?))?\\s*(?<text>\"[^\"]*\")?",
            Pattern.DOTALL);

    private static final Pattern START = Pattern.compile("start\\s*=\\s*([^,()]+)");
    private static final Pattern UNIT = Pattern.compile("unit\\s*=\\s*\"([^\"]+)\"");

    private final Slice slice;

    /** How many words in front are foreign. */
    private final int words;

    private ForeignDeclarations(Slice slice, int words) {
        this.slice = slice;
        this.words = words;
    }

    /** Also behind one of our keywords: {@code output Real y}. */
    static Optional<Diagnostic> about(Slice slice) {
        int first = Keywords.startsStatement(slice.type(0)) ? 1 : 0;
        int words = first;
        while (words < slice.size() && isForeign(slice, words)) {
            words++;
        }
        boolean declares = words > first && WordKinds.isName(slice.type(afterType(slice, words)));
        return declares ? Optional.of(new ForeignDeclarations(slice, words).diagnostic()) : Optional.empty();
    }

    private static boolean isForeign(Slice slice, int i) {
        String word = slice.tokens().get(i).getText();
        boolean ours = i > 0 && slice.type(i) == OdeLexer.CONST;
        return slice.type(i) == OdeLexer.NAME && isForeign(word) || ours;
    }

    private static boolean isForeign(String word) {
        return PARAMETERS.contains(word) || CONSTANTS.contains(word) || WHOLE.contains(word) || OTHERS.contains(word);
    }

    /** Behind {@code <lower=0>}, {@code [3]}, {@code *8}. */
    private static int afterType(Slice slice, int from) {
        int i = from;
        if (slice.type(i) == OdeLexer.LT) {
            i = after(slice, i, OdeLexer.GT);
        }
        if (slice.type(i) == OdeLexer.LBRK) {
            i = after(slice, i, OdeLexer.RBRK);
        }
        boolean bytes = slice.type(i) == OdeLexer.STAR && slice.type(i + 1) == OdeLexer.NUMBER;
        return bytes ? i + 2 : i;
    }

    private static int after(Slice slice, int from, int closer) {
        int i = from;
        while (i < slice.size() && slice.type(i) != closer) {
            i++;
        }
        return i + 1;
    }

    private Diagnostic diagnostic() {
        int first = Keywords.startsStatement(slice.type(0)) ? 1 : 0;
        Span foreign = slice.span(first, words);
        String word = slice.tokens().get(first).getText();
        String message = first == 0
                ? "`" + word + "` starts no statement of this language"
                : "a declaration has no type: `" + foreign.text() + "`";
        Diagnostic diagnostic = Diagnostic.error("E0117", message).at(foreign);
        Optional<String> ours = ours();
        return diagnostic.help(ours.map(text -> "write `" + text + "`")
                .orElse("declare `state x = 1`, `param k = 0.3` or `const N = 64`; a definition is just `r = k*x`"));
    }

    /** The whole statement in our words, nothing if it is too strange. */
    private Optional<String> ours() {
        int from = afterType(slice, words);
        if (slice.span().text().length() > LONGEST) {
            return Optional.empty();
        }
        String typeSize = typeSize(from);
        List<String> items = new ArrayList<>();
        String kind = "";
        for (String part : parts(slice.span(from, slice.size()).text())) {
            Matcher item = ITEM.matcher(part.strip());
            if (!item.matches()) {
                return Optional.empty();
            }
            String own = kind(item);
            if (!kind.isEmpty() && !kind.equals(own)) {
                return Optional.empty();
            }
            kind = own;
            items.add(item(item, typeSize, kind));
        }
        return Optional.of(kind + " " + String.join(", ", items));
    }

    /** {@code [3]} of {@code vector[3] z}. */
    private String typeSize(int from) {
        for (int i = words; i < from; i++) {
            if (slice.type(i) == OdeLexer.LBRK) {
                return slice.span(i, after(slice, i, OdeLexer.RBRK)).text();
            }
        }
        return "";
    }

    private String kind(Matcher item) {
        String first = slice.first().getText();
        if (Keywords.startsStatement(slice.type(0)) && !first.equals("output") && !first.equals("input")) {
            return first;
        }
        if (isState(slice.file(), item.group("name"))) {
            return "state";
        }
        boolean parameter = hasWord(PARAMETERS);
        boolean constant = hasWord(CONSTANTS) || hasWord(Set.of("const")) || hasWord(WHOLE) && !parameter;
        if (constant && item.group("value") != null) {
            return "const";
        }
        boolean state =
                item.group("mods") != null && START.matcher(item.group("mods")).find() || hasWord(Set.of("states"));
        return state ? "state" : "param";
    }

    private boolean hasWord(Set<String> wanted) {
        return slice.tokens().subList(0, words).stream().anyMatch(token -> wanted.contains(token.getText()));
    }

    /** Whether some line differentiates it. */
    private static boolean isState(SourceFile file, String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])(?:" + quoted + "'|(?:der|D|ddt)\\(" + quoted + "\\)|d" + quoted + "/dt)")
                .matcher(file.text())
                .find();
    }

    private static String item(Matcher item, String typeSize, String kind) {
        String mods = Optional.ofNullable(item.group("mods")).orElse("");
        String dims = Optional.ofNullable(item.group("dims"))
                .filter(text -> !text.matches("\\[\\s*\\]"))
                .orElse(typeSize);
        Optional<String> given = Optional.ofNullable(item.group("value")).map(String::strip);
        Optional<String> value = given.or(() -> found(START, mods))
                .map(text -> text.replace('{', '[').replace('}', ']'));
        String unit = found(UNIT, mods).map(text -> " in " + text).orElse("");
        String text = Optional.ofNullable(item.group("text"))
                .map(description -> " " + description)
                .orElse("");
        boolean needsValue = kind.equals("const") || kind.equals("param");
        String right = value.map(number -> " = " + number.replaceFirst("^([-+]?)\\.", "$10."))
                .orElse(needsValue ? " = 1" : " = 0");
        return item.group("name") + dims + right + unit + text;
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    /** Cut at the commas outside of brackets, and between XPP's {@code a=1 b=2}. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && c == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts.stream()
                .flatMap(part -> List.of(part.strip().split("(?<=[\\d.])\\s+(?=\\p{L}\\w*\\s*=)")).stream())
                .toList();
    }
}
