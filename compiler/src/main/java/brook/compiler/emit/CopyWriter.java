package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.LoopAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes values to where somebody else expects them: the next order of a state, an array of outputs. */
final class CopyWriter {

    /**
     * One value and its destination, row by row as the user declared it.
     *
     * @param value nothing: NaN is written, the caller must give the value
     * @param array the array with the start of its plane, {@code w[next} or {@code out[}
     * @param comment the user's line, empty where nobody asks for it
     */
    record Copy(Optional<Node> value, List<Axis> axes, String array, String name, int offset, String comment) {

        Copy(Optional<Node> value, List<Axis> axes, String array, String name, int offset) {
            this(value, axes, array, name, offset, "");
        }
    }

    /** So many statements make a method. */
    private static final int STATEMENTS = 100;

    private CopyWriter() {}

    /** Bodies of methods that do the copies. */
    static List<Lines> write(List<Copy> copies, Layout layout, Scope.Order order, Names names) {
        List<Lines> bodies = new ArrayList<>();
        int statements = STATEMENTS;
        Names locals = names;
        for (Copy copy : copies) {
            int more = LoopAxes.size(LoopAxes.components(copy.axes()))
                    + 2 * LoopAxes.loops(copy.axes()).size();
            if (statements + more > STATEMENTS) {
                bodies.add(new Lines());
                statements = 0;
                locals = names.inner();
            }
            write(copy, layout, order, locals, bodies.get(bodies.size() - 1));
            statements += more;
        }
        return bodies;
    }

    private static void write(Copy copy, Layout layout, Scope.Order order, Names names, Lines lines) {
        if (!copy.comment().isEmpty()) {
            lines.comment(copy.comment());
        }
        Map<Axis, String> variables = LoopLines.variables(LoopAxes.loops(copy.axes()), names.inner());
        LoopLines.open(lines, variables, 1);
        Lines declarations = new Lines();
        Lines body = new Lines();
        Frame frame = Frame.over(variables, layout.tables(), names, declarations);
        Scope scope = new Scope(layout, order, frame, names, body);
        Memory.Place place =
                new Memory.Place(Memory.Array.STATE, copy.offset(), copy.name(), Memory.rowMajor(copy.axes()));
        for (Map<Axis, IndexExpression> at : frame.components(copy.axes())) {
            String target = copy.array() + layout.offset(place, place.index(at)) + "]";
            body.statement(target + " = " + value(copy, scope, at));
        }
        lines.addAll(declarations);
        lines.addAll(body);
        LoopLines.close(lines, variables);
    }

    private static String value(Copy copy, Scope scope, Map<Axis, IndexExpression> at) {
        if (copy.value().isEmpty()) {
            return "Double.NaN";
        }
        Node value = copy.value().get();
        if (scope.order() == Scope.Order.K && value.variation() != Variation.SERIES) {
            return "0.0";
        }
        Text text = scope.readDirectly(value, at);
        return switch (scope.order()) {
            case ZERO -> text.code();
            // what is copied at order k is the next coefficient of a state
            case K -> scope.layout().overNextOrder(text).code();
        };
    }
}
