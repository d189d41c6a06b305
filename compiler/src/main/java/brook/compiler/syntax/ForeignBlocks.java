package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions, loops and choices that other languages write around several statements: one message for each. */
final class ForeignBlocks {

    /** What is said about a block, and the first statement behind it. */
    record Block(Diagnostic diagnostic, int end) {}

    private static final int LONGEST = 400;
    private static final Set<String> FUNCTIONS = Set.of("function", "def", "func", "fn");
    private static final Set<String> OPENERS =
            Set.of("function", "def", "func", "fn", "for", "while", "if", "when", "begin");
    private static final Pattern END = Pattern.compile("end(?:if|for|function|while|when|do)?");
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";

    private static final Pattern HEAD = Pattern.compile(
            "\\w+\\s+(?:" + NAME + "\\s*=\\s*)?(?<f>" + NAME + ")!?\\s*\\((?<a>[^()]*)\\).*", Pattern.DOTALL);
    private static final Pattern RETURN =
            Pattern.compile("(?:return\\s+(?<e>[^;]+)|(?<f>" + NAME + ")\\s*=\\s*(?<v>[^;]+))");
    private static final Pattern LOOP = Pattern.compile(
            "for\\s*\\(?\\s*(?:int\\s+)?(?<i>" + NAME
                    + ")\\s*(?:in|=|\u2208)\\s*(?<r>.+?)\\s*\\)?\\s*(?::|do|loop|\\{)?\\s*",
            Pattern.DOTALL);
    private static final Pattern WHOLE_LOOP = Pattern.compile(
            "for\\s*\\((?:int\\s+)?(?<i>" + NAME + ")\\s*(?:in|=)\\s*(?<r>[^()]+)\\)\\s*(?<b>[^()\\s].*)",
            Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile(
            "(?<x>" + NAME + ")(?<p>'*)\\[(?<i>" + NAME + ")\\](?<q>'*)\\s*=\\s*(?<e>[^;]+);?", Pattern.DOTALL);
    private static final Pattern CHOICE = Pattern.compile(
            "if\\s+(?<c>[^\\n]+?)\\s*(?:then|:|\\{)?\\s*\\n\\s*(?<x>" + NAME
                    + "'*)\\s*=\\s*(?<a>[^\\n;]+?);?\\s*\\n\\s*\\}?\\s*else\\s*(?::|\\{)?\\s*\\n" + "\\s*(?<y>" + NAME
                    + "'*)\\s*=\\s*(?<b>[^\\n;]+?);?\\s*(?:\\n.*)?",
            Pattern.DOTALL);
    private static final Pattern WHEN = Pattern.compile(
            "when\\s+(?<c>[^\\n]+?)\\s*(?:then)?\\s*\\n\\s*(?<b>.+?);?\\s*\\n\\s*end\\b.*", Pattern.DOTALL);
    private static final Pattern REINIT =
            Pattern.compile("reinit\\((?<x>" + NAME + ")\\s*,\\s*(?<e>.+)\\)", Pattern.DOTALL);
    private static final Pattern PRE = Pattern.compile("\\bpre\\((" + NAME + ")\\)");

    private final List<Slice> slices;
    private final int at;
    private final int end;

    private ForeignBlocks(List<Slice> slices, int at) {
        this.slices = slices;
        this.at = at;
        this.end = end(slices, at);
    }

    /** Whether the first word opens such a block in some language. */
    static boolean mayStart(Slice slice) {
        return slice.type(0) == OdeLexer.FOR
                || slice.type(0) == OdeLexer.IF
                || slice.type(0) == OdeLexer.WHEN
                || FUNCTIONS.contains(slice.first().getText())
                || slice.last().getText().equals("begin");
    }

    /** A block that starts with a statement which could not be read. */
    static Optional<Block> at(List<Slice> slices, int i) {
        ForeignBlocks block = new ForeignBlocks(slices, i);
        return block.diagnostic().map(diagnostic -> new Block(diagnostic, block.end));
    }

    private Optional<Diagnostic> diagnostic() {
        Slice head = slices.get(at);
        String word = head.first().getText();
        if (FUNCTIONS.contains(word) && head.size() > 1 && WordKinds.isName(head.type(1))) {
            return ForeignLines.about(head.span()).or(() -> Optional.of(function(head, word)));
        }
        if (head.last().getText().equals("begin") && head.size() > 2) {
            Diagnostic diagnostic = Diagnostic.error("E0117", "a function is one formula, without `begin`")
                    .at(head.span(head.last()));
            return onlyValue()
                    .map(value -> diagnostic.help(
                            "write `" + head.part(0, head.size() - 1).text() + " " + value + "`"));
        }
        if (head.type(0) == OdeLexer.FOR) {
            return Optional.of(loop(head));
        }
        if (head.type(0) == OdeLexer.IF && end > at + 1) {
            return Optional.of(choice(head));
        }
        return head.type(0) == OdeLexer.WHEN && end > at + 1 ? when(head) : Optional.empty();
    }

    private Diagnostic function(Slice head, String word) {
        Diagnostic diagnostic = Diagnostic.error("E0117", "`" + word + "` starts no statement of this language")
                .at(head.span(head.first()));
        Matcher header = HEAD.matcher(head.text());
        Optional<String> value = onlyValue();
        if (value.isPresent() && header.matches()) {
            return diagnostic.help("write `" + header.group("f") + "(" + ForeignLines.names(header.group("a")) + ") = "
                    + value.get() + "`");
        }
        return end > at + 2
                ? diagnostic
                        .help(
                                "no function stands around the equations: write `y' = ...` for each state `y`, and its start `y(0) = 1`")
                        .help("the other lines stand as they are, without `" + word + "` and `"
                                + (word.equals("def") ? "return" : "end") + "`")
                : diagnostic.help("a function is written `f(x) = ...`, without `end`");
    }

    /** The value of a function with one line. */
    private Optional<String> onlyValue() {
        boolean oneLine = end == at + 2 || end == at + 3 && isEnd(slices.get(end - 1));
        Slice body = slices.get(Math.min(at + 1, slices.size() - 1));
        if (!oneLine || body.size() > LONGEST || isEnd(body)) {
            return Optional.empty();
        }
        Matcher result = RETURN.matcher(body.span().text());
        if (!result.matches()) {
            boolean value = body.tokens().stream().noneMatch(token -> WordKinds.isAssignment(token.getType()));
            return value ? Optional.of(body.text()) : Optional.empty();
        }
        String value = result.group("e") == null ? result.group("v") : result.group("e");
        return Optional.of(value.strip());
    }

    private Diagnostic loop(Slice head) {
        Diagnostic diagnostic = Diagnostic.error("E0117", "there are no loops")
                .at(head.span(head.first()), "a statement cannot be repeated");
        Optional<String> equation = equation(head);
        return equation.isPresent()
                ? diagnostic.help("write `" + equation.get() + "`")
                : diagnostic
                        .help("one equation for each index: `u[i in 1..N]' = ...`")
                        .help("a sum over an index: `sum(a[i] for i in 1..N)`");
    }

    /** The one equation of a loop with its index on the left. */
    private Optional<String> equation(Slice head) {
        String text = head.span().text();
        Matcher whole = WHOLE_LOOP.matcher(text.length() > LONGEST ? "" : text);
        boolean alone = whole.matches();
        Matcher loop = alone ? whole : LOOP.matcher(text.length() > LONGEST ? "" : text);
        boolean oneStatement = alone || end == at + 2 || end == at + 3 && isEnd(slices.get(end - 1));
        if (!oneStatement || !alone && !loop.matches()) {
            return Optional.empty();
        }
        String body = alone
                ? whole.group("b").replaceAll("[{};]", "").strip()
                : slices.get(at + 1).span().text();
        Matcher element = ELEMENT.matcher(body);
        if (!element.matches() || !element.group("i").equals(loop.group("i"))) {
            return Optional.empty();
        }
        return Optional.of(
                element.group("x") + "[" + loop.group("i") + " in " + range(loop.group("r")) + "]" + element.group("p")
                        + element.group("q") + " = " + element.group("e").strip());
    }

    /** {@code 1:N}, {@code range(N)}, {@code 0; i < N; i++}: what is counted from 0 there is counted from 1 here. */
    static String range(String text) {
        String bare = text.strip();
        Matcher python = Pattern.compile("range\\(([^(),]+)\\)?").matcher(bare);
        if (python.matches()) {
            return "1.." + python.group(1).strip();
        }
        Matcher c =
                Pattern.compile("(?:0|1)\\s*;\\s*\\w+\\s*<=?\\s*(\\w+)\\s*;.*").matcher(bare);
        if (c.matches()) {
            return "1.." + c.group(1);
        }
        Matcher steps = Pattern.compile("([^:]+):([^:]+):([^:]+)").matcher(bare);
        if (steps.matches()) {
            return steps.group(1) + ".." + steps.group(3) + " step " + steps.group(2);
        }
        return bare.replaceFirst("\\s*:\\s*", "..");
    }

    private Diagnostic choice(Slice head) {
        Diagnostic diagnostic = LeftSideAdvice.conditional(head.span(head.first()));
        Matcher choice = CHOICE.matcher(text());
        if (!choice.matches() || !choice.group("x").equals(choice.group("y"))) {
            return diagnostic;
        }
        return Diagnostic.error(diagnostic.code(), diagnostic.message())
                .at(head.span(head.first()))
                .help("write `" + choice.group("x") + " = if " + choice.group("c") + " then " + choice.group("a")
                        + " else " + choice.group("b") + "`");
    }

    /** Modelica's {@code when h <= 0 then reinit(v, -e*pre(v)); end when;}. */
    private Optional<Diagnostic> when(Slice head) {
        Diagnostic diagnostic = Diagnostic.error("E0117", "what happens at a moment is an `event`")
                .at(head.span(head.first()));
        Matcher when = WHEN.matcher(text());
        if (!when.matches()) {
            return Optional.of(diagnostic.help("for example `event hit when x < 0 { v := -v }`"));
        }
        String actions = List.of(when.group("b").split("\\s*[;\\n]\\s*")).stream()
                .map(ForeignBlocks::action)
                .reduce((a, b) -> a + " ; " + b)
                .orElse("");
        return Optional.of(diagnostic.help("write `event when " + when.group("c") + " { " + actions + " }`"));
    }

    /** A new value as an event gives it. */
    static String action(String text) {
        Matcher reinit = REINIT.matcher(text.strip());
        String ours = reinit.matches() ? reinit.group("x") + " := " + reinit.group("e") : text.strip();
        return PRE.matcher(ours).replaceAll("$1").replaceFirst("^(" + NAME + ")\\s*=\\s*", "$1 := ");
    }

    private String text() {
        Span last = slices.get(end - 1).span();
        String text = slices.get(at).span().to(last).text();
        return text.length() > LONGEST ? "" : text;
    }

    /** Behind the matching end, or behind the lines that are indented more; the line alone if neither is there. */
    private static int end(List<Slice> slices, int at) {
        Slice head = slices.get(at);
        if (head.last().getType() != OdeLexer.COLON && head.last().getType() != OdeLexer.RBRC) {
            int depth = 1;
            for (int i = at + 1; i < Math.min(slices.size(), at + LONGEST); i++) {
                String word = slices.get(i).first().getText();
                depth += OPENERS.contains(word) ? 1 : isEnd(slices.get(i)) ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        int column = head.first().getCharPositionInLine();
        int i = at + 1;
        while (i < slices.size()
                && slices.get(i).first().getCharPositionInLine() > column
                && slices.get(i).first().getLine() > head.last().getLine()) {
            i++;
        }
        return i;
    }

    private static boolean isEnd(Slice slice) {
        return END.matcher(slice.first().getText()).matches() && (slice.size() == 1 || slice.size() == 2);
    }
}
