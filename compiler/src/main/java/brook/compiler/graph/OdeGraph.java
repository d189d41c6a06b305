package brook.compiler.graph;

import brook.compiler.system.OdeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system as a graph of array operations: the roots that later stages ask for, all in one graph so that they share work. */
public record OdeGraph(
        OdeSystem system,
        Graph graph,
        Node.Variable time,
        List<ParameterNode> parameters,
        List<StateNode> states,
        List<Node> outputs,
        Map<Node, String> names) {

    /** A parameter and, where it has one, the value of its default; axes as declared. */
    public record ParameterNode(Node.Variable variable, Optional<Node> defaultValue) {}

    /**
     * A state: one variable for each of its derivatives of order 0 .. n-1, the value of the n-th (same axes, same order), and the initial values
     * (which read parameters and the time, which is then the start).
     */
    public record StateNode(List<Node.Variable> variables, Node highest, List<Optional<Node>> initial) {

        public StateNode {
            variables = List.copyOf(variables);
            initial = List.copyOf(initial);
        }
    }

    /** Names: what the user calls a node (definitions, functions' local names), for readable output. */
    public OdeGraph {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        outputs = List.copyOf(outputs);
    }

    /** Everything that must be computed, and every variable, needed or not: in the order of the file. */
    public List<Node> roots() {
        List<Node> roots = new ArrayList<>();
        roots.add(time);
        for (ParameterNode parameter : parameters) {
            roots.add(parameter.variable());
            parameter.defaultValue().ifPresent(roots::add);
        }
        for (StateNode state : states) {
            roots.addAll(state.variables());
        }
        for (StateNode state : states) {
            roots.add(state.highest());
            state.initial().forEach(value -> value.ifPresent(roots::add));
        }
        roots.addAll(outputs);
        return roots;
    }
}
