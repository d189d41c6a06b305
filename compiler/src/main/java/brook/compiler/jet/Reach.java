package brook.compiler.jet;

import brook.compiler.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The nodes that can be reached from some roots, without recursion: graphs are deep. */
final class Reach {

    private Reach() {}

    static List<Node> byOperands(Collection<Node> roots) {
        return by(roots, Node::operands);
    }

    /** By increasing number, so that operands stand before their users. */
    static List<Node> by(Collection<Node> roots, Function<Node, ? extends Collection<Node>> next) {
        Set<Node> seen = new HashSet<>(roots);
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Node node : next.apply(open.pop())) {
                if (seen.add(node)) {
                    open.push(node);
                }
            }
        }
        List<Node> reached = new ArrayList<>(seen);
        reached.sort(Comparator.comparingInt(Node::id));
        return reached;
    }
}
