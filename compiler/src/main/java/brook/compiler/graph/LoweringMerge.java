package brook.compiler.graph;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes one axis of axes that run alike, so that what is computed along them lies in one loop and is shared: the two sides of a gather or scatter
 * that only renames (those that bring a result to its state first), and loops over the same index values. Axes that occur together in a node stay
 * apart.
 *
 * <p>Exact: every element is computed from the same elements by the same operations. Nodes that no root reads are dropped.
 */
final class LoweringMerge {

    private final OdeGraph ode;
    private final List<Node> used;
    private final LoweringAxisClasses classes = new LoweringAxisClasses();
    private final Graph graph;
    private final IdentityHashMap<Node, Node> rebuilt = new IdentityHashMap<>();

    private LoweringMerge(OdeGraph ode) {
        this.ode = ode;
        this.used = Graph.reachable(ode.roots());
        this.graph = new Graph(ode.time().origin());
    }

    /** The same graph with fewer axes; {@code runs} says what runs along the axes of loops. */
    static OdeGraph merge(OdeGraph ode, Map<Axis, Object> runs) {
        LoweringMerge merge = new LoweringMerge(ode);
        if (merge.used.stream().allMatch(node -> node.axes().isEmpty())) {
            return ode;
        }
        merge.used.forEach(merge::keepApart);
        ode.states().forEach(state -> merge.joinRenamed(state.highest()));
        ode.integrals().forEach(integral -> merge.joinRenamed(integral.integrand()));
        merge.used.forEach(merge::joinRenamed);
        merge.joinEqualRuns(runs);
        merge.classes.name(runs.keySet());
        merge.used.forEach(merge::rebuild);
        return merge.result();
    }

    private void keepApart(Node node) {
        boolean isProduct = node instanceof Node.Contraction;
        classes.keepApart(isProduct ? Node.union(node.operands()) : node.axes());
    }

    private void joinRenamed(Node node) {
        if (node instanceof Node.Gather gather) {
            joinRenamed(gather.operand().axes(), gather.maps());
        }
        if (node instanceof Node.Scatter scatter) {
            scatter.maps().forEach(maps -> joinRenamed(scatter.axes(), maps));
        }
    }

    private void joinRenamed(List<Axis> axes, List<IndexMap> maps) {
        for (int d = 0; d < axes.size(); d++) {
            List<Axis> read = maps.get(d).axes();
            boolean renames = read.size() == 1
                    && read.get(0).size() == axes.get(d).size()
                    && LoweringMaps.isIdentity(maps.get(d), read.get(0));
            if (renames) {
                classes.join(axes.get(d), read.get(0));
            }
        }
    }

    private void joinEqualRuns(Map<Axis, Object> runs) {
        Map<Object, List<Axis>> alike = new LinkedHashMap<>();
        runs.forEach((axis, run) ->
                alike.computeIfAbsent(run, key -> new ArrayList<>()).add(axis));
        for (List<Axis> group : alike.values()) {
            List<Axis> apart = new ArrayList<>();
            for (Axis axis : group) {
                if (classes.isUsed(axis) && apart.stream().noneMatch(other -> classes.join(other, axis))) {
                    apart.add(axis);
                }
            }
        }
    }

    private void rebuild(Node node) {
        graph.locate(node.origin());
        rebuilt.put(node, build(node));
    }

    private Node build(Node node) {
        List<Axis> axes = classes.of(node.axes());
        if (node instanceof Node.Constant constant) {
            return graph.constant(axes, constant.values());
        }
        if (node instanceof Node.Variable variable) {
            return graph.variable(variable.kind(), variable.name(), axes);
        }
        if (node instanceof Node.Elementwise elementwise) {
            return graph.apply(elementwise.operator(), operands(node), axes);
        }
        if (node instanceof Node.Contraction contraction) {
            List<Node> operands = operands(node);
            return graph.contract(operands.get(0), operands.get(1), classes.of(contraction.summed()), axes);
        }
        if (node instanceof Node.Gather gather) {
            return buildGather(operands(node).get(0), classes.inMaps(gather.maps()), axes);
        }
        if (node instanceof Node.Scatter scatter) {
            List<List<IndexMap>> maps =
                    scatter.maps().stream().map(classes::inMaps).toList();
            return buildScatter(operands(node), maps, scatter.disjoint(), axes);
        }
        if (node instanceof Node.Derivative derivative) {
            return graph.derivative(operands(node).get(0), derivative.order());
        }
        throw new AssertionError(node);
    }

    private Node buildGather(Node operand, List<IndexMap> maps, List<Axis> axes) {
        return operand.axes().equals(axes) && isIdentity(maps, axes) ? operand : graph.gather(operand, maps, axes);
    }

    private Node buildScatter(List<Node> parts, List<List<IndexMap>> maps, boolean disjoint, List<Axis> axes) {
        boolean renames = parts.size() == 1 && parts.get(0).axes().equals(axes) && isIdentity(maps.get(0), axes);
        return renames ? parts.get(0) : graph.scatter(parts, maps, disjoint, axes);
    }

    private static boolean isIdentity(List<IndexMap> maps, List<Axis> axes) {
        for (int d = 0; d < axes.size(); d++) {
            if (!LoweringMaps.isIdentity(maps.get(d), axes.get(d))) {
                return false;
            }
        }
        return true;
    }

    private List<Node> operands(Node node) {
        return node.operands().stream().map(rebuilt::get).toList();
    }

    private OdeGraph result() {
        return ode.in(graph, node -> Objects.requireNonNull(rebuilt.get(node)), names());
    }

    private Map<Node, String> names() {
        Map<Node, String> names = new LinkedHashMap<>();
        ode.names().forEach((node, name) -> {
            Node now = rebuilt.get(node);
            if (now != null && !(now instanceof Node.Variable)) {
                names.putIfAbsent(now, name);
            }
        });
        return names;
    }
}
