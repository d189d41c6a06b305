package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.Recurrence.Convolution;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.jet.Recurrence.Linear;
import brook.compiler.system.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Instantiates Taylor coefficients as nodes of the graph itself: coefficient 0 of a node is the node, coefficient k a formula in the nodes of order 0.
 *
 * <p>Only what is asked for is made. The rules are read from their records, so that this class knows no function but {@code bern}, whose exact
 * series needs a triangle of helpers that only exists unrolled.
 */
public final class Unroll {

    /** Coefficient {@code order} of {@code node}. */
    private record Request(Node node, int order) {

        // Those that records have take ten times as long before HotSpot has compiled them, and a sum asks for each of
        // its factors.
        @Override
        public boolean equals(Object other) {
            return other instanceof Request request && node == request.node && order == request.order;
        }

        @Override
        public int hashCode() {
            return 31 * node.id() + order;
        }
    }

    /** Of the coefficients of a state those that are more than 1e-4 of it in a step: their bias is seen after a million steps. */
    private static final int MOST_EVEN = 5;

    private final Graph graph;
    private final int chains;
    private final Node zero;
    private final Map<Node, Node> rates = new HashMap<>();
    private final Map<Node, Recurrence> rules = new HashMap<>();
    private final Map<Request, Node> done = new HashMap<>();
    private final Map<Node, Node> aliases = new LinkedHashMap<>();
    private final Depths depths = new Depths(aliases);
    private final Fractions fractions;
    private final boolean named;

    /** Long sums are split into so many independent chains, since one waits for the latency of its additions. */
    public Unroll(Graph graph, List<Rate> rates, int chains) {
        this(graph, rates, chains, false);
    }

    private Unroll(Graph graph, List<Rate> rates, int chains, boolean named) {
        this.graph = graph;
        this.chains = chains;
        this.named = named;
        this.zero = graph.constant(0);
        this.fractions = new Fractions(graph, aliases);
        rates.forEach(rate -> this.rates.put(rate.state(), rate.derivative()));
    }

    /**
     * The same, with a variable of its own for each coefficient that is minus something.
     *
     * <p>Else the signs float out of the products, a sum has terms of both signs, and a difference of products cannot be fused.
     */
    static Unroll withAliases(Graph graph, List<Rate> rates, int chains) {
        return new Unroll(graph, rates, chains, true);
    }

    /** What the variables stand for that this class has made. */
    Map<Node, Node> aliases() {
        return aliases;
    }

    /** The coefficient of order k of a node, a scalar 0 where it vanishes; depth is no matter. */
    public Node at(Node node, int k) {
        Deque<Request> open = new ArrayDeque<>();
        open.push(new Request(node, k));
        while (!open.isEmpty()) {
            Request request = open.peek();
            int before = open.size();
            if (!isKnown(request)) {
                for (Request need : needs(request)) {
                    if (!isKnown(need)) {
                        open.push(need);
                    }
                }
            }
            if (open.size() == before) {
                open.pop();
                if (!isKnown(request)) {
                    done.put(request, alias(make(request)));
                }
            }
        }
        return known(node, k);
    }

    private Node alias(Node node) {
        boolean negated = node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NEGATE;
        if (!named || !negated) {
            return node;
        }
        Node alias = graph.variable(
                Node.Variable.Kind.STATE, "-" + node.operands().get(0).id(), node.axes());
        aliases.put(alias, node);
        return alias;
    }

    private boolean isKnown(Request request) {
        return request.order() == 0 || request.node().variation() != Variation.SERIES || done.containsKey(request);
    }

    private Node known(Node node, int k) {
        if (k == 0) {
            return node;
        }
        return node.variation() == Variation.SERIES ? Objects.requireNonNull(done.get(new Request(node, k))) : zero;
    }

    private Recurrence rule(Node node) {
        Recurrence known = rules.get(node);
        if (known == null) {
            known = TaylorRules.of(graph, node);
            rules.put(node, known);
        }
        return known;
    }

    private List<Request> needs(Request request) {
        int k = request.order();
        if (rates.containsKey(request.node())) {
            return List.of(new Request(rates.get(request.node()), k - 1));
        }
        List<Request> needs = new ArrayList<>();
        Recurrence rule = rule(request.node());
        if (rule.form() instanceof Form.Shift shift) {
            needs.add(new Request(shift.a(), k + shift.n()));
            return needs;
        }
        if (rule.form() instanceof Form.Library library) {
            needs.add(new Request(bern(library.u()), k));
            return needs;
        }
        rule.fullOrder().forEach(node -> needs.add(new Request(node, k)));
        for (Convolution c : rule.convolutions()) {
            for (int j = c.lo(); j <= k - c.hi(); j++) {
                needs.add(new Request(c.a(), j));
                needs.add(new Request(c.b(), k - j));
            }
        }
        return needs;
    }

    private Node make(Request request) {
        Node v = request.node();
        int k = request.order();
        if (rates.containsKey(v)) {
            Node rate = known(rates.get(v), k - 1);
            return named && k <= MOST_EVEN ? fractions.evenlyOver(k, rate) : fractions.over(k, rate);
        }
        Recurrence rule = rule(v);
        if (rule.form() instanceof Form.Sum) {
            return broadcast(sum(rule, k), v.axes());
        }
        if (rule.form() instanceof Form.Coefficientwise) {
            return broadcast(sameOperation(v, k), v.axes());
        }
        if (rule.form() instanceof Form.Choice choice) {
            return broadcast(
                    select(choice.condition(), known(choice.then(), k), known(choice.otherwise(), k)), v.axes());
        }
        if (rule.form() instanceof Form.Shift shift) {
            return fractions.times(rising(k, shift.n()), known(shift.a(), k + shift.n()));
        }
        if (rule.form() instanceof Form.Time) {
            return k == 1 ? graph.constant(1) : zero;
        }
        if (rule.form() instanceof Form.Library library) {
            return known(bern(library.u()), k);
        }
        throw new AssertionError(rule.form());
    }

    /** (k+1) .. (k+n). */
    private static double rising(int k, int n) {
        double product = 1;
        for (int i = 1; i <= n; i++) {
            product *= k + i;
        }
        return product;
    }

    /**
     * bern(u) = 1 / PHI(u, 0) where |u| &lt; 16, with bern(u) = bern(-u) - u below 0; else u / (exp(u) - 1).
     *
     * <p>The quotient's rounding errors grow as |u_0|^-k while the coefficients fall as |u_0 + 2 pi i|^-k, so it is no use near 0.
     */
    private Node bern(Node u) {
        Node minus = graph.apply(Operator.NEGATE, u);
        // The choice of a formula is no jump.
        Node isNegative = graph.apply(Operator.NOEVENT, graph.apply(Operator.LESS, u, graph.constant(0)));
        Node isNear = graph.apply(
                Operator.NOEVENT, graph.apply(Operator.LESS, graph.apply(Operator.ABS, u), graph.constant(16)));
        Node near = graph.apply(
                Operator.SELECT,
                isNegative,
                graph.apply(Operator.SUBTRACT, reciprocalOfPhi(minus), u),
                reciprocalOfPhi(u));
        Node far = graph.apply(Operator.DIVIDE, u, graph.apply(Operator.EXPM1, u));
        return graph.apply(Operator.SELECT, isNear, near, far);
    }

    private Node reciprocalOfPhi(Node u) {
        return graph.apply(Operator.DIVIDE, graph.constant(1), graph.apply(Operator.PHI, u, graph.constant(0)));
    }

    private Node sum(Recurrence rule, int k) {
        TermSum sum = new TermSum(graph, chains, depths);
        for (Convolution c : rule.convolutions()) {
            for (int j = c.lo(); j <= k - c.hi(); j++) {
                add(sum, c, j, k, rule.v().axes());
            }
        }
        for (Linear term : rule.linear()) {
            Node a = known(term.a(), k);
            if (!isZero(a)) {
                sum.addLate(term.w().at(0, k), a);
            }
        }
        if (sum.isEmpty()) {
            return zero;
        }
        return divided(sum.total(), rule.by(), k);
    }

    /** Terms that read something of order k come last in the sum: the rest does not wait for them. */
    private void add(TermSum sum, Convolution c, int j, int k, List<Axis> axes) {
        Node a = known(c.a(), j);
        Node b = known(c.b(), k - j);
        double w = c.w().at(j, k);
        boolean isRate = false; // which is of the order below
        if (isZero(a) || isZero(b) || w == 0) {
            return;
        }
        if (c.w().one() == 0 && c.w().k() == 0) {
            // Weights that know j alone go into the coefficient: one product for all orders k.
            a = slope(c.a(), j);
            w = c.w().j();
            isRate = rates.containsKey(c.a());
        }
        Node product = a.id() <= b.id() ? product(a, b, c.summed(), axes) : product(b, a, c.summed(), axes);
        if (j == 0 || j == k && !isRate) {
            sum.addLate(w, product);
        } else {
            sum.add(w, product);
        }
    }

    private Node divided(Node sum, Recurrence.Divisor by, int k) {
        double c = by.c() * (by.timesK() ? k : 1);
        if (by.at0().isEmpty()) {
            return fractions.over(c, sum);
        }
        Node reciprocal =
                graph.apply(Operator.DIVIDE, graph.constant(1), by.at0().get());
        return graph.multiply(sum, fractions.over(c, reciprocal));
    }

    private Node sameOperation(Node v, int k) {
        if (v instanceof Node.Contraction product) {
            Node a = isSeries(product.left()) ? known(product.left(), k) : product.left();
            Node b = isSeries(product.right()) ? known(product.right(), k) : product.right();
            return isZero(a) || isZero(b) ? zero : product(a, b, product.summed(), v.axes());
        }
        if (v instanceof Node.Gather gather) {
            Node a = known(gather.operand(), k);
            return isZero(a) ? zero : graph.gather(a, gather.maps(), v.axes());
        }
        if (v instanceof Node.Scatter scatter) {
            return scattered(scatter, k);
        }
        throw new AssertionError(v);
    }

    private Node scattered(Node.Scatter scatter, int k) {
        List<Node> parts = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < scatter.operands().size(); i++) {
            Node part = known(scatter.operands().get(i), k);
            if (!isZero(part)) {
                parts.add(part);
                maps.add(scatter.maps().get(i));
            }
        }
        boolean disjoint =
                scatter.disjoint() && parts.size() == scatter.operands().size();
        return parts.isEmpty() ? zero : graph.scatter(parts, maps, disjoint, scatter.axes());
    }

    private Node select(Node condition, Node then, Node otherwise) {
        return isZero(then) && isZero(otherwise) ? zero : graph.apply(Operator.SELECT, condition, then, otherwise);
    }

    /** The product, with what is left of the axes in the order of the result. */
    private Node product(Node a, Node b, List<Axis> summed, List<Axis> axes) {
        if (axes.isEmpty() && summed.isEmpty()) {
            return graph.contract(a, b, summed, axes);
        }
        List<Axis> left = axes.stream()
                .filter(axis -> a.axes().contains(axis) || b.axes().contains(axis))
                .toList();
        return graph.contract(a, b, summed, left);
    }

    /** j times coefficient j; the rate of a state has it before it is divided. */
    private Node slope(Node node, int j) {
        Node rate = rates.get(node);
        return rate == null ? fractions.times(j, known(node, j)) : known(rate, j - 1);
    }

    /** A coefficient has the axes of its node: a sum of x[i] and t has a coefficient without an i. */
    private Node broadcast(Node node, List<Axis> axes) {
        return isZero(node) ? node : graph.broadcast(node, axes);
    }

    private static boolean isSeries(Node node) {
        return node.variation() == Variation.SERIES;
    }

    private static boolean isZero(Node node) {
        return node instanceof Node.Constant constant
                && constant.isScalar()
                && constant.values().get(0) == 0;
    }
}
