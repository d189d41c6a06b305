package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    private final Map<String, String> locals = new HashMap<>();

    Scope(Layout layout, Order order, Frame frame, Names names, Lines lines) {
        this.layout = layout;
        this.order = order;
        this.frame = frame;
        this.names = names;
        this.lines = lines;
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

    /** The same methods for further loops inside of this turn. */
    Scope inside(Frame inner, Lines innerLines) {
        return new Scope(layout, order, inner, names, innerLines);
    }

    /** Declares the local that holds a computed component. */
    String define(Node node, Map<Axis, IndexExpression> at, String value) {
        String local = names.fresh(layout.hint(node) + component(node, at));
        locals.put(key(node, at), local);
        lines.statement("final double " + local + " = " + value);
        return local;
    }

    /** The coefficient at the order of this method. */
    Text read(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        String local = locals.get(key(element.base(), element.at()));
        if (local != null) {
            return Text.atom(local);
        }
        boolean plane = order == Order.K && layout.memory().of(element.base()).array() == Memory.Array.W;
        String text = address(element, plane ? "at" : "");
        if (layout.memory().of(element.base()).array() != Memory.Array.W) {
            return Text.atom(text);
        }
        return Text.atom(load(element, text));
    }

    /** As {@link #read}, without a local: for values that are read once. */
    Text readDirectly(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        boolean plane = order == Order.K && layout.memory().of(element.base()).array() == Memory.Array.W;
        return Text.atom(address(element, plane ? "at" : ""));
    }

    /** The coefficient of order 0, read in a method for order k. */
    Text readZero(Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant(constant, element);
        }
        return Text.atom(address(element, ""));
    }

    /** Where a component is stored at the order of this method. */
    String target(Node node, Map<Axis, IndexExpression> at) {
        boolean plane = order == Order.K && layout.memory().of(node).array() == Memory.Array.W;
        return address(new Frame.Element(node, at), plane ? "at" : "");
    }

    private String load(Frame.Element element, String text) {
        String known = locals.get(text);
        if (known == null) {
            known = names.fresh(layout.hint(element.base()) + component(element.base(), element.at()));
            locals.put(text, known);
            lines.statement("final double " + known + " = " + text);
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
        return Text.atom(layout.tables().doubles(constant) + "[" + index + "]");
    }

    /** Java text of an element in memory, the plane given by the text of its start. */
    String address(Frame.Element element, String plane) {
        Memory.Place place = layout.memory().of(element.base());
        if (place.array() == Memory.Array.T) {
            return "t";
        }
        String start = plane.isEmpty() ? "" : plane + " + ";
        return place.array().variable() + "[" + start + layout.offset(place, place.index(element.at())) + "]";
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
