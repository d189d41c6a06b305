package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.grammar.OdeLexer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains formulas that are written as in another language: lists, ranges, broadcasts, quotes, decimal commas. */
final class ExpressionAdvice {

    private static final List<Function<Trouble, Optional<Diagnostic>>> EXPLANATIONS = List.of(
            ExpressionAdvice::end,
            ExpressionAdvice::quoted,
            ExpressionAdvice::broadcast,
            ExpressionAdvice::namespace,
            ExpressionAdvice::pythonRange,
            ExpressionAdvice::colon,
            ExpressionAdvice::openSlice,
            ExpressionAdvice::braces,
            ExpressionAdvice::list,
            ExpressionAdvice::secondIndex,
            ExpressionAdvice::decimalComma,
            ExpressionAdvice::time);

    private static final Pattern QUOTED = Pattern.compile("(?<=[\\s=(,\\[])'(?<t>[^'\\n]*)'(?=\\s*(?:$|[,;)\\]}]))");
    private static final Pattern PYTHON_RANGE = Pattern.compile("range\\(([^(),]+)\\)");
    private static final Pattern TIME = Pattern.compile("(?m)^\\s*time\\s");

    private ExpressionAdvice() {}

    static Optional<Diagnostic> explain(Trouble trouble) {
        return EXPLANATIONS.stream()
                .flatMap(explanation -> explanation.apply(trouble).stream())
                .findFirst();
    }

    private static Diagnostic with(Diagnostic diagnostic, Optional<String> help) {
        return help.map(diagnostic::help).orElse(diagnostic);
    }

    /** {@code ... else 0 end if}. */
    private static Optional<Diagnostic> end(Trouble trouble) {
        boolean ends = trouble.type() == OdeLexer.NAME
                && trouble.at() > 0
                && trouble.text().matches("end(if|for|when)?");
        if (!ends || trouble.opener() >= 0) {
            return Optional.empty();
        }
        return Optional.of(with(
                error("E0117", "nothing has to be ended here")
                        .at(trouble.slice().span(trouble.at(), trouble.slice().size())),
                Paste.write(trouble.slice(), before(trouble))));
    }

    private static String before(Trouble trouble) {
        Slice own = Paste.own(trouble.slice());
        int skipped = trouble.slice().size() - own.size();
        return own.span(0, trouble.at() - skipped).text();
    }

    private static Optional<Diagnostic> quoted(Trouble trouble) {
        Slice own = Paste.own(trouble.slice());
        String text = own.span().text();
        if (own.tokens().stream().noneMatch(token -> token.getType() == OdeLexer.PRIME) || text.length() > 200) {
            return Optional.empty();
        }
        Matcher matcher = QUOTED.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int start = own.span().start() + matcher.start();
        return Optional.of(with(
                error("E0103", "a text stands in double quotes")
                        .at(
                                new brook.compiler.source.Span(
                                        own.file(),
                                        start,
                                        start + matcher.group().length()),
                                "`'` is the derivative"),
                Paste.write(
                        trouble.slice(),
                        matcher.replaceFirst("\"" + Matcher.quoteReplacement(matcher.group("t")) + "\""))));
    }

    /** Julia's {@code sin.(x)}, {@code .+}, {@code .=}; Matlab's {@code .'}. */
    private static Optional<Diagnostic> broadcast(Trouble trouble) {
        int dot = trouble.type() == OdeLexer.DOT
                ? trouble.at()
                : trouble.typeBefore() == OdeLexer.DOT ? trouble.at() - 1 : -1;
        if (dot < 0) {
            return Optional.empty();
        }
        int next = trouble.slice().type(dot + 1);
        if (next == OdeLexer.PRIME) {
            return Optional.of(error("E0103", "`.'` is no operator")
                    .at(trouble.slice().span(dot, dot + 2), "Matlab's sign for the transpose")
                    .help("the scalar product of two vectors: `dot(x, y)`; the transpose of a matrix: `transpose(A)`"));
        }
        boolean element = next == OdeLexer.LPAR || WordKinds.isOperator(next) || next == OdeLexer.ASSIGN;
        if (!element) {
            return Optional.empty();
        }
        String text = Paste.own(trouble.slice()).span().text().replaceAll("\\.(?=[(+=<>!-])", "");
        return Optional.of(with(
                error("E0103", "a point is not needed here")
                        .at(trouble.slice().span(dot, dot + 1), "functions and `+` work on each element by themselves"),
                Paste.write(trouble.slice(), text)));
    }

    /** C++'s {@code std::sin(x)}. */
    private static Optional<Diagnostic> namespace(Trouble trouble) {
        boolean twice = trouble.type() == OdeLexer.COLON && trouble.slice().type(trouble.at() + 1) == OdeLexer.COLON;
        if (!twice || !WordKinds.isName(trouble.typeBefore())) {
            return Optional.empty();
        }
        return Optional.of(with(
                error("E0103", "functions are called by their plain names")
                        .at(trouble.slice().span(trouble.at() - 1, trouble.at() + 2)),
                Paste.write(
                        trouble.slice(),
                        Paste.own(trouble.slice()).span().text().replaceAll("[\\p{L}_]\\w*::", ""))));
    }

    /** {@code for i in range(N)} inside brackets. */
    private static Optional<Diagnostic> pythonRange(Trouble trouble) {
        int opener = trouble.opener();
        boolean loops =
                trouble.hasBefore(OdeLexer.FOR) && trouble.hasBefore(OdeLexer.IN) && !trouble.hasBefore(OdeLexer.RANGE);
        if (!loops || opener < 0) {
            return Optional.empty();
        }
        String text = Paste.own(trouble.slice()).span().text();
        Matcher range = PYTHON_RANGE.matcher(text);
        if (!range.find()) {
            return Optional.empty();
        }
        return Optional.of(with(
                        error("E0103", "a range is written with two points")
                                .at(trouble.slice().span(in(trouble) + 1, closing(trouble))),
                        Paste.write(trouble.slice(), range.replaceAll("1..$1")))
                .note("indices count from 1 to the size, not from 0 to one less"));
    }

    private static int in(Trouble trouble) {
        int i = Math.min(trouble.at(), trouble.slice().size() - 1);
        while (trouble.slice().type(i) != OdeLexer.IN) {
            i--;
        }
        return i;
    }

    /** Behind the bracket that closes {@code range( )}. */
    private static int closing(Trouble trouble) {
        return Paste.closer(trouble.slice(), in(trouble) + 2) + 1;
    }

    /** {@code 1:N} for {@code 1..N}, {@code u(2:5)} for {@code u[2..5]}. */
    private static Optional<Diagnostic> colon(Trouble trouble) {
        int opener = trouble.opener();
        if (trouble.type() != OdeLexer.COLON || opener < 0 || trouble.bracket() == OdeLexer.LBRC) {
            return Optional.empty();
        }
        Slice slice = trouble.slice();
        int closer = Paste.closer(slice, opener);
        String inside = slice.span(opener + 1, closer).text();
        boolean last = trouble.at() + 1 == closer;
        String range = inside.replaceFirst("\\s*:\\s*", "..") + (last ? "N" : "");
        boolean index = slice.type(opener) == OdeLexer.LPAR
                && WordKinds.isName(slice.type(opener - 1))
                && !trouble.hasBefore(OdeLexer.FOR);
        String bracket = index || slice.type(opener) == OdeLexer.LBRK ? "[" + range + "]" : "(" + range + ")";
        return Optional.of(with(
                error("E0103", "a range is written with two points").at(trouble.span(), "not a range here"),
                inside.contains("..") || inside.indexOf(':') != inside.lastIndexOf(':')
                        ? Optional.of("with a step: `for i in 1..9 step 2`")
                        : Paste.replaced(slice, opener, closer + 1, bracket).map(ExpressionAdvice::allSlices)));
    }

    /** The other slices of the same statement. */
    private static String allSlices(String help) {
        return help.replaceAll("\\[\\s*:\\s*(?=[\\w(])", "[1..").replaceAll("(?<=[\\w)])\\s*:\\s*(?=[\\w(])", "..");
    }

    /** {@code u[:2]}. */
    private static Optional<Diagnostic> openSlice(Trouble trouble) {
        int opener = trouble.opener();
        boolean open = trouble.typeBefore() == OdeLexer.COLON
                && trouble.bracket() == OdeLexer.LBRK
                && opener == trouble.at() - 2;
        if (!open) {
            return Optional.empty();
        }
        return Optional.of(with(
                error("E0103", "a slice has two ends").at(trouble.spanBefore(), "`:` alone takes all elements"),
                Paste.replaced(trouble.slice(), trouble.at() - 1, trouble.at(), "1..")));
    }

    /** {@code {1, 2, 3}}. */
    private static Optional<Diagnostic> braces(Trouble trouble) {
        boolean value = trouble.type() == OdeLexer.LBRC
                && (WordKinds.isAssignment(trouble.typeBefore())
                        || WordKinds.isOperator(trouble.typeBefore())
                        || WordKinds.opens(trouble.typeBefore())
                        || trouble.typeBefore() == OdeLexer.COMMA);
        if (!value) {
            return Optional.empty();
        }
        int closer = Paste.closer(trouble.slice(), trouble.at());
        String inside = trouble.slice().span(trouble.at(), closer + 1).text();
        String list = inside.replace('{', '[').replace('}', ']').replaceAll("(?<=[\\w\\]])\\s*:\\s*(?=[\\w(])", "..");
        return Optional.of(with(
                error("E0103", "a list stands in square brackets").at(trouble.span()),
                Paste.replaced(trouble.slice(), trouble.at(), closer + 1, list)));
    }

    /** {@code [1 0 0]}, {@code [0 1; -2 -3]}. */
    private static Optional<Diagnostic> list(Trouble trouble) {
        boolean apart = WordKinds.startsOperand(trouble.type()) && WordKinds.endsOperand(trouble.typeBefore());
        if (!apart
                || trouble.bracket() != OdeLexer.LBRK
                || trouble.spanBefore().end() == trouble.span().start()) {
            return Optional.empty();
        }
        Slice slice = trouble.slice();
        int opener = trouble.opener();
        int closer = Paste.closer(slice, opener);
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int i = opener; i <= closer; i++) {
            boolean space = i > opener
                    && slice.span(i - 1, i).end() < slice.span(i, i + 1).start();
            boolean next = space && depth == 1 && WordKinds.endsOperand(slice.type(i - 1)) && startsElement(slice, i);
            text.append(next ? ", " : space ? " " : "")
                    .append(slice.tokens().get(i).getText());
            depth += WordKinds.opens(slice.type(i)) ? 1 : WordKinds.closes(slice.type(i)) ? -1 : 0;
        }
        return Optional.of(with(
                error(
                                "E0104",
                                "a comma or an operator is missing between `" + trouble.textBefore() + "` and `"
                                        + trouble.text() + "`")
                        .at(trouble.span())
                        .also(trouble.spanBefore(), "")
                        .help("elements are separated by commas, rows by `;`"),
                Paste.replaced(slice, opener, closer + 1, text.toString())));
    }

    /** A value, or a sign with a space before it alone. */
    private static boolean startsElement(Slice slice, int i) {
        boolean sign = slice.type(i) == OdeLexer.MINUS || slice.type(i) == OdeLexer.PLUS;
        boolean joined = i + 1 < slice.size()
                && slice.span(i, i + 1).end() == slice.span(i + 1, i + 2).start();
        return WordKinds.startsOperand(slice.type(i)) || sign && joined;
    }

    /** {@code a[2][2]} where it cannot be read. */
    private static Optional<Diagnostic> secondIndex(Trouble trouble) {
        boolean second = trouble.type() == OdeLexer.LBRK && trouble.typeBefore() == OdeLexer.RBRK;
        if (!second) {
            return Optional.empty();
        }
        return Optional.of(with(
                error("E0103", "all sizes and indices of an array stand in one pair of brackets")
                        .at(trouble.span()),
                Paste.replaced(trouble.slice(), trouble.at() - 1, trouble.at() + 1, ", ")));
    }

    /** {@code param k = 0,5}. */
    private static Optional<Diagnostic> decimalComma(Trouble trouble) {
        Slice slice = trouble.slice();
        boolean item = trouble.at() == 1
                && slice.type(1) == OdeLexer.NUMBER
                && Paste.own(slice).size() < slice.size();
        if (!item) {
            return Optional.empty();
        }
        int start = trouble.span().start();
        String before = slice.file().text().substring(Math.max(slice.span().start(), start - 80), start);
        Matcher number =
                Pattern.compile("([\\p{L}_]\\w*\\s*=\\s*-?\\d+)\\s*,\\s*$").matcher(before);
        if (!number.find()) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "a comma separates declarations; the decimal sign is a point")
                .at(trouble.span(), "the next declaration would start here")
                .help("write `" + slice.first().getText() + " " + number.group(1) + "." + trouble.text() + "`"));
    }

    /** {@code sin(time)}. */
    private static Optional<Diagnostic> time(Trouble trouble) {
        boolean read = trouble.type() == OdeLexer.TIME && trouble.at() > 1 && trouble.hasBefore(OdeLexer.ASSIGN);
        if (!read || TIME.matcher(trouble.slice().file().text()).find()) {
            return Optional.empty();
        }
        return Optional.of(with(
                error("E0112", "`time` is a keyword and cannot be a name")
                        .at(trouble.span(), "keyword: names the time"),
                Paste.replaced(trouble.slice(), trouble.at(), trouble.at() + 1, "t")
                        .map(help -> "the time is called `t`: " + help)));
    }
}
