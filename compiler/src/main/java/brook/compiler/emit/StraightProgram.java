package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.StraightPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jet of a small model at one order, in the form of straight-line code. */
final class StraightProgram {

    private static final List<String> PARAMETERS =
            List.of("double t", "double[] w", "double[] c", "double[] p", "double[] m", "double[] d", "double[] s");

    private final Layout layout;
    private final StraightPlan plan;
    private final int plane;

    StraightProgram(Layout layout, StraightPlan plan, int plane) {
        this.layout = layout;
        this.plan = plan;
        this.plane = plane;
    }

    int order() {
        return plan.order();
    }

    /** The doubles that methods hand on. */
    int scratch() {
        return plan.scratch();
    }

    /** Adds the methods; returns what a jet calls, as one body. */
    Lines write(ClassWriter writer) {
        StraightEmitter emitter = new StraightEmitter(this::address, layout.fma());
        List<String> calls = new ArrayList<>();
        for (StraightPlan.Method method : plan.methods()) {
            calls.add(writer.method("jet" + plan.order(), "", PARAMETERS, emitter.body(method)));
        }
        return writer.calls("jet" + plan.order(), PARAMETERS, calls);
    }

    private String address(StraightPlan.Place place) {
        if (place instanceof StraightPlan.Place.Coefficient coefficient) {
            int start = layout.memory().of(coefficient.state()).offset();
            return "w[" + (coefficient.order() * plane + start + coefficient.element()) + "]";
        }
        if (place instanceof StraightPlan.Place.Hoisted hoisted) {
            return hoisted(hoisted.node(), hoisted.element());
        }
        if (place instanceof StraightPlan.Place.Scratch scratch) {
            return "s[" + scratch.slot() + "]";
        }
        if (place instanceof StraightPlan.Place.Time) {
            return "t";
        }
        throw new AssertionError(place);
    }

    private String hoisted(Node node, int element) {
        if (node instanceof Node.Constant constant) {
            return Text.number(constant.values().get(element)).in(Text.Level.ATOM);
        }
        Map<Axis, IndexExpression> at = new LinkedHashMap<>();
        Memory.rowMajor(node.axes())
                .forEach((axis, stride) -> at.put(axis, IndexExpression.of(element / stride % axis.size())));
        Memory.Place place = layout.memory().of(node);
        return place.array().variable() + "[" + layout.offset(place, place.index(at)) + "]";
    }
}
