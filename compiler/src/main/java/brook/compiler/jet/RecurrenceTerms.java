package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.Recurrence.Convolution;
import brook.compiler.jet.Recurrence.Divisor;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.jet.Recurrence.Linear;
import brook.compiler.jet.Recurrence.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the terms of one recurrence and drops what vanishes: of a node that is constant on the step only the coefficient of order 0 is left, so
 * that a linear term in it is nothing and a convolution with it at most one term.
 */
final class RecurrenceTerms {

    private final Graph graph;
    private final Node v;
    private final List<Linear> linear = new ArrayList<>();
    private final List<Convolution> convolutions = new ArrayList<>();

    RecurrenceTerms(Graph graph, Node v) {
        this.graph = graph;
        this.v = v;
    }

    /** w(k) a_k. */
    RecurrenceTerms plus(Weight w, Node a) {
        if (a.variation() == Variation.SERIES) {
            linear.add(new Linear(w, a));
        }
        return this;
    }

    /** The sum over j = lo .. k - hi of w(j, k) a_j b_(k-j), element by element. */
    RecurrenceTerms plus(Weight w, Node a, Node b, int lo, int hi) {
        return plus(w, a, b, List.of(), lo, hi);
    }

    RecurrenceTerms plus(Weight w, Node a, Node b, List<Axis> summed, int lo, int hi) {
        boolean left = a.variation() == Variation.SERIES;
        boolean right = b.variation() == Variation.SERIES;
        if (left && right) {
            convolutions.add(new Convolution(w, a, b, summed, lo, hi));
        } else if (left && hi == 0) {
            // Only j = k is left.
            plus(new Weight(w.one(), 0, w.k() + w.j()), graph.multiply(a, b));
        } else if (right && lo == 0) {
            // Only j = 0 is left.
            plus(new Weight(w.one(), 0, w.k()), graph.multiply(a, b));
        }
        return this;
    }

    Recurrence over(Divisor by) {
        return new Recurrence(v, new Form.Sum(), linear, convolutions, by);
    }

    Recurrence in(Form form) {
        return new Recurrence(v, form, List.of(), List.of(), Divisor.NONE);
    }
}
