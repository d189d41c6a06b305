package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to say of a derivative whose own equation reads it.
 *
 * @param name what the derivative is, {@code z''} or {@code der(sin(z), 2)}
 * @param equation the right side of the equation in which it stands, if it stands in one
 */
record SelfDerivative(Span span, String name, Optional<Term> equation) {

    /** One term of a sum, with its sign. */
    private record Summand(Term term, boolean negative) {}

    static SelfDerivative of(Span span, Optional<String> name, Context context) {
        Optional<Term> equation =
                name.isPresent() ? context.goal().map(goal -> goal.equation().value()) : Optional.empty();
        return new SelfDerivative(span, name.orElse(Spans.brief(span)), equation);
    }

    /** The message, for {@code label} whose definition led to the derivative. */
    Diagnostic needsItself(String label) {
        Diagnostic diagnostic = Diagnostic.error("E0502", "`" + label + "` would need itself")
                .at(span, name + " is found by differentiating " + label + ", which is being defined here");
        Optional<String> solved = equation.flatMap(value -> solved(label, value));
        return solved.map(text -> diagnostic.help(
                        "if you mean a second order equation solve it for " + name + ": `" + name + " = " + text + "`"))
                .orElse(diagnostic.help("solve the equation for its highest derivative by hand"));
    }

    /** From z' = rest + c z'': z'' = (z' - rest)/c. */
    private Optional<String> solved(String label, Term value) {
        if (!name.equals(label + "'")) {
            return Optional.empty();
        }
        StringBuilder sum = new StringBuilder(label);
        Optional<Double> factor = Optional.empty();
        for (Summand summand : summands(value)) {
            Optional<Double> number = factor(summand);
            if (number.isPresent() && factor.isEmpty()) {
                factor = number;
            } else {
                boolean bracket = summand.term() instanceof Term.Conditional;
                String text = Spans.brief(summand.term().span());
                sum.append(summand.negative() ? " + " : " - ").append(bracket ? "(" + text + ")" : text);
            }
        }
        boolean single = sum.indexOf(" ") < 0;
        String all = single ? sum.toString() : "(" + sum + ")";
        return factor.filter(c -> c != 0).map(c -> {
            double inverse = 1 / c;
            if (c == 1) {
                return sum.toString();
            }
            return inverse == Math.rint(inverse) ? Words.number(inverse) + "*" + all : all + "/" + Words.number(c);
        });
    }

    private static List<Summand> summands(Term sum) {
        List<Summand> summands = new ArrayList<>();
        Term rest = sum;
        while (rest instanceof Term.Binary binary
                && (binary.operator() == Term.BinaryOperator.ADD
                        || binary.operator() == Term.BinaryOperator.SUBTRACT)) {
            summands.add(0, new Summand(binary.right(), binary.operator() == Term.BinaryOperator.SUBTRACT));
            rest = binary.left();
        }
        boolean minus = rest instanceof Term.Unary unary && unary.operator() == Term.UnaryOperator.MINUS;
        summands.add(0, minus ? new Summand(((Term.Unary) rest).operand(), true) : new Summand(rest, false));
        return summands;
    }

    /** The number with which the derivative is multiplied in this term, if it is this term. */
    private Optional<Double> factor(Summand summand) {
        double sign = summand.negative() ? -1 : 1;
        if (summand.term().span().equals(span)) {
            return Optional.of(sign);
        }
        if (summand.term() instanceof Term.Binary product
                && product.operator() == Term.BinaryOperator.TIMES
                && product.left() instanceof Term.Number number
                && product.right().span().equals(span)) {
            return Optional.of(sign * number.value());
        }
        return Optional.empty();
    }
}
