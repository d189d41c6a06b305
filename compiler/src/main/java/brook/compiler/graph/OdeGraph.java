package brook.compiler.graph;

import brook.compiler.system.OdeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A system as a graph of array operations: the roots that later stages ask for, all in one graph so that they share work. */
public record OdeGraph(
        OdeSystem system,
        Graph graph,
        Node.Variable time,
        List<ParameterNode> parameters,
        List<StateNode> states,
        List<DiscreteNode> discretes,
        List<Quadrature> integrals,
        List<Node> outputs,
        List<Node> losses,
        List<EventNode> events,
        List<Mode> modes,
        Map<Node, String> names) {

    /** The integral of a value from the start, by the Taylor polynomial of each step; no right-hand side reads it. */
    public record Quadrature(Node.Variable variable, Node integrand) {

        private Quadrature of(UnaryOperator<Node> nodes) {
            return new Quadrature(variable, nodes.apply(integrand));
        }

        private Quadrature map(UnaryOperator<Node> nodes) {
            return new Quadrature(OdeGraph.variable(nodes, variable), nodes.apply(integrand));
        }
    }

    /**
     * A value that is held during a step in the place of an operation that jumps.
     *
     * @param variable what the right-hand sides read
     * @param value the operation itself, for a point of the trajectory
     * @param watched the integral of the function whose sign decides: its coefficients are those of the function, a place on; nothing where the mode
     *     is told from outside
     */
    public record Mode(Node.Variable variable, Node value, Kind kind, Optional<Quadrature> watched) {

        /** The mode where somebody else knows its value, and tells it. */
        public Mode told() {
            return new Mode(variable, variable, kind, Optional.empty());
        }

        private Mode map(UnaryOperator<Node> nodes) {
            return new Mode(
                    OdeGraph.variable(nodes, variable),
                    nodes.apply(value),
                    kind,
                    watched.map(function -> function.map(nodes)));
        }

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

        private StateNode map(UnaryOperator<Node> nodes) {
            return new StateNode(
                    variables.stream().map(v -> variable(nodes, v)).toList(),
                    nodes.apply(highest),
                    initial.stream().map(value -> value.map(nodes)).toList());
        }
    }

    /** A value that changes at events only, and what it is at the start; axes as declared. */
    public record DiscreteNode(Node.Variable variable, Node initial) {}

    /**
     * An event: what is watched or tested, and what is assigned.
     *
     * @param event what the user wrote
     * @param root the integral of the function whose sign changes, for a root
     * @param condition what becomes true, for a condition; 1 or 0
     * @param times the times, or the period and the first time
     * @param guard what must hold, 1 or 0
     * @param assignments new values, all of them functions of the values before
     */
    public record EventNode(
            OdeSystem.Event event,
            Optional<Quadrature> root,
            Optional<Node> condition,
            List<Node> times,
            Optional<Node> guard,
            List<Assignment> assignments) {

        /**
         * A state, a derivative of it or a discrete variable, and its new value in the same axes: where that is a join that does not cover all elements,
         * the others stay as they are.
         */
        public record Assignment(Node.Variable target, Node value) {}

        public EventNode {
            times = List.copyOf(times);
            assignments = List.copyOf(assignments);
        }

        private EventNode map(UnaryOperator<Node> nodes) {
            return new EventNode(
                    event,
                    root.map(watched -> watched.map(nodes)),
                    condition.map(nodes),
                    times.stream().map(nodes).toList(),
                    guard.map(nodes),
                    assignments.stream()
                            .map(a -> new Assignment(variable(nodes, a.target()), nodes.apply(a.value())))
                            .toList());
        }

        private EventNode held(UnaryOperator<Node> nodes) {
            return new EventNode(
                    event, root.map(watched -> watched.of(nodes)), condition.map(nodes), times, guard, assignments);
        }

        private List<Node> roots() {
            List<Node> roots = new ArrayList<>();
            root.ifPresent(watched -> roots.addAll(List.of(watched.variable(), watched.integrand())));
            condition.ifPresent(roots::add);
            roots.addAll(times);
            guard.ifPresent(roots::add);
            assignments.forEach(assignment -> roots.addAll(List.of(assignment.target(), assignment.value())));
            return roots;
        }
    }

    /** Names: what the user calls a node (definitions, functions' local names), for readable output. */
    public OdeGraph {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        discretes = List.copyOf(discretes);
        integrals = List.copyOf(integrals);
        events = List.copyOf(events);
        outputs = List.copyOf(outputs);
        losses = List.copyOf(losses);
        modes = List.copyOf(modes);
    }

    /** The same system with other states. */
    public OdeGraph withStates(List<StateNode> others) {
        return new OdeGraph(
                system, graph, time, parameters, others, discretes, integrals, outputs, losses, events, modes, names);
    }

    /** The same system with other names. */
    public OdeGraph withNames(Map<Node, String> others) {
        return new OdeGraph(
                system, graph, time, parameters, states, discretes, integrals, outputs, losses, events, modes, others);
    }

    /** The same system with other integrands. */
    public OdeGraph withIntegrals(List<Quadrature> others) {
        return new OdeGraph(
                system, graph, time, parameters, states, discretes, others, outputs, losses, events, modes, names);
    }

    /**
     * The same system with modes, {@code nodes} saying what becomes of what a step must know: right-hand sides, integrands, functions and conditions
     * of events. What is computed at a point (initial values, outputs, guards, assignments) stays.
     */
    public OdeGraph withModes(UnaryOperator<Node> nodes, Supplier<List<Mode>> held) {
        List<StateNode> equations = states.stream()
                .map(state -> new StateNode(state.variables(), nodes.apply(state.highest()), state.initial()))
                .toList();
        List<Quadrature> sums =
                integrals.stream().map(integral -> integral.of(nodes)).toList();
        List<EventNode> tested = events.stream().map(event -> event.held(nodes)).toList();
        return new OdeGraph(
                system,
                graph,
                time,
                parameters,
                equations,
                discretes,
                sums,
                outputs,
                losses,
                tested,
                held.get(),
                names);
    }

    /** This system in another graph: {@code nodes} gives what each root has become, {@code named} the names. */
    public OdeGraph in(Graph target, UnaryOperator<Node> nodes, Map<Node, String> named) {
        return new OdeGraph(
                system,
                target,
                variable(nodes, time),
                parameters.stream()
                        .map(p -> new ParameterNode(
                                variable(nodes, p.variable()), p.defaultValue().map(nodes)))
                        .toList(),
                states.stream().map(state -> state.map(nodes)).toList(),
                discretes.stream()
                        .map(d -> new DiscreteNode(variable(nodes, d.variable()), nodes.apply(d.initial())))
                        .toList(),
                integrals.stream().map(integral -> integral.map(nodes)).toList(),
                outputs.stream().map(nodes).toList(),
                losses.stream().map(nodes).toList(),
                events.stream().map(event -> event.map(nodes)).toList(),
                modes.stream().map(mode -> mode.map(nodes)).toList(),
                named);
    }

    private static Node.Variable variable(UnaryOperator<Node> nodes, Node.Variable variable) {
        return (Node.Variable) nodes.apply(variable);
    }

    /** All that lies behind the states in each plane of a jet, in its order: integrals, watched functions of modes, those of events. */
    public List<Quadrature> quadratures() {
        List<Quadrature> all = new ArrayList<>(integrals);
        modes.forEach(mode -> mode.watched().ifPresent(all::add));
        events.forEach(event -> event.root().ifPresent(all::add));
        return all;
    }

    /** Whether a parameter, by its position, is read by anything but losses, which no run computes. */
    public List<Boolean> parametersReadInRuns() {
        List<Node> read = new ArrayList<>(outputs);
        parameters.forEach(parameter -> parameter.defaultValue().ifPresent(read::add));
        for (StateNode state : states) {
            read.add(state.highest());
            state.initial().forEach(value -> value.ifPresent(read::add));
        }
        discretes.forEach(discrete -> read.add(discrete.initial()));
        quadratures().forEach(quadrature -> read.add(quadrature.integrand()));
        events.forEach(event -> read.addAll(event.roots()));
        modes.forEach(mode -> read.add(mode.value()));
        Set<Node> reached = new HashSet<>(Graph.reachable(read));
        return parameters.stream()
                .map(parameter -> reached.contains(parameter.variable()))
                .toList();
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
        for (DiscreteNode discrete : discretes) {
            roots.addAll(List.of(discrete.variable(), discrete.initial()));
        }
        for (Quadrature integral : integrals) {
            roots.addAll(List.of(integral.variable(), integral.integrand()));
        }
        roots.addAll(outputs);
        roots.addAll(losses);
        events.forEach(event -> roots.addAll(event.roots()));
        for (Mode mode : modes) {
            roots.addAll(List.of(mode.variable(), mode.value()));
            mode.watched().ifPresent(watched -> roots.addAll(List.of(watched.variable(), watched.integrand())));
        }
        return roots;
    }
}
