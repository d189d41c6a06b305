package brook.compiler.jet;

import brook.compiler.graph.Notation;
import brook.compiler.jet.Recurrence.Weight;
import java.util.ArrayList;
import java.util.List;

/** A weight as the factor in front of a term. */
record WeightText(Weight weight) {

    String text() {
        List<String> terms = new ArrayList<>();
        add(terms, weight.j(), "j");
        add(terms, weight.k(), "k");
        add(terms, weight.one(), "");
        if (terms.isEmpty()) {
            return "0 ";
        }
        if (terms.size() > 1) {
            return "(" + String.join(" + ", terms).replace("+ -", "- ") + ") ";
        }
        return terms.get(0).isEmpty() || terms.get(0).equals("-") ? terms.get(0) : terms.get(0) + " ";
    }

    /** A factor 1 is not written. */
    private static void add(List<String> terms, double factor, String name) {
        if (factor == 0) {
            return;
        }
        String sign = factor < 0 ? "-" : "";
        String size = Math.abs(factor) == 1 ? "" : Notation.number(Math.abs(factor));
        terms.add(sign + size + (size.isEmpty() || name.isEmpty() ? "" : " ") + name);
    }
}
