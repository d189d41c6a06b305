package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.graph.roll.StateRuns.Run;
import brook.compiler.system.DoubleTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts arrays in the place of equations that were written out and are alike, with tables that say which equation reads what; so they get the loops
 * that the same model written with indices gets.
 *
 * <p>Scalar states that stand next to each other become one array, which lies in memory as they did. Terms of sums that are alike become one part of a
 * scatter, in which a sum may have any number of them: pair forces, rates of reactions. Everything else stays as it is.
 *
 * <p>Reassociating: the terms of a sum are added in another order; products and functions are those of the equations as written.
 */
public final class RollUp {

    /** Fewer of a kind are written out by the kernels anyway. */
    private static final int LEAST = 5;

    private final OdeGraph ode;
    private final StateRuns runs;
    private final Classes classes;
    private final Rebuilding rebuilding;

    private RollUp(OdeGraph ode, StateRuns runs) {
        this.ode = ode;
        this.runs = runs;
        Map<Run, Frame> frames = new LinkedHashMap<>();
        for (Run run : runs.runs()) {
            frames.put(run, Frame.over(List.of(new Axis("state", run.variables().size()))));
        }
        this.classes = Classes.of(new ScalarNodes(ode), new Leaves(runs, frames), LEAST);
        this.rebuilding = new Rebuilding(new Graph(ode.graph().origin()), runs, frames, classes);
    }

    /** An equal system; the same one if arrays would not be faster. */
    public static OdeGraph whereItPays(OdeGraph ode) {
        return apply(ode, Gain::pays);
    }

    /** An equal system with arrays for all that is alike. */
    public static OdeGraph always(OdeGraph ode) {
        return apply(ode, gain -> gain.operations() > 0);
    }

    private static OdeGraph apply(OdeGraph ode, Predicate<Gain> worth) {
        StateRuns runs = StateRuns.of(ode, LEAST);
        if (runs.runs().isEmpty()) {
            return ode;
        }
        RollUp rolling = new RollUp(ode, runs);
        Gain gain = Gain.of(
                rolling.classes.arrays(), node -> rolling.classes.of(node).alike());
        return worth.test(gain) ? rolling.rolled() : ode;
    }

    private OdeGraph rolled() {
        classes.arrays().forEach(rebuilding.arrays()::build);
        Map<Run, StateNode> joined = new LinkedHashMap<>();
        runs.runs().forEach(run -> joined.put(run, joined(run)));
        Map<StateNode, StateNode> others = new LinkedHashMap<>();
        List<StateNode> alone = ode.states().stream()
                .filter(state -> runs.place(state.variables().get(0)).isEmpty())
                .toList();
        OdeGraph rest = ode.withStates(alone).in(rebuilding.graph(), rebuilding::scalar, Map.of());
        for (int i = 0; i < alone.size(); i++) {
            others.put(alone.get(i), rest.states().get(i));
        }
        return rest.withStates(runs.replaced(ode.states(), joined, others)).withNames(rebuilding.names(ode.names()));
    }

    private StateNode joined(Run run) {
        Node.Variable variable = rebuilding.joined(run);
        Parts rates =
                new Parts(rebuilding.arrays(), run.states().get(0).highest().origin(), variable.axes());
        run.rates().forEach(rates::add);
        return new StateNode(List.of(variable), rates.join(), List.of(initial(run, variable)));
    }

    /** None where the caller gives all; not a number where he gives that one. */
    private Optional<Node> initial(Run run, Node.Variable variable) {
        if (run.initial().stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Node missing = ode.graph().constant(Double.NaN);
        List<Node> values =
                run.initial().stream().map(value -> value.orElse(missing)).toList();
        if (values.stream().allMatch(value -> value instanceof Node.Constant)) {
            return Optional.of(rebuilding.graph().constant(variable.axes(), numbers(values)));
        }
        Parts parts = new Parts(rebuilding.arrays(), values.get(0).origin(), variable.axes());
        values.forEach(parts::add);
        return Optional.of(parts.join());
    }

    private static DoubleTable numbers(List<Node> constants) {
        return DoubleTable.of(constants.stream()
                .mapToDouble(node -> ((Node.Constant) node).values().get(0))
                .toArray());
    }
}
