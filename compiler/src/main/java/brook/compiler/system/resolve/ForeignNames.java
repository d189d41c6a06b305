package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other languages would mean by a name at its place, read off the text around it. */
final class ForeignNames {

    private static final int AROUND = 100;
    private static final Pattern INDEX = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)'*\\[[^\\[\\]]*$");
    private static final Pattern SUM = Pattern.compile("\\b(sum|prod|mean|min|max)\\(([^()]*)$");

    private ForeignNames() {}

    /** Help for a name that is not known, if it looks familiar. */
    static Optional<String> value(Span use, String name, Globals known) {
        String before = before(use);
        if (name.equals("end")) {
            return last(before, known);
        }
        boolean indexed = after(use).startsWith("[");
        String lower = name.toLowerCase(Locale.ROOT);
        if (indexed && Predefined.find(lower).isPresent()) {
            return Optional.of("functions are written in lower case and called with round brackets: `" + lower
                    + Spans.brief(inside(use)).replaceFirst("^\\[", "(").replaceFirst("\\]$", ")") + "`");
        }
        Optional<String> definition = commentedOut(use, name);
        return definition.isPresent() ? definition : index(use, name, before, known);
    }

    /** Matlab's and Julia's {@code u[end]}. */
    private static Optional<String> last(String before, Globals known) {
        Matcher index = INDEX.matcher(before);
        if (!index.find()) {
            return Optional.empty();
        }
        String array = index.group(1);
        return known.find(array)
                .flatMap(ForeignNames::size)
                .map(size -> "the last element of `" + array + "` is `" + array + "[" + size + "]`");
    }

    /** The last index as the declaration says it, of a vector. */
    static Optional<String> size(Entry entry) {
        Optional<Statement.Item> item = entry instanceof Entry.State state
                ? state.item
                : entry instanceof Entry.Parameter parameter ? Optional.of(parameter.item) : Optional.empty();
        return item.filter(declared -> declared.dims().size() == 1)
                .map(declared -> Spans.brief(declared.dims().get(0).to().span()));
    }

    /** {@code sum(u[i])}: an index that nothing runs. */
    private static Optional<String> index(Span use, String name, String before, Globals known) {
        Matcher index = INDEX.matcher(before);
        if (name.length() > 2 || !index.find()) {
            return Optional.empty();
        }
        String size = known.find(index.group(1)).flatMap(ForeignNames::size).orElse("N");
        Matcher sum = SUM.matcher(before.substring(0, index.end()));
        if (!sum.find()) {
            return Optional.of("an index runs over a range: on the left of an equation `v[" + name + " in 1.." + size
                    + "] = ...`, in a sum `sum(... for " + name + " in 1.." + size + ")`");
        }
        String rest = after(use);
        int end = rest.indexOf(')');
        String body = sum.group(2) + name + (end < 0 ? "" : rest.substring(0, end));
        return Optional.of("write `" + sum.group(1) + "(" + body + " for " + name + " in 1.." + size + ")`");
    }

    /** C's {@code #define K 3}, which is a comment here. */
    private static Optional<String> commentedOut(Span use, String name) {
        String text = use.file().text();
        int at = text.indexOf("#define " + name + " ");
        if (at < 0 || at > 10_000) {
            return Optional.empty();
        }
        int line = use.file().line(at);
        String value =
                use.file().lineText(line).replaceFirst(".*#define \\S+\\s+", "").strip();
        return Optional.of("line " + line + " is a comment: write `const " + name + " = " + value + "`");
    }

    private static String before(Span use) {
        return use.file().text().substring(Math.max(0, use.start() - AROUND), use.start());
    }

    private static String after(Span use) {
        String text = use.file().text();
        String rest = text.substring(use.end(), Math.min(text.length(), use.end() + AROUND));
        return rest.lines().findFirst().orElse("");
    }

    /** The brackets behind a name. */
    private static String inside(Span use) {
        String rest = after(use);
        int end = rest.indexOf(']');
        return end < 0 ? rest : rest.substring(0, end + 1);
    }

    /** A definition whose name says that the derivative of a state was meant: {@code dydt}, {@code du[1]}, {@code xdot}. */
    static Optional<Statement.Equation> derivative(String state, Globals known) {
        for (String name : List.of(
                "d" + state + "dt",
                "d" + state,
                state + "dot",
                state + "_dot",
                "dot_" + state,
                "d" + state + "_dt",
                "D" + state)) {
            Optional<Entry> entry = known.find(name);
            if (entry.isPresent()
                    && entry.get() instanceof Entry.Definition definition
                    && !definition.equations.isEmpty()) {
                return Optional.of(definition.equations.get(0));
            }
        }
        return Optional.empty();
    }

    /** The same as an equation for the state. */
    static String asDerivative(String state, Statement.Equation equation) {
        String target = equation.target().span().text();
        String index = target.contains("[") ? target.substring(target.indexOf('[')) : "";
        String right = equation.value() instanceof Term.Bad
                ? "..."
                : Spans.brief(equation.value().span());
        return state + index + "' = " + right;
    }
}
