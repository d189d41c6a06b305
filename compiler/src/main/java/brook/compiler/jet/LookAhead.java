package brook.compiler.jet;

import brook.compiler.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides a system into what reads derivatives, which look ahead, and the rest, which never reads the former.
 *
 * @param handedOn nodes of the first part that the later one reads
 */
record LookAhead(JetSystem first, JetSystem later, Set<Node> handedOn) {

    static LookAhead of(JetSystem system) {
        Set<Node> later = readers(system);
        Set<Node> handedOn = new LinkedHashSet<>();
        for (Node node : later) {
            reads(system, node).stream().filter(read -> !later.contains(read)).forEach(handedOn::add);
        }
        return new LookAhead(part(system, later, false), part(system, later, true), handedOn);
    }

    /** The nodes of the later part. */
    Set<Node> nodes() {
        Set<Node> nodes = new LinkedHashSet<>(later.values());
        nodes.addAll(later.order());
        return nodes;
    }

    /** Derivatives, and all that reads them in any way, through an integral too. */
    private static Set<Node> readers(JetSystem system) {
        Map<Node, List<Node>> readers = new HashMap<>();
        Set<Node> all = new LinkedHashSet<>(system.values());
        all.addAll(system.order());
        Deque<Node> open = new ArrayDeque<>();
        for (Node node : all) {
            reads(system, node)
                    .forEach(read -> readers.computeIfAbsent(read, key -> new ArrayList<>(2))
                            .add(node));
            if (node instanceof Node.Derivative) {
                open.add(node);
            }
        }
        Map<Node, List<Node>> sums = new HashMap<>();
        for (JetSystem.Rate rate : system.rates()) {
            sums.computeIfAbsent(rate.derivative(), key -> new ArrayList<>(1)).add(rate.state());
        }
        Set<Node> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (found.add(node)) {
                open.addAll(readers.getOrDefault(node, List.of()));
                open.addAll(sums.getOrDefault(node, List.of()));
            }
        }
        return found;
    }

    private static Set<Node> reads(JetSystem system, Node node) {
        Set<Node> reads = new LinkedHashSet<>(node.operands());
        Recurrence rule = system.recurrences().get(node);
        if (rule != null) {
            reads.addAll(rule.reads());
            reads.addAll(rule.readsAtStart());
        }
        return reads;
    }

    private static JetSystem part(JetSystem system, Set<Node> later, boolean wanted) {
        Map<Node, Recurrence> recurrences = new LinkedHashMap<>();
        system.recurrences().forEach((node, rule) -> {
            if (later.contains(node) == wanted) {
                recurrences.put(node, rule);
            }
        });
        return new JetSystem(
                system.ode(),
                system.rates().stream()
                        .filter(rate -> later.contains(rate.derivative()) == wanted)
                        .toList(),
                system.values().stream()
                        .filter(node -> later.contains(node) == wanted)
                        .toList(),
                system.order().stream()
                        .filter(node -> later.contains(node) == wanted)
                        .toList(),
                recurrences,
                system.leads(),
                system.endless());
    }
}
