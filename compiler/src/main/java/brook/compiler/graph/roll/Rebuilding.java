package brook.compiler.graph.roll;

import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.StateRuns.Place;
import brook.compiler.graph.roll.StateRuns.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What has become of the nodes of the old graph in the new one, made when it is asked for: elements of arrays, or the same operation. */
final class Rebuilding {

    private final Graph graph;
    private final StateRuns runs;
    private final Classes classes;
    private final ArrayBuilder arrays;
    private final Map<Run, Node.Variable> joined = new HashMap<>();
    private final Map<Node, Node> done = new HashMap<>();

    Rebuilding(Graph graph, StateRuns runs, Map<Run, Frame> frames, Classes classes) {
        this.graph = graph;
        this.runs = runs;
        this.classes = classes;
        for (Run run : runs.runs()) {
            graph.locate(run.variables().get(0).origin());
            joined.put(
                    run,
                    graph.variable(
                            Node.Variable.Kind.STATE,
                            run.name(),
                            Objects.requireNonNull(frames.get(run)).axes()));
        }
        this.arrays = new ArrayBuilder(classes, this);
    }

    Graph graph() {
        return graph;
    }

    ArrayBuilder arrays() {
        return arrays;
    }

    /** The states of a run as one variable. */
    Node.Variable joined(Run run) {
        return Objects.requireNonNull(joined.get(run));
    }

    /** The array of which some old nodes are elements: a run, known by its first variable, or an old array. */
    Node base(Node old) {
        Optional<Place> place = runs.place(old);
        return place.isPresent() ? joined(place.get().run()) : scalar(old);
    }

    /** What stands for an old node; an array for an array. */
    Node scalar(Node old) {
        Deque<Node> open = new ArrayDeque<>(List.of(old));
        while (!open.isEmpty()) {
            Node node = open.peek();
            List<Node> waiting = done.containsKey(node) || isElement(node)
                    ? List.of()
                    : node.operands().stream()
                            .filter(operand -> !done.containsKey(operand))
                            .toList();
            if (waiting.isEmpty()) {
                open.pop();
                if (!done.containsKey(node)) {
                    done.put(node, made(node));
                }
            } else {
                waiting.forEach(open::push);
            }
        }
        return Objects.requireNonNull(done.get(old));
    }

    private boolean isElement(Node node) {
        return runs.place(node).isPresent() || isMember(node);
    }

    private boolean isMember(Node node) {
        return classes.isMember(node) && !classes.isCheap(classes.of(node).alike());
    }

    private Node made(Node node) {
        graph.locate(node.origin());
        Optional<Place> place = runs.place(node);
        if (place.isPresent()) {
            return element(joined(place.get().run()), place.get().offset());
        }
        if (isMember(node)) {
            Membership member = classes.of(node);
            Frame frame = Classes.frame(member.alike());
            List<IndexMap> maps = new ArrayList<>();
            for (int axis = 0; axis < frame.axes().size(); axis++) {
                maps.add(IndexMap.fixed(frame.position(member.place(), axis)));
            }
            Node element = graph.gather(arrays.array(member.alike()), maps, List.of());
            return classes.isNegated(node) ? graph.negate(element) : element;
        }
        return graph.rebuild(
                node,
                node.operands().stream()
                        .map(operand -> Objects.requireNonNull(done.get(operand)))
                        .toList());
    }

    private Node element(Node.Variable states, int position) {
        return graph.gather(states, List.of(IndexMap.fixed(position)), List.of());
    }

    /** Names of what exists in the new graph. */
    Map<Node, String> names(Map<Node, String> old) {
        Map<Node, String> names = new LinkedHashMap<>();
        old.forEach((node, name) -> {
            Node fresh = done.get(node);
            if (fresh != null) {
                names.putIfAbsent(fresh, name);
            }
        });
        for (Alike alike : classes.arrays()) {
            name(alike, old).ifPresent(name -> names.putIfAbsent(arrays.array(alike), name));
        }
        return names;
    }

    /** From the first to the last name of its members. */
    private static Optional<String> name(Alike alike, Map<Node, String> old) {
        if (!(alike instanceof Alike.Group group)) {
            return Optional.empty();
        }
        List<String> named = group.members().stream()
                .map(member -> old.get(member.node()))
                .filter(Objects::nonNull)
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(named.get(0) + "_to_" + named.get(named.size() - 1));
    }
}
