package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the Taylor coefficients v_k of a node, k &gt;= 1, follow from those of others: v_k = (linear terms + convolutions) / divisor, or a choice, or
 * the node's own operation on coefficients of order k.
 *
 * <p>v_0 is always the operation itself on the coefficients of order 0.
 */
public record Recurrence(Node v, Form form, List<Linear> linear, List<Convolution> convolutions, Divisor by) {

    /** What kind of rule it is. */
    public sealed interface Form {

        /** v_k = (linear + convolutions) / divisor. */
        record Sum() implements Form {}

        /** v_k is the operation of the node (gather, scatter, contraction with something constant) on the coefficients of order k. */
        record Coefficientwise() implements Form {}

        /** v_k = condition_0 ? then_k : otherwise_k. */
        record Choice(Node condition, Node then, Node otherwise) implements Form {}

        /** v_k = (k+1)..(k+n) a_(k+n). */
        record Shift(Node a, int n) implements Form {}

        /** v_0 = t, v_1 = 1, then 0. */
        record Time() implements Form {}

        /**
         * v_k is computed by {@code brook.runtime.Series} from the histories of u and v (bern and PHI, whose rules need a triangle of helpers).
         *
         * @param parameters whole numbers that the method is given too
         */
        record Library(String method, Node u, List<Integer> parameters) implements Form {
            public Library {
                parameters = List.copyOf(parameters);
            }
        }
    }

    /** one + j J + k K. */
    public record Weight(double one, double j, double k) {

        public static final Weight ONE = new Weight(1, 0, 0);
        public static final Weight MINUS_ONE = new Weight(-1, 0, 0);
        public static final Weight J = new Weight(0, 1, 0);
        public static final Weight MINUS_J = new Weight(0, -1, 0);
        public static final Weight K = new Weight(0, 0, 1);

        /** The weight for these j and k. */
        public double at(int atJ, int atK) {
            return one + j * atJ + k * atK;
        }

        /** As the factor in front of a term: nothing for 1, {@code -j }, {@code (2.5 j - k) }. */
        String text() {
            return new WeightText(this).text();
        }

        /** The weight at k - j. */
        public Weight mirrored() {
            return new Weight(one, -j, k + j);
        }

        /** The sum of two weights. */
        public Weight plus(Weight other) {
            return new Weight(one + other.one, j + other.j, k + other.k);
        }
    }

    /** w(k) a_k. */
    public record Linear(Weight w, Node a) {}

    /** The sum over j = lo .. k - hi of w(j, k) a_j b_(k-j), the product summed over some axes; lo and hi are 0 or 1. */
    public record Convolution(Weight w, Node a, Node b, List<Axis> summed, int lo, int hi) {

        /** Whether both factors are series: else all but one term are 0. */
        public boolean isOfSeries() {
            return !a.variation().isConstantOnStep() && !b.variation().isConstantOnStep();
        }
    }

    /** c, times k, times the coefficient of order 0 of a node. */
    public record Divisor(double c, boolean timesK, Optional<Node> at0) {

        public static final Divisor NONE = new Divisor(1, false, Optional.empty());
        public static final Divisor BY_K = new Divisor(1, true, Optional.empty());
    }

    public Recurrence {
        linear = List.copyOf(linear);
        convolutions = List.copyOf(convolutions);
    }

    /** The nodes that are read at the full order k; everything else is read at lower orders only. */
    public Set<Node> fullOrder() {
        Set<Node> full = new LinkedHashSet<>();
        linear.forEach(term -> full.add(term.a()));
        for (Convolution c : convolutions) {
            if (c.hi() == 0) {
                full.add(c.a());
            }
            if (c.lo() == 0) {
                full.add(c.b());
            }
        }
        if (form instanceof Form.Coefficientwise) {
            full.addAll(v.operands());
        }
        if (form instanceof Form.Choice choice) {
            full.add(choice.then());
            full.add(choice.otherwise());
        }
        if (form instanceof Form.Shift shift) {
            full.add(shift.a());
        }
        if (form instanceof Form.Library library) {
            full.add(library.u());
        }
        return full;
    }

    /** The nodes whose series is read, v itself among them where its lower coefficients are. */
    public Set<Node> reads() {
        Set<Node> nodes = fullOrder();
        for (Convolution c : convolutions) {
            nodes.add(c.a());
            nodes.add(c.b());
        }
        return nodes;
    }

    /** The nodes of which the value at order 0 is read. */
    public Set<Node> readsAtStart() {
        Set<Node> nodes = new LinkedHashSet<>();
        by.at0().ifPresent(nodes::add);
        if (form instanceof Form.Choice choice) {
            nodes.add(choice.condition());
        }
        return nodes;
    }
}
