package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every element of an array is given exactly once; each element is looked at once. */
final class Coverage {

    private final Problems problems;

    Coverage(Problems problems) {
        this.problems = problems;
    }

    /** What is covered: its name, what follows the index ({@code '} or {@code (0)}), its noun, its declaration, its pieces. */
    record Subject(
            String name,
            String suffix,
            String noun,
            Optional<Statement.Item> item,
            List<Dimension> dimensions,
            List<Given> pieces) {}

    /** One piece and its right side. */
    record Given(Targets.Covered covered, Term value) {}

    /** Checks and reports; false if something is given twice or not at all. */
    boolean check(Subject subject) {
        if (subject.pieces().size() == 1 && subject.pieces().get(0).covered().isWhole()) {
            return true;
        }
        if (subject.dimensions().isEmpty()) {
            reportTwice(subject, subject.pieces().get(0), subject.pieces().get(1), -1);
            return false;
        }
        int size = Math.toIntExact(Fitting.shape(subject.dimensions()).elements());
        int[] owners = new int[size];
        for (int piece = 0; piece < subject.pieces().size(); piece++) {
            int clash = mark(subject, piece, owners);
            if (clash >= 0) {
                Given first = subject.pieces().get(owners[clash] - 1);
                reportTwice(subject, first, subject.pieces().get(piece), clash);
                return false;
            }
        }
        return isComplete(subject, owners);
    }

    /** Marks the elements of a piece; the first one that is marked already, or -1. */
    private static int mark(Subject subject, int piece, int[] owners) {
        Targets.Covered covered = subject.pieces().get(piece).covered();
        if (covered.isEmpty()) {
            return -1;
        }
        int rank = subject.dimensions().size();
        int[][] positions = new int[rank][];
        List<Pieces.Part> parts = covered.parts(rank);
        for (int axis = 0; axis < rank; axis++) {
            positions[axis] = positions(parts.get(axis), subject.dimensions().get(axis));
        }
        return mark(positions, 0, 0, subject.dimensions(), piece + 1, owners);
    }

    /** Marks every combination of positions; the first element that is marked already, or -1. */
    static int mark(int[][] positions, int axis, int offset, List<Dimension> dimensions, int piece, int[] owners) {
        if (axis == positions.length) {
            if (owners[offset] != 0) {
                return offset;
            }
            owners[offset] = piece;
            return -1;
        }
        for (int position : positions[axis]) {
            int inner = offset * dimensions.get(axis).size() + position;
            int clash = mark(positions, axis + 1, inner, dimensions, piece, owners);
            if (clash >= 0) {
                return clash;
            }
        }
        return -1;
    }

    /** The positions of a part on its axis, counted from 0. */
    static int[] positions(Pieces.Part part, Dimension dimension) {
        if (part instanceof Pieces.Part.Fixed fixed) {
            return new int[] {fixed.index() - dimension.lower()};
        }
        if (part instanceof Pieces.Part.All) {
            return steps(0, 1, dimension.size());
        }
        if (part instanceof Pieces.Part.Over over) {
            int count = (Targets.last(over) - over.from()) / over.step() + 1;
            return steps(over.from() - dimension.lower(), over.step(), count);
        }
        throw new AssertionError(part);
    }

    private static int[] steps(int from, int step, int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i * step;
        }
        return positions;
    }

    private void reportTwice(Subject subject, Given first, Given second, int clash) {
        String what = clash < 0 || first.covered().isWhole() && second.covered().isWhole()
                ? "`" + subject.name() + "`"
                : "`" + subject.name() + indices(clash, subject.dimensions()) + "`";
        Diagnostic diagnostic = Diagnostic.error("E0303", "two " + subject.noun() + "s for " + what)
                .at(second.covered().target().span(), "second " + subject.noun())
                .also(first.covered().target().span(), "first " + subject.noun());
        boolean sums = subject.noun().equals("equation")
                && first.covered().isWhole()
                && second.covered().isWhole()
                && !(first.value() instanceof Term.Bad)
                && !(second.value() instanceof Term.Bad);
        if (subject.dimensions().isEmpty() && !sums) {
            problems.report(diagnostic.help("remove one of them"));
            return;
        }
        problems.report(
                sums
                        ? diagnostic.help("if the terms add up, write one equation: `" + subject.name()
                                + subject.suffix() + " = " + sum(first.value(), second.value()) + "`")
                        : diagnostic.help(
                                "every element has exactly one " + subject.noun() + "; narrow one of the ranges"));
    }

    private static String sum(Term first, Term second) {
        String tail = Spans.brief(second.span());
        return Spans.brief(first.span())
                + (tail.startsWith("-") ? " - " + tail.substring(1).strip() : " + " + tail);
    }

    private static String indices(int offset, List<Dimension> dimensions) {
        String text = "";
        int rest = offset;
        for (int axis = dimensions.size() - 1; axis >= 0; axis--) {
            Dimension dimension = dimensions.get(axis);
            text = (dimension.lower() + rest % dimension.size()) + (text.isEmpty() ? "" : ", ") + text;
            rest /= dimension.size();
        }
        return "[" + text + "]";
    }

    private boolean isComplete(Subject subject, int[] owners) {
        List<int[]> gaps = new ArrayList<>();
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] == 0) {
                boolean joins = !gaps.isEmpty() && gaps.get(gaps.size() - 1)[1] == i - 1;
                if (joins) {
                    gaps.get(gaps.size() - 1)[1] = i;
                } else {
                    gaps.add(new int[] {i, i});
                }
            }
        }
        if (!gaps.isEmpty()) {
            reportMissing(subject, gaps);
        }
        return gaps.isEmpty();
    }

    private void reportMissing(Subject subject, List<int[]> gaps) {
        boolean one = gaps.size() == 1 && gaps.get(0)[0] == gaps.get(0)[1];
        String what = (one ? "element " : "elements ") + list(subject, gaps) + " of `" + subject.name() + "` "
                + (one ? "has" : "have") + " no " + subject.noun();
        Diagnostic diagnostic = Diagnostic.error("E0304", what);
        for (int i = 0; i < Math.min(subject.pieces().size(), 4); i++) {
            Targets.Covered covered = subject.pieces().get(i).covered();
            Span span = indexSpan(covered.target());
            String text = "covers " + parts(covered);
            diagnostic = i == 0 ? diagnostic.at(span, text) : diagnostic.also(span, text);
        }
        if (subject.item().isPresent()) {
            diagnostic = diagnostic.also(
                    Spans.head(subject.item().get()),
                    "`" + subject.name() + "` has " + Words.elements(subject.dimensions()));
        }
        problems.reportUnlessSyntaxIsBroken(diagnostic.help(help(subject, gaps)));
    }

    private static Span indexSpan(Statement.Target target) {
        List<Statement.TargetIndex> index = target.index();
        return index.isEmpty()
                ? target.span()
                : index.get(0).span().to(index.get(index.size() - 1).span());
    }

    private static String parts(Targets.Covered covered) {
        List<String> texts = new ArrayList<>();
        for (Pieces.Part part : covered.parts()) {
            if (part instanceof Pieces.Part.Over over) {
                texts.add(over.from() + " .. " + Targets.last(over) + (over.step() == 1 ? "" : " step " + over.step()));
            } else if (part instanceof Pieces.Part.Fixed fixed) {
                texts.add(Integer.toString(fixed.index()));
            } else {
                texts.add(":");
            }
        }
        return String.join(", ", texts);
    }

    private static String list(Subject subject, List<int[]> gaps) {
        List<String> texts = new ArrayList<>();
        for (int[] gap : gaps.subList(0, Math.min(gaps.size(), 4))) {
            String from = position(subject, gap[0]);
            texts.add(gap[0] == gap[1] ? from : from + " .. " + position(subject, gap[1]));
        }
        if (gaps.size() > 4) {
            texts.add("others");
        }
        return Words.and(texts);
    }

    private static String position(Subject subject, int offset) {
        String text = indices(offset, subject.dimensions());
        return subject.dimensions().size() == 1 ? text.substring(1, text.length() - 1) : text;
    }

    private static String help(Subject subject, List<int[]> gaps) {
        int last = Math.toIntExact(Fitting.shape(subject.dimensions()).elements()) - 1;
        String suffix = subject.suffix();
        boolean ends =
                subject.dimensions().size() == 1 && gaps.size() == 2 && gaps.get(0)[1] == 0 && gaps.get(1)[0] == last;
        if (ends) {
            String first = subject.name() + "[" + position(subject, 0) + "]" + suffix;
            String end = subject.name() + "[" + lastText(subject) + "]" + suffix;
            return "add the two ends, for example `" + first + " = ...` and `" + end + " = ...`";
        }
        String index = indices(gaps.get(0)[0], subject.dimensions());
        return "add `" + subject.name() + index + suffix + " = ...`";
    }

    /** The last index as the user wrote it in the declaration. */
    private static String lastText(Subject subject) {
        return subject.item()
                .map(item -> Spans.brief(item.dims().get(0).to().span()))
                .orElse(Integer.toString(subject.dimensions().get(0).upper()));
    }
}
