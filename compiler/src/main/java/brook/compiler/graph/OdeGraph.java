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
        List<Mode> modes,
        Map<Node, String> names) {

    /** The integral of a value from the start, by the Taylor polynomial of each step; nobody reads it. */
    public record Quadrature(Node.Variable variable, Node integrand) {}

    /**
     * A value that is held during a step in the place of an operation that jumps.
     *
     * @param variable what the right-hand sides read
     * @param value the operation itself, for a point of the trajectory
     * @param watched the integral of the function whose sign decides: its coefficients are those of the function, a place on
     */
    public record Mode(Node.Variable variable, Node value, Kind kind, Quadrature watched) {

        /** How the mode follows from the watched function g. */
        public enum Kind {
            /** The sign of g. */
            SIGN,
            /** 1 where g > 0, else 0. */
            POSITIVE,
            /** 1 where g >= 0, else 0. */
            NOT_NEGATIVE,
            /** The greatest integer up to g. */
            FLOOR,
            /** The least integer from g on. */
            CEILING,
            /** 1 where g = 0 for a while, else 0. */
            ZERO,
            /** 0 where g = 0 for a while, else 1. */
            NOT_ZERO
        }
    }

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
        modes = List.copyOf(modes);
    }

    /** The same system with other equations and modes that they read. */
    public OdeGraph withModes(List<StateNode> equations, List<Mode> held) {
        return new OdeGraph(system, graph, time, parameters, equations, outputs, held, names);
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
        for (Mode mode : modes) {
            roots.addAll(List.of(
                    mode.variable(),
                    mode.value(),
                    mode.watched().variable(),
                    mode.watched().integrand()));
        }
        return roots;
    }
}
