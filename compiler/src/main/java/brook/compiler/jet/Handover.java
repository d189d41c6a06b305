package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model has computed at a point and its adjoint takes over there, in the order in which it lies in memory: sums and passes of elementary functions, which cost
 * many operations for each double. All that lies between is computed anew, which costs less than to keep it.
 */
public record Handover(List<Node> nodes) {

    public Handover {
        nodes = List.copyOf(nodes);
    }

    /** Nothing is taken over. */
    public static Handover none() {
        return new Handover(List.of());
    }

    /** What the adjoint reads before anything else of the model's; both are values alone, made of one graph. */
    public static Handover of(JetSystem model, JetSystem adjoint) {
        Set<Node> left = new HashSet<>(model.values());
        left.removeIf(node -> !KernelPlan.standsAlone(node) || node.variation() != Variation.SERIES);
        Deque<Node> open = new ArrayDeque<>();
        adjoint.rates().forEach(rate -> open.push(rate.derivative()));
        Set<Node> seen = new HashSet<>();
        List<Node> taken = new ArrayList<>();
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                if (left.contains(node)) {
                    taken.add(node);
                } else {
                    node.operands().forEach(open::push);
                }
            }
        }
        taken.sort(Comparator.comparingInt(Node::id));
        return new Handover(taken);
    }

    /** The number of doubles. */
    public int size() {
        return nodes.stream().mapToInt(Node::size).sum();
    }

    /** Whether nothing is taken over. */
    public boolean isNone() {
        return nodes.isEmpty();
    }

    /** With what else is in memory, which comes behind it. */
    public Set<Node> before(Set<Node> stored) {
        Set<Node> all = new LinkedHashSet<>(nodes);
        all.addAll(stored);
        return all;
    }
}
