package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.graph.Variation;
import brook.compiler.jet.Recurrence.Convolution;
import brook.compiler.jet.Recurrence.Divisor;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.jet.Recurrence.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A recurrence as a formula, {@code (1/k) sum_{j=1..k} j u[j] c[k-j]}. */
final class RecurrenceText {

    private final Function<Node, String> name;
    private final Notation coefficients = new Notation(node -> at(node, "k"));

    RecurrenceText(Function<Node, String> name) {
        this.name = name;
    }

    /** What v[k] is. */
    String of(Recurrence rule) {
        if (rule.form() instanceof Form.Sum) {
            return sum(rule);
        }
        if (rule.form() instanceof Form.Coefficientwise) {
            return coefficients.operation(rule.v());
        }
        if (rule.form() instanceof Form.Choice choice) {
            return "if " + name.apply(choice.condition()) + " then " + at(choice.then(), "k") + " else "
                    + at(choice.otherwise(), "k");
        }
        if (rule.form() instanceof Form.Shift shift) {
            return "(k+1)..(k+" + shift.n() + ") " + at(shift.a(), "k+" + shift.n());
        }
        if (rule.form() instanceof Form.Time) {
            return "1 where k = 1, then 0";
        }
        if (rule.form() instanceof Form.Library library) {
            return "the series " + library.method() + " of " + at(library.u(), "k");
        }
        throw new AssertionError(rule.form());
    }

    private String sum(Recurrence rule) {
        List<String> terms = new ArrayList<>();
        rule.linear().forEach(term -> terms.add(linear(term)));
        rule.convolutions().forEach(term -> terms.add(convolution(term)));
        if (terms.isEmpty()) {
            return "0";
        }
        StringBuilder sum = new StringBuilder(terms.get(0));
        for (String term : terms.subList(1, terms.size())) {
            sum.append(term.startsWith("-") ? " - " + term.substring(1) : " + " + term);
        }
        return divided(sum.toString(), terms.size() > 1, rule.by());
    }

    private String divided(String sum, boolean bracket, Divisor by) {
        String inner = bracket ? "(" + sum + ")" : sum;
        if (by.equals(Divisor.NONE)) {
            return sum;
        }
        if (by.equals(Divisor.BY_K)) {
            return sum.startsWith("-") && !bracket ? "-(1/k) " + sum.substring(1) : "(1/k) " + inner;
        }
        String divisor = by.c() == 1 ? "" : Notation.number(by.c()) + " ";
        divisor += by.timesK() ? "k " : "";
        divisor += by.at0().map(node -> at(node, "0")).orElse("");
        return inner + " / " + (divisor.indexOf(' ') > 0 ? "(" + divisor.strip() + ")" : divisor);
    }

    private String linear(Linear term) {
        return term.w().text() + at(term.a(), "k");
    }

    private String convolution(Convolution c) {
        String from = "sum_{j=" + c.lo() + ".." + (c.hi() == 0 ? "k" : "k-1");
        String over = c.summed().isEmpty() ? "" : ", over " + coefficients.axes(c.summed());
        String weight = c.w().text();
        boolean minus = weight.startsWith("-");
        return (minus ? "-" : "") + from + over + "} " + (minus ? weight.substring(1) : weight) + at(c.a(), "j") + " "
                + at(c.b(), "k-j");
    }

    /** Coefficients are indexed; what has only a value is not. */
    String at(Node node, String order) {
        return node.variation() == Variation.SERIES ? name.apply(node) + "[" + order + "]" : name.apply(node);
    }
}
