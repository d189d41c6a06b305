package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is said about an index outside of its array. */
final class IndexMessages {

    private IndexMessages() {}

    static Diagnostic outside(
            double value, IndexChecks.Place place, Expr expr, Map<Index, Double> indices, List<Ranges.Fact> facts) {
        String at = indices.isEmpty() ? "" : " for " + assignments(indices);
        String shown = Words.number(value);
        if (value != Math.rint(value)) {
            return Diagnostic.error("E0409", "an index must be a whole number").at(place.span(), "is " + shown + at);
        }
        boolean vector = place.dimensions().size() == 1;
        String where = (vector ? "" : "axis " + (place.axis() + 1) + " of ") + "`" + place.array() + "`, which has ";
        Diagnostic diagnostic = Diagnostic.error(
                        "E0404", "index " + shown + " is outside " + where + Words.elements(place.dimensions()))
                .at(place.span(), indices.isEmpty() ? "" : "is " + element(shown, place) + at);
        Optional<String> help = indices.isEmpty()
                ? counting(value, place)
                : goesAlong(expr, indices) ? narrower(value, place, indices, facts) : Optional.empty();
        return help.map(diagnostic::help).orElse(diagnostic);
    }

    private static String element(String shown, IndexChecks.Place place) {
        List<String> positions = new ArrayList<>();
        for (int axis = 0; axis < place.dimensions().size(); axis++) {
            positions.add(axis == place.axis() ? shown : "..");
        }
        return place.array() + "[" + String.join(", ", positions) + "]";
    }

    private static String assignments(Map<Index, Double> indices) {
        List<String> parts = new ArrayList<>();
        indices.forEach((index, value) -> parts.add(index.name() + " = " + Words.number(value)));
        return Words.and(parts);
    }

    private static Optional<String> counting(double value, IndexChecks.Place place) {
        Dimension dimension = place.dimension();
        if (value < 0 && place.dimensions().size() == 1 && dimension.lower() >= 0) {
            int counted = Math.toIntExact(Math.round(Math.max(value, -dimension.size()))) + 1 + dimension.upper();
            return Optional.of("elements are not counted from the end: " + (value == -1 ? "the last one is" : "write")
                    + " `" + place.array() + "[" + counted + "]`");
        }
        return value == 0 && dimension.lower() == 1 && place.dimensions().size() == 1
                ? Optional.of("indices start at 1, unless the declaration says `" + place.array() + "[0.."
                        + (dimension.size() - 1) + "]`")
                : Optional.empty();
    }

    /** Whether an index is a running one, shifted. */
    private static boolean goesAlong(Expr expr, Map<Index, Double> indices) {
        if (indices.size() != 1 || looksUp(expr)) {
            return false;
        }
        Index index = indices.keySet().iterator().next();
        double here = ConstantEvaluator.number(expr, indices);
        double before = ConstantEvaluator.number(expr, Map.of(index, Objects.requireNonNull(indices.get(index)) - 1));
        return here - before == 1;
    }

    /** Whether an index comes from a table, which may end before the index does. */
    private static boolean looksUp(Expr expr) {
        return expr instanceof Expr.Element || Variables.parts(expr).stream().anyMatch(IndexMessages::looksUp);
    }

    /** The range that would fit, if one index alone runs out of it by a step or two. */
    private static Optional<String> narrower(
            double value, IndexChecks.Place place, Map<Index, Double> indices, List<Ranges.Fact> facts) {
        Index index = indices.keySet().iterator().next();
        for (Ranges.Fact fact : facts) {
            if (fact instanceof Ranges.Fact.Runs runs && runs.loop().index() == index) {
                return narrower(value, place, Objects.requireNonNull(indices.get(index)), runs);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> narrower(
            double value, IndexChecks.Place place, double running, Ranges.Fact.Runs runs) {
        Dimension dimension = place.dimension();
        double above = value - dimension.upper();
        double below = dimension.lower() - value;
        Expr end = above > 0 ? runs.loop().to() : runs.loop().from();
        double distance = Math.max(above, below);
        if (distance > 9
                || !(end instanceof Expr.Literal literal)
                || runs.loop().step() != 1) {
            return Optional.empty();
        }
        String change = shifted(literal, above > 0 ? -distance : distance);
        String help = "let the range " + (above > 0 ? "end" : "start") + " at " + change;
        boolean oneLeft = runs.target().isPresent() && distance == 1 && running == literal.value();
        return Optional.of(
                oneLeft
                        ? help + " and write the equation of `" + runs.target().get() + "["
                                + Spans.brief(literal.span()) + "]` separately"
                        : help);
    }

    private static String shifted(Expr.Literal end, double shift) {
        String text = Spans.brief(end.span());
        boolean name = !text.isEmpty()
                && text.chars().allMatch(Character::isJavaIdentifierPart)
                && Character.isJavaIdentifierStart(text.charAt(0));
        return name
                ? text + (shift < 0 ? "-" : "+") + Words.number(Math.abs(shift))
                : Words.number(end.value() + shift);
    }

    static Diagnostic tooMany(IndexChecks.Place place) {
        return Diagnostic.error("E0412", "this index runs over too many combinations to be checked")
                .at(place.span())
                .help("simplify the index or its conditions");
    }
}
