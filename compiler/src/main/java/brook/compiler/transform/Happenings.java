package brook.compiler.transform;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.EventNode;
import brook.compiler.graph.OdeGraph.EventNode.Assignment;
import brook.compiler.graph.OdeGraph.StateNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run does at a point beside going on, as values that can be differentiated: of each event the function whose sign it waits for, its times and what it
 * assigns; the initial values of discrete variables; the functions on which modes change.
 */
public final class Happenings {

    private Happenings() {}

    /** The values, in this order; what is assigned has the axes of what it is assigned to, and elements that keep their value are not covered. */
    static List<Node> of(OdeGraph ode) {
        List<Node> values = new ArrayList<>();
        for (EventNode event : ode.events()) {
            event.root().ifPresent(root -> values.add(root.integrand()));
            values.addAll(event.times());
            for (Assignment assignment : event.assignments()) {
                values.add(ode.graph()
                        .broadcast(assignment.value(), assignment.target().axes()));
            }
        }
        ode.discretes()
                .forEach(discrete -> values.add(ode.graph()
                        .broadcast(discrete.initial(), discrete.variable().axes())));
        ode.modes()
                .forEach(mode -> mode.watched()
                        .ifPresent(watched -> values.add(ode.graph()
                                .broadcast(watched.integrand(), mode.variable().axes()))));
        return values;
    }

    /**
     * Of each event, one behind the other: how many functions (0 or 1), how many times, how many variables it assigns to, and of each of these where it begins in
     * a point and how many doubles it has. A point is the states, the integrals, the discrete variables.
     */
    public static List<Integer> layout(OdeGraph ode) {
        Map<Node, Integer> offsets = offsets(ode);
        List<Integer> table = new ArrayList<>();
        for (EventNode event : ode.events()) {
            table.add(event.root().isPresent() ? 1 : 0);
            table.add(event.times().size());
            table.add(event.assignments().size());
            for (Assignment assignment : event.assignments()) {
                table.add(Objects.requireNonNull(offsets.get(assignment.target())));
                table.add(assignment.target().size());
            }
        }
        return table;
    }

    private static Map<Node, Integer> offsets(OdeGraph ode) {
        List<Node.Variable> point = new ArrayList<>();
        for (StateNode state : ode.states()) {
            point.addAll(state.variables());
        }
        ode.integrals().forEach(integral -> point.add(integral.variable()));
        ode.discretes().forEach(discrete -> point.add(discrete.variable()));
        Map<Node, Integer> offsets = new HashMap<>();
        int next = 0;
        for (Node.Variable variable : point) {
            offsets.put(variable, next);
            next += variable.size();
        }
        return offsets;
    }
}
