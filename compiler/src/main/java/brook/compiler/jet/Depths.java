package brook.compiler.jet;

import brook.compiler.graph.Node;
import java.util.HashMap;
import java.util.Map;

/**
 * How many operations one after the other a node has waited for: in a sum what comes late must be added late.
 *
 * <p>Else all of a chain of additions waits for the coefficient that was computed last.
 */
final class Depths {

    private final Map<Node, Node> aliases;
    private final Map<Integer, Integer> known = new HashMap<>();

    /** Variables that stand for a node are as deep as it. */
    Depths(Map<Node, Node> aliases) {
        this.aliases = aliases;
    }

    /** The longest path from here to a leaf; what is new since the last call may be as deep as one formula. */
    int of(Node node) {
        Integer before = known.get(node.id());
        if (before != null) {
            return before;
        }
        Node alias = aliases.get(node);
        int depth = 0;
        if (alias != null) {
            depth = of(alias);
        } else {
            for (Node operand : node.operands()) {
                depth = Math.max(depth, of(operand) + 1);
            }
        }
        known.put(node.id(), depth);
        return depth;
    }
}
