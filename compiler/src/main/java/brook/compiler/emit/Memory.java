package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where nodes live in the arrays of a generated class. */
final class Memory {

    /** The arrays that generated code works in. */
    enum Array {
        /** The jet: planes by order. */
        W,
        /** Constants of the run, then constants of the step. */
        C,
        /** Parameters. */
        P,
        /** Modes, held during a step. */
        M,
        /** Discrete variables, constant between events. */
        D,
        /** Scratch of values that are computed once. */
        V,
        /** Matrices of the run, once more, in the order in which vectors read them. */
        COLUMNS,
        /** What one loop of a kernel hands to the next. */
        PASSED,
        /** A state handed in. */
        STATE,
        /** The time alone, a local. */
        T;

        String variable() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The place of a node: element (a, b, ..) is at offset + the sum of stride * position. */
    record Place(Array array, int offset, String name, Map<Axis, Integer> strides) {

        IndexExpression index(Map<Axis, IndexExpression> at) {
            IndexExpression index = IndexExpression.of(0);
            for (Map.Entry<Axis, Integer> stride : strides.entrySet()) {
                index = index.plus(
                        Objects.requireNonNull(at.get(stride.getKey())).times(stride.getValue()));
            }
            return index;
        }
    }

    private final Optional<Memory> below;
    private final Map<Node, Place> places = new LinkedHashMap<>();

    Memory() {
        this.below = Optional.empty();
    }

    /** What has a place below has it here too, but not the other way round. */
    Memory(Memory below) {
        this.below = Optional.of(below);
    }

    void put(Node node, Place place) {
        places.put(node, place);
    }

    boolean has(Node node) {
        return find(node).isPresent();
    }

    Place of(Node node) {
        return find(node).orElseThrow(() -> new AssertionError("no place for " + node + " of " + node.origin()));
    }

    private Optional<Place> find(Node node) {
        Place place = places.get(node);
        return place == null ? below.flatMap(memory -> memory.find(node)) : Optional.of(place);
    }

    /** The places given here, not below. */
    Map<Node, Place> places() {
        return places;
    }

    /** Strides of an array laid out row by row, as the user declared it. */
    static Map<Axis, Integer> rowMajor(List<Axis> axes) {
        Map<Axis, Integer> strides = new LinkedHashMap<>();
        int stride = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            strides.put(axes.get(i), stride);
            stride = Math.multiplyExact(stride, axes.get(i).size());
        }
        return strides;
    }

    /** Strides of helper arrays: for each written-out component the elements of the loops stand together. */
    static Map<Axis, Integer> byComponent(List<Axis> axes) {
        List<Axis> order = new ArrayList<>(LoopAxes.components(axes));
        order.addAll(LoopAxes.loops(axes));
        return rowMajor(order);
    }
}
