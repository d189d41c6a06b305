package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A weighted sum of nodes, as a node: equal terms merge (so a square costs half its products), terms of equal weight are added before they are
 * scaled, long sums become several chains, and terms come in the order in which their factors are known.
 */
final class TermSum {

    /** The node, plus or minus. */
    private record Signed(Node node, boolean negative) {}

    private final Graph graph;
    private final int chains;
    private final Depths depths;
    private final Map<Node, Double> early = new LinkedHashMap<>();
    private final Map<Node, Double> late = new LinkedHashMap<>();

    TermSum(Graph graph, int chains, Depths depths) {
        this.graph = graph;
        this.chains = chains;
        this.depths = depths;
    }

    boolean isEmpty() {
        return early.isEmpty() && late.isEmpty();
    }

    void add(double weight, Node node) {
        put(early, weight, node);
    }

    void addLate(double weight, Node node) {
        put(late, weight, node);
    }

    private static void put(Map<Node, Double> terms, double weight, Node node) {
        if (node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NEGATE) {
            put(terms, -weight, elementwise.operands().get(0));
        } else {
            terms.merge(node, weight, Double::sum);
        }
    }

    Node total() {
        Map<Double, List<Signed>> earlyGroups = groups(early);
        Map<Double, List<Signed>> lateGroups = groups(late);
        List<Signed> first = new ArrayList<>();
        List<Signed> last = new ArrayList<>();
        earlyGroups.forEach((weight, terms) -> {
            if (weight == 1 || terms.size() == 1 && !lateGroups.containsKey(weight)) {
                terms.forEach(term -> first.add(scaled(weight, term)));
            }
        });
        lateGroups.forEach((weight, terms) -> {
            List<Signed> before = earlyGroups.getOrDefault(weight, List.of());
            if (weight == 1 || terms.size() == 1 && before.isEmpty()) {
                terms.forEach(term -> last.add(scaled(weight, term)));
            } else {
                last.add(0, scaled(weight, new Signed(sum(before, terms), false)));
            }
        });
        earlyGroups.forEach((weight, terms) -> {
            if (weight != 1 && terms.size() > 1 && !lateGroups.containsKey(weight)) {
                first.add(scaled(weight, new Signed(sum(terms, List.of()), false)));
            }
        });
        return sum(first, last);
    }

    private static Map<Double, List<Signed>> groups(Map<Node, Double> terms) {
        Map<Double, List<Signed>> groups = new LinkedHashMap<>();
        terms.forEach((node, weight) -> {
            if (weight != 0) {
                groups.computeIfAbsent(Math.abs(weight), w -> new ArrayList<>()).add(new Signed(node, weight < 0));
            }
        });
        return groups;
    }

    private Signed scaled(double weight, Signed term) {
        return weight == 1 ? term : new Signed(graph.multiply(graph.constant(weight), term.node()), term.negative());
    }

    private Node sum(List<Signed> early, List<Signed> late) {
        List<Signed> first = byDepth(early);
        List<Signed> last = byDepth(late);
        int n = first.size() >= 3 * chains ? chains : 1;
        if (n > 1 && last.isEmpty()) {
            // Nothing waits for the last factor but one product.
            last = first.subList(first.size() - 1, first.size());
            first = first.subList(0, first.size() - 1);
        }
        List<Signed> partial = new ArrayList<>();
        for (int chain = 0; chain < Math.min(n, first.size()); chain++) {
            List<Signed> members = new ArrayList<>();
            for (int i = chain; i < first.size(); i += n) {
                members.add(first.get(i));
            }
            partial.add(chain(members));
        }
        partial.addAll(last);
        Signed total = partial.isEmpty() ? new Signed(graph.constant(0), false) : chain(partial);
        return total.negative() ? graph.apply(Operator.NEGATE, total.node()) : total.node();
    }

    private List<Signed> byDepth(List<Signed> terms) {
        if (terms.size() < 2) {
            return terms;
        }
        List<Signed> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparingInt(term -> depths.of(term.node())));
        return sorted;
    }

    /** One after the other; minus the whole where all terms are negative. */
    private Signed chain(List<Signed> terms) {
        Signed total = terms.get(0);
        for (Signed term : terms.subList(1, terms.size())) {
            total = plus(total, term);
        }
        return total;
    }

    private Signed plus(Signed a, Signed b) {
        if (a.negative() == b.negative()) {
            return new Signed(graph.apply(Operator.ADD, a.node(), b.node()), a.negative());
        }
        return a.negative()
                ? new Signed(graph.apply(Operator.SUBTRACT, b.node(), a.node()), false)
                : new Signed(graph.apply(Operator.SUBTRACT, a.node(), b.node()), false);
    }
}
