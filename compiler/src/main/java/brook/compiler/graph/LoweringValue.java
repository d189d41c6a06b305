package brook.compiler.graph;

import java.util.List;

/**
 * What an expression is lowered to: a node and, for each axis of the expression's shape, the axis of the node that stands for it.
 *
 * <p>The node may lack such an axis: then the value is the same all along it. Axes of the node that are not listed stand for running indices.
 */
record LoweringValue(Node node, List<Axis> axes) {

    LoweringValue {
        axes = List.copyOf(axes);
    }

    static LoweringValue scalar(Node node) {
        return new LoweringValue(node, List.of());
    }

    /** Whether the node runs along all axes of the shape. */
    boolean isFull() {
        return node.axes().containsAll(axes);
    }
}
