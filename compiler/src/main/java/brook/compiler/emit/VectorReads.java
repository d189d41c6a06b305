package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the positions of a loop read in memory: the same, or neighbours, which make a vector. Matrices of the run of which rows are read are copied, so that columns
 * become neighbours.
 */
final class VectorReads {

    private static final Set<Memory.Array> OF_RUN = Set.of(Memory.Array.P, Memory.Array.C);
    private static final Set<Variation> FIXED = Set.of(Variation.CONSTANT, Variation.RUN);

    private final Frame frame;
    private final String variable;
    private final VectorNeeds needs;
    private final Memory memory;
    private final Map<Node, Axis> copies = new LinkedHashMap<>();

    /** For the loop with a variable among those of a frame. */
    VectorReads(Frame frame, String variable, Layout layout) {
        this.frame = frame;
        this.variable = variable;
        this.needs = layout.vectors().orElseThrow();
        this.memory = layout.memory();
    }

    /** Where everything is read, the copies included that were found to be needed. */
    Memory memory() {
        Memory withCopies = new Memory(memory);
        copies.forEach((matrix, along) -> withCopies.put(matrix, needs.columns(matrix, along)));
        return withCopies;
    }

    /** Whether the next position reads the same element of a node, or the next one. */
    boolean isNear(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            Memory.Place table = new Memory.Place(Memory.Array.P, 0, "", Memory.rowMajor(constant.axes()));
            return constant.values().isUniform() || isNear(table.index(element.at()));
        }
        return isNear(memory.of(element.base()).index(element.at())) || isCopied(element);
    }

    /** Whether an index is the same at the next position, or one more. */
    boolean isNear(IndexExpression index) {
        int stride = stride(index);
        return (stride == 0 || stride == 1) && !isLookedUp(index);
    }

    private int stride(IndexExpression index) {
        return index.terms().getOrDefault(variable, 0);
    }

    /** Whether a table says for each position where to go. */
    private boolean isLookedUp(IndexExpression index) {
        Set<String> varying = frame.localsVaryingWith(variable);
        return index.terms().keySet().stream().anyMatch(varying::contains);
    }

    /** Asks for a copy of a matrix, if elements along one of its axes become neighbours by that; one copy must do for all that is read of it. */
    private boolean isCopied(Frame.Element element) {
        Node base = element.base();
        if (!OF_RUN.contains(memory.of(base).array()) || !FIXED.contains(base.variation())) {
            return false;
        }
        List<IndexExpression> positions =
                base.axes().stream().map(axis -> position(element, axis)).toList();
        List<Axis> along = base.axes().stream()
                .filter(axis -> stride(position(element, axis)) != 0)
                .toList();
        if (along.size() != 1
                || stride(position(element, along.get(0))) != 1
                || positions.stream().anyMatch(this::isLookedUp)) {
            return false;
        }
        copies.putIfAbsent(base, along.get(0));
        return along.get(0).equals(copies.get(base));
    }

    private static IndexExpression position(Frame.Element element, Axis axis) {
        return Objects.requireNonNull(element.at().get(axis));
    }
}
