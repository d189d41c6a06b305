package brook.compiler.graph;

/**
 * Finds the node that does the same operation on the same operands.
 *
 * <p>Hashed by the ids of the operands, never by their content, so that a look-up costs the same however deep the graph is.
 */
final class NodeTable {

    private Node[] slots = new Node[64];
    private int[] hashes = new int[64];
    private int size;

    /** The node that is in the table for the operation of {@code candidate}: itself, if it is the first one. */
    Node share(Node candidate) {
        int hash = hash(candidate);
        int slot = slot(candidate, hash);
        if (slots[slot] != null) {
            return slots[slot];
        }
        slots[slot] = candidate;
        hashes[slot] = hash;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return candidate;
    }

    private int slot(Node candidate, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != null && !(hashes[slot] == hash && same(slots[slot], candidate))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        Node[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = new Node[2 * oldSlots.length];
        hashes = new int[slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != null) {
                int slot = oldHashes[i] & mask;
                while (slots[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = oldSlots[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }

    private static int hash(Node node) {
        int hash = attributeHash(node);
        for (Node operand : node.operands()) {
            hash = 0x9E3779B1 * (hash ^ operand.id()) + (hash >>> 15);
        }
        for (Axis axis : node.axes()) {
            hash = 31 * hash + axis.hashCode();
        }
        hash *= 0x85EBCA6B;
        return hash ^ (hash >>> 16);
    }

    private static int attributeHash(Node node) {
        if (node instanceof Node.Constant constant) {
            return 1 + constant.values().hashCode();
        }
        if (node instanceof Node.Variable variable) {
            return 2 + 31 * variable.name().hashCode() + variable.kind().hashCode();
        }
        if (node instanceof Node.Elementwise elementwise) {
            return 100 + elementwise.operator().hashCode();
        }
        if (node instanceof Node.Contraction contraction) {
            return 3 + contraction.summed().hashCode();
        }
        if (node instanceof Node.Gather gather) {
            return 4 + gather.maps().hashCode();
        }
        if (node instanceof Node.Scatter scatter) {
            return 5 + scatter.maps().hashCode();
        }
        if (node instanceof Node.Derivative derivative) {
            return 6 + 31 * derivative.order();
        }
        throw new AssertionError(node);
    }

    private static boolean same(Node a, Node b) {
        return sameOperands(a, b) && a.axes().equals(b.axes()) && sameAttribute(a, b);
    }

    private static boolean sameOperands(Node a, Node b) {
        int count = a.operands().size();
        if (count != b.operands().size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (a.operands().get(i) != b.operands().get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameAttribute(Node a, Node b) {
        if (a instanceof Node.Constant left) {
            return b instanceof Node.Constant right && left.values().equals(right.values());
        }
        if (a instanceof Node.Variable left) {
            return b instanceof Node.Variable right
                    && left.kind() == right.kind()
                    && left.name().equals(right.name());
        }
        if (a instanceof Node.Elementwise left) {
            return b instanceof Node.Elementwise right && left.operator() == right.operator();
        }
        if (a instanceof Node.Contraction left) {
            return b instanceof Node.Contraction right && left.summed().equals(right.summed());
        }
        if (a instanceof Node.Gather left) {
            return b instanceof Node.Gather right && left.maps().equals(right.maps());
        }
        if (a instanceof Node.Scatter left) {
            return b instanceof Node.Scatter right
                    && left.disjoint() == right.disjoint()
                    && left.maps().equals(right.maps());
        }
        if (a instanceof Node.Derivative left) {
            return b instanceof Node.Derivative right && left.order() == right.order();
        }
        throw new AssertionError(a);
    }
}
