package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One turn of the loops of a kernel while its code is written: which values are already locals, and how all others are read. */
final class Scope {

    /** Which coefficient a method computes. */
    enum Order {
        /** Values (order 0 of a jet). */
        ZERO,
        /** The order {@code k >= 1}, whose plane starts at {@code at}. */
        K
    }

    private final Layout layout;
    private final Order order;
    private final Frame frame;
    private final Names names;
    private final Lines lines;
    private final Optional<VectorLoop> vectors;
    private final Map<String, Text> locals = new HashMap<>();

    Scope(Layout layout, Order order, Frame frame, Names names, Lines lines) {
        this(layout, order, frame, names, lines, Optional.empty());
    }

    private Scope(Layout layout, Order order, Frame frame, Names names, Lines lines, Optional<VectorLoop> vectors) {
        this.layout = layout;
        this.order = order;
        this.frame = frame;
        this.names = names;
        this.lines = lines;
        this.vectors = vectors;
    }

    /** The same turn where it is one of vectors. */
    Scope of(VectorLoop loop) {
        return new Scope(layout, order, frame, names, lines, Optional.of(loop));
    }

    Layout layout() {
        return layout;
    }

    Order order() {
        return order;
    }

    Frame frame() {
        return frame;
    }

    Names names() {
        return names;
    }

    Lines lines() {
        return lines;
    }

    /** The loop that this turn is of, if it takes several positions at once. */
    Optional<VectorLoop> vectors() {
        return vectors;
    }

    /** The same methods for further loops inside of this turn. */
    Scope inside(Frame inner, Lines innerLines) {
        return new Scope(layout, order, inner, names, innerLines, vectors);
    }

    /** Declares the local that holds a computed component. */
    Text define(Node node, Map<Axis, IndexExpression> at, Text value) {
        Text local = declare(layout.hint(node) + component(node, at), value);
        locals.put(key(node, at), local);
        return local;
    }

    /** A value that is read more than once: a local holds it. */
    Text declare(String hint, Text value) {
        String local = names.fresh(hint);
        lines.statement(value.declared(local));
        return value.isVector() ? Text.vector(local) : Text.atom(local);
    }

    /** The coefficient at the order of this method. */
    Text read(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        Text local = locals.get(key(element.base(), element.at()));
        if (local != null) {
            return local;
        }
        Text text = address(element, plane(element.base()));
        return layout.memory().of(element.base()).array() == Memory.Array.W ? load(element, text) : text;
    }

    /** The plane of what has planes, in a method for order k. */
    private String plane(Node node) {
        boolean planes = order == Order.K && layout.memory().of(node).array() == Memory.Array.W;
        return planes ? "at" : "";
    }

    /** As {@link #read}, without a local: for values that are read once. */
    Text readDirectly(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        return address(element, plane(element.base()));
    }

    /** The coefficient of order 0, read in a method for order k. */
    Text readZero(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        return layout.memory().has(element.base()) ? address(element, "") : load(element, history(element, ""));
    }

    /** The coefficient in the plane that starts there; what is not kept is computed again, with the same bits. */
    Text history(Frame.Element element, String plane) {
        if (layout.memory().has(element.base())) {
            return address(element, plane);
        }
        if (element.base() instanceof Node.Elementwise made) {
            List<Text> operands = made.operands().stream()
                    .map(operand -> history(frame.element(operand, element.at()), plane))
                    .toList();
            return OperatorText.of(made.operator(), operands);
        }
        throw new AssertionError("no history of " + element.base());
    }

    /** Where a component is stored at the order of this method. */
    String target(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = new Frame.Element(node, at);
        return layout.memory().of(node).array().variable() + "[" + position(element, plane(node)) + "]";
    }

    /** The statement that stores a component at the order of this method. */
    String store(Node node, Map<Axis, IndexExpression> at, Text value) {
        Frame.Element element = new Frame.Element(node, at);
        return store(layout.memory().of(node).array().variable(), position(element, plane(node)), value);
    }

    /** The statement that stores a value, or the values of all positions of this turn from there on. */
    String store(String array, String position, Text value) {
        return vectors.map(loop -> loop.store(array, position, value))
                .orElseGet(() -> array + "[" + position + "] = " + value.code());
    }

    private Text load(Frame.Element element, Text text) {
        Text known = locals.get(text.code());
        if (known == null) {
            known = declare(layout.hint(element.base()) + component(element.base(), element.at()), text);
            locals.put(text.code(), known);
        }
        return known;
    }

    private Text constant(Node.Constant constant, Frame.Element element) {
        IndexExpression index = IndexExpression.of(0);
        for (Map.Entry<Axis, Integer> stride : Memory.rowMajor(constant.axes()).entrySet()) {
            index = index.plus(
                    Objects.requireNonNull(element.at().get(stride.getKey())).times(stride.getValue()));
        }
        if (constant.values().isUniform()) {
            return Text.number(constant.values().get(0));
        }
        if (index.isConstant()) {
            return Text.number(constant.values().get(index.constant()));
        }
        return read(layout.tables().doubles(constant), index.text(), index);
    }

    /** An element in memory, the plane given by the text of its start. */
    Text address(Frame.Element element, String plane) {
        Memory.Place place = layout.memory().of(element.base());
        if (place.array() == Memory.Array.T) {
            return Text.atom("t");
        }
        return read(place.array().variable(), position(element, plane), place.index(element.at()));
    }

    /** Where in its array an element is, the plane given by the text of its start. */
    String position(Frame.Element element, String plane) {
        Memory.Place place = layout.memory().of(element.base());
        String start = plane.isEmpty() ? "" : plane + " + ";
        return start + layout.offset(place, place.index(element.at()));
    }

    /** What an array has at a position; where the index runs with the positions of a vector, a vector. */
    Text read(String array, String position, IndexExpression index) {
        return vectors.filter(loop -> loop.runsWith(index))
                .map(loop -> loop.read(array, position))
                .orElseGet(() -> Text.atom(array + "[" + position + "]"));
    }

    private String key(Node node, Map<Axis, IndexExpression> at) {
        StringBuilder key = new StringBuilder().append(node.id());
        for (Axis axis : node.axes()) {
            key.append(':').append(at.get(axis));
        }
        return key.toString();
    }

    /** {@code _2} for the third written-out component, nothing for a scalar. */
    static String component(Node node, Map<Axis, IndexExpression> at) {
        List<Axis> axes = LoopAxes.components(node.axes());
        if (axes.isEmpty()) {
            return "";
        }
        int flat = 0;
        for (Axis axis : axes) {
            IndexExpression position = Objects.requireNonNull(at.get(axis));
            if (!position.isConstant()) {
                return "_at";
            }
            flat = flat * axis.size() + position.constant();
        }
        return "_" + flat;
    }
}
