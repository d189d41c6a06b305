package brook.compiler.graph.roll;

import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.StateRuns.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What scalar operations begin with: elements of states and of other arrays, coefficients, and what is like nothing else. */
final class Leaves {

    private final StateRuns runs;
    private final Map<Node, Alike.Elements> arrays = new HashMap<>();
    private final Map<Run, Alike.Elements> states = new HashMap<>();
    private final Map<Node, Membership> known = new HashMap<>();
    private final Alike.Coefficients coefficients;
    private int count;

    /** With the frames of runs, in which the joined states will lie. */
    Leaves(StateRuns runs, Map<Run, Frame> frames) {
        this.runs = runs;
        this.coefficients = new Alike.Coefficients(next());
        frames.forEach((run, frame) ->
                states.put(run, new Alike.Elements(next(), run.variables().get(0), frame)));
    }

    /** The number of the next class. */
    int next() {
        return count++;
    }

    Membership of(Node node) {
        return known.computeIfAbsent(node, this::find);
    }

    private Membership find(Node node) {
        Optional<StateRuns.Place> place = runs.place(node);
        if (place.isPresent()) {
            return new Membership(
                    Objects.requireNonNull(states.get(place.get().run())),
                    place.get().offset());
        }
        if (node instanceof Node.Gather gather && node.axes().isEmpty() && isElement(gather)) {
            Alike.Elements elements = arrays.computeIfAbsent(
                    gather.operand(), base -> new Alike.Elements(next(), base, Frame.over(base.axes())));
            return new Membership(elements, flat(gather));
        }
        boolean discrete = node instanceof Node.Variable variable && variable.kind() == Node.Variable.Kind.DISCRETE;
        if (node.axes().isEmpty() && (discrete || node.variation().compareTo(Variation.RUN) <= 0)) {
            return new Membership(coefficients, 0);
        }
        return new Membership(new Alike.Single(next(), 0), 0);
    }

    private static boolean isElement(Node.Gather gather) {
        return gather.variation().compareTo(Variation.STEP) >= 0
                && gather.maps().stream().allMatch(map -> map instanceof IndexMap.Affine);
    }

    private static int flat(Node.Gather gather) {
        int flat = 0;
        List<IndexMap> maps = gather.maps();
        for (int i = 0; i < maps.size(); i++) {
            flat = flat * gather.operand().axes().get(i).size() + ((IndexMap.Affine) maps.get(i)).offset();
        }
        return flat;
    }
}
