package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a file of XPPAUT, which has the same ending but another language. */
final class XppCheck {

    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINES = 2_000;
    private static final String ITEM = "\\w+\\s*+=\\s*+[-+.\\deE]+";
    private static final Pattern PARAMETERS = Pattern.compile(
            "\\s*(?:params?|par|p|number|num)\\s+(" + ITEM + "(?:(?:\\s*+,\\s*+|\\s++)" + ITEM + ")*+),?\\s*");
    private static final Pattern OTHER = Pattern.compile(
            "\\s*(?:@\\s*\\w+\\s*=.*|aux\\s+\\w+\\s*=.*|(?:wiener|bndry|bdry|markov|table|global|volterra)\\s+\\S.*|!\\w+\\s*=.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE = Pattern.compile("\\s*d(?:one)?\\s*");

    private static final String OTHERS =
            "`aux e = ...` is `output e = ...`, `!c = ...` is `c = ...`, `@ total=20` is `solve { t = 0 .. 20 }`";

    private XppCheck() {}

    /** Two lines of different kinds that only XPP writes are proof enough; `param a = 1` is ours. */
    static Optional<Diagnostic> check(SourceFile file) {
        List<Integer> parameters = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        boolean onlyOurs = true;
        for (int line = 1; line <= Math.min(file.lineCount(), MOST_LINES); line++) {
            String text = file.lineLength(line) > LONGEST_LINE ? "" : file.lineText(line);
            if (PARAMETERS.matcher(text).matches()) {
                parameters.add(line);
                onlyOurs &= text.strip().startsWith("param ");
            } else if (OTHER.matcher(text).matches()) {
                others.add(line);
            } else if (DONE.matcher(text).matches()) {
                ends.add(line);
            }
        }
        if (!parameters.isEmpty() && !onlyOurs && (!others.isEmpty() || !ends.isEmpty())) {
            return Optional.of(report(file, parameters.get(0), others, ends));
        }
        return Optional.empty();
    }

    private static Diagnostic report(SourceFile file, int parameters, List<Integer> others, List<Integer> ends) {
        Diagnostic diagnostic = Diagnostic.error("E0902", "this looks like an XPPAUT file")
                .at(line(file, parameters), "XPP writes parameters like this");
        String help = "write `" + ours(file.lineText(parameters)) + "`, give each state an initial value";
        if (!ends.isEmpty()) {
            int end = ends.get(ends.size() - 1);
            diagnostic = diagnostic.also(
                    line(file, end), "and ends with `" + file.lineText(end).strip() + "`");
            return diagnostic.help(help + ", and drop `" + file.lineText(end).strip() + "`");
        }
        return diagnostic
                .also(line(file, others.get(0)), "and this only XPP has")
                .help(help)
                .help(OTHERS);
    }

    private static String ours(String line) {
        Matcher matcher = PARAMETERS.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError(line);
        }
        List<String> items = new ArrayList<>();
        for (String item : matcher.group(1).split("[\\s,]+(?=\\w+\\s*=)")) {
            String[] parts = item.split("=");
            items.add(parts[0].strip() + " = " + parts[1].strip().replaceFirst("^([-+]?)\\.", "$10."));
        }
        return "param " + String.join(", ", items);
    }

    private static Span line(SourceFile file, int line) {
        int start = file.lineStart(line);
        int lead = file.lineText(line).length()
                - file.lineText(line).stripLeading().length();
        return new Span(
                file, start + lead, start + file.lineText(line).stripTrailing().length());
    }
}
