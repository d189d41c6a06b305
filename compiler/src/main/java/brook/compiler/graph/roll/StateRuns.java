package brook.compiler.graph.roll;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.StateNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Scalar states that stand next to each other, each with its derivatives, in the order of the user: as one array they lie in memory as before, so
 * nobody outside can tell.
 *
 * <p>What an event assigns, and an initial value that reads a state, need their states one by one: with these there are no runs.
 */
final class StateRuns {

    /** Where a variable lies in a run. */
    record Place(Run run, int offset) {}

    /** Neighbours; the same only as itself. */
    static final class Run {

        private final List<StateNode> states;

        Run(List<StateNode> states) {
            this.states = List.copyOf(states);
        }

        List<StateNode> states() {
            return states;
        }

        /** All states and derivatives in the order of memory. */
        List<Node.Variable> variables() {
            return states.stream().flatMap(state -> state.variables().stream()).toList();
        }

        /** The value of each derivative, in the same order. */
        List<Node> rates() {
            List<Node> rates = new ArrayList<>();
            for (StateNode state : states) {
                rates.addAll(state.variables().subList(1, state.variables().size()));
                rates.add(state.highest());
            }
            return rates;
        }

        /** Initial values, in the same order. */
        List<Optional<Node>> initial() {
            return states.stream().flatMap(state -> state.initial().stream()).toList();
        }

        /** A name for all, from the first to the last. */
        String name() {
            List<Node.Variable> all = variables();
            return plain(all.get(0)) + "_to_" + plain(all.get(all.size() - 1));
        }

        private static String plain(Node.Variable variable) {
            return variable.name().replace("'", "_");
        }
    }

    private final List<Run> runs = new ArrayList<>();
    private final Map<Node, Place> places = new LinkedHashMap<>();

    private StateRuns() {}

    /** The runs of at least so many variables. */
    static StateRuns of(OdeGraph ode, int least) {
        StateRuns found = new StateRuns();
        if (hasAssignedStates(ode) || startsFromStates(ode)) {
            return found;
        }
        List<StateNode> open = new ArrayList<>();
        for (StateNode state : ode.states()) {
            if (state.highest().axes().isEmpty()) {
                open.add(state);
            } else {
                found.close(open, least);
                open = new ArrayList<>();
            }
        }
        found.close(open, least);
        return found;
    }

    private void close(List<StateNode> states, int least) {
        Run run = new Run(states);
        List<Node.Variable> variables = run.variables();
        if (variables.size() < least) {
            return;
        }
        runs.add(run);
        for (int i = 0; i < variables.size(); i++) {
            places.put(variables.get(i), new Place(run, i));
        }
    }

    private static boolean hasAssignedStates(OdeGraph ode) {
        return ode.events().stream()
                .flatMap(event -> event.assignments().stream())
                .anyMatch(assignment -> assignment.target().kind() == Node.Variable.Kind.STATE);
    }

    private static boolean startsFromStates(OdeGraph ode) {
        List<Node> initial = ode.states().stream()
                .flatMap(state -> state.initial().stream())
                .flatMap(Optional::stream)
                .toList();
        return Graph.reachable(initial).stream()
                .anyMatch(
                        node -> node instanceof Node.Variable variable && variable.kind() == Node.Variable.Kind.STATE);
    }

    List<Run> runs() {
        return runs;
    }

    Optional<Place> place(Node node) {
        return Optional.ofNullable(places.get(node));
    }

    /** The states of a system, a run in the place of its members. */
    List<StateNode> replaced(List<StateNode> states, Map<Run, StateNode> joined, Map<StateNode, StateNode> others) {
        List<StateNode> all = new ArrayList<>();
        for (StateNode state : states) {
            Optional<Place> place = place(state.variables().get(0));
            if (place.isEmpty()) {
                all.add(Objects.requireNonNull(others.get(state)));
            } else if (place.get().offset() == 0) {
                all.add(Objects.requireNonNull(joined.get(place.get().run())));
            }
        }
        return all;
    }
}
