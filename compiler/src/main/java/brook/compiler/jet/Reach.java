package brook.compiler.jet;

import brook.compiler.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** The nodes that can be reached from some roots, without recursion: graphs are deep. */
final class Reach {

    private Reach() {}

    static List<Node> byOperands(Collection<Node> roots) {
        return by(roots, Node::operands);
    }

    /** By increasing number, so that operands stand before their users. */
    static List<Node> by(Collection<Node> roots, Function<Node, ? extends Collection<Node>> next) {
        BitSet seen = new BitSet();
        List<Node> reached = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(roots);
        int largest = -1;
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.get(node.id())) {
                seen.set(node.id());
                reached.add(node);
                largest = Math.max(largest, node.id());
                for (Node operand : next.apply(node)) {
                    open.push(operand);
                }
            }
        }
        return sorted(reached, largest);
    }

    private static List<Node> sorted(List<Node> nodes, int largest) {
        if (nodes.size() < largest / 16) {
            nodes.sort(Comparator.comparingInt(Node::id));
            return nodes;
        }
        Node[] places = new Node[largest + 1];
        BitSet taken = new BitSet();
        for (Node node : nodes) {
            places[node.id()] = node;
            taken.set(node.id());
        }
        List<Node> sorted = new ArrayList<>();
        for (int id = taken.nextSetBit(0); id >= 0; id = taken.nextSetBit(id + 1)) {
            sorted.add(places[id]);
        }
        return sorted;
    }
}
