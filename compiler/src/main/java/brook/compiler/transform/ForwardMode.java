package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Partial derivatives from the variable to the value: of each node, how it changes with the variable, operands first.
 *
 * <p>The number of nodes that are made grows linearly with those of the value; whole Jacobians are one more axis on each of them.
 */
public final class ForwardMode {

    private final Graph graph;
    private final PartialRules rules;
    private final Map<Node, Tangent> tangents = new HashMap<>();

    private ForwardMode(Graph graph) {
        this.graph = graph;
        this.rules = new PartialRules(graph);
    }

    /** The derivatives of all elements with respect to all elements of a variable, whose axes are {@code columns} in the result. */
    public static Node jacobian(Graph graph, Node value, Node.Variable by, List<Axis> columns) {
        Map<Axis, Axis> equal = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.put(by.axes().get(i), columns.get(i));
        }
        return new ForwardMode(graph).of(value, by, new Tangent(graph.constant(1), equal));
    }

    /** The derivatives of all elements in a direction, which has axes of the variable, and maybe more that the value does not know. */
    public static Node product(Graph graph, Node value, Node.Variable by, Node direction) {
        return new ForwardMode(graph).of(value, by, Tangent.dense(direction));
    }

    private Node of(Node value, Node.Variable by, Tangent seed) {
        tangents.put(by, seed);
        for (Node node : Graph.reachable(List.of(value))) {
            if (node != by && node.operands().stream().anyMatch(tangents::containsKey)) {
                graph.locate(node.origin());
                tangent(node).ifPresent(tangent -> tangents.put(node, tangent));
            }
        }
        Tangent result = tangents.get(value);
        return result == null ? graph.constant(0) : result.whole(graph);
    }

    private Optional<Tangent> tangent(Node node) {
        if (node instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise);
        }
        if (node instanceof Node.Contraction contraction) {
            List<Tangent> terms = new ArrayList<>();
            of(contraction.left()).ifPresent(t -> terms.add(product(contraction, t, contraction.right())));
            of(contraction.right()).ifPresent(t -> terms.add(product(contraction, t, contraction.left())));
            return sum(terms);
        }
        if (node instanceof Node.Gather gather) {
            return of(gather.operand()).map(tangent -> gather(gather, tangent));
        }
        if (node instanceof Node.Scatter scatter) {
            return Optional.of(scatter(scatter));
        }
        throw new AssertionError(node);
    }

    private Optional<Tangent> of(Node node) {
        return Optional.ofNullable(tangents.get(node));
    }

    private Optional<Tangent> elementwise(Node.Elementwise node) {
        List<Tangent> terms = new ArrayList<>();
        for (int i = 0; i < node.operands().size(); i++) {
            Optional<Tangent> operand = of(node.operands().get(i));
            if (operand.isPresent()) {
                int place = i;
                rules.of(node, place)
                        .map(factor -> changed(operand.get(), factor))
                        .ifPresent(terms::add);
            }
        }
        return sum(terms);
    }

    private Tangent changed(Tangent operand, Factor factor) {
        if (factor instanceof Factor.Times times) {
            return operand.with(graph.multiply(times.node(), operand.coefficient()));
        }
        if (factor instanceof Factor.Where where) {
            Node zero = graph.constant(0);
            Node kept = operand.coefficient();
            return operand.with(
                    where.holds()
                            ? graph.apply(Operator.SELECT, where.condition(), kept, zero)
                            : graph.apply(Operator.SELECT, where.condition(), zero, kept));
        }
        throw new AssertionError(factor);
    }

    private Optional<Tangent> sum(List<Tangent> terms) {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Map<Axis, Axis> equal = terms.get(0).equal();
        if (terms.stream().allMatch(term -> term.equal().equals(equal))) {
            Node sum =
                    terms.stream().map(Tangent::coefficient).reduce(this::add).orElseThrow();
            return Optional.of(new Tangent(sum, equal));
        }
        return terms.stream().map(term -> term.whole(graph)).reduce(this::add).map(Tangent::dense);
    }

    private Node add(Node a, Node b) {
        return graph.apply(Operator.ADD, a, b);
    }

    /** The product of a change of one factor and the other factor. */
    private Tangent product(Node.Contraction node, Tangent tangent, Node other) {
        Map<Axis, Axis> equal = new LinkedHashMap<>(tangent.equal());
        Map<Axis, Axis> picked = new LinkedHashMap<>();
        List<Axis> summed = new ArrayList<>();
        for (Axis axis : node.summed()) {
            Axis column = equal.remove(axis);
            if (column == null) {
                summed.add(axis);
            } else {
                picked.put(axis, column);
            }
        }
        Node change = renamed(tangent.coefficient(), picked);
        Node factor = renamed(other, picked);
        Set<Axis> all = new LinkedHashSet<>(Node.union(List.of(change, factor)));
        List<Axis> missing = summed.stream().filter(axis -> !all.contains(axis)).toList();
        if (!missing.isEmpty()) {
            List<Axis> longer = new ArrayList<>(change.axes());
            longer.addAll(missing);
            change = graph.broadcast(change, longer);
            all.addAll(missing);
        }
        summed.forEach(all::remove);
        return new Tangent(graph.contract(change, factor, summed, List.copyOf(all)), equal);
    }

    private Node renamed(Node node, Map<Axis, Axis> names) {
        if (node.axes().stream().noneMatch(names::containsKey)) {
            return node;
        }
        List<Axis> axes =
                node.axes().stream().map(axis -> names.getOrDefault(axis, axis)).toList();
        return graph.gather(node, axes.stream().map(IndexMap::identity).toList(), axes);
    }

    private Tangent gather(Node.Gather node, Tangent tangent) {
        Map<Axis, Axis> equal = new LinkedHashMap<>();
        Map<Axis, IndexMap> maps = new HashMap<>();
        boolean simple = true;
        for (int i = 0; i < node.maps().size(); i++) {
            Axis axis = node.operand().axes().get(i);
            IndexMap map = node.maps().get(i);
            maps.put(axis, map);
            Axis column = tangent.equal().get(axis);
            if (column != null) {
                boolean renames = map.axes().size() == 1
                        && map.axes().get(0).size() == axis.size()
                        && map.equals(IndexMap.identity(map.axes().get(0)));
                simple &= renames && equal.put(map.axes().get(0), column) == null;
            }
        }
        return simple
                ? new Tangent(gathered(tangent.coefficient(), maps), equal)
                : Tangent.dense(gathered(tangent.whole(graph), maps));
    }

    private Node gathered(Node node, Map<Axis, IndexMap> maps) {
        List<IndexMap> chosen = new ArrayList<>();
        Set<Axis> axes = new LinkedHashSet<>();
        for (Axis axis : node.axes()) {
            IndexMap map = maps.getOrDefault(axis, IndexMap.identity(axis));
            chosen.add(map);
            axes.addAll(map.axes());
        }
        return graph.gather(node, chosen, List.copyOf(axes));
    }

    private Tangent scatter(Node.Scatter node) {
        Map<Integer, Node> parts = new LinkedHashMap<>();
        Set<Axis> columns = new LinkedHashSet<>();
        for (int i = 0; i < node.operands().size(); i++) {
            Node part = node.operands().get(i);
            int place = i;
            of(part).ifPresent(tangent -> {
                Node whole = tangent.whole(graph);
                parts.put(place, whole);
                columns.addAll(whole.axes());
                part.axes().forEach(columns::remove);
            });
        }
        List<Node> changes = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        parts.forEach((place, change) -> {
            List<Axis> layout = new ArrayList<>(node.operands().get(place).axes());
            layout.addAll(columns);
            changes.add(graph.broadcast(change, layout));
            List<IndexMap> to = new ArrayList<>(node.maps().get(place));
            columns.forEach(axis -> to.add(IndexMap.identity(axis)));
            maps.add(to);
        });
        List<Axis> axes = new ArrayList<>(node.axes());
        axes.addAll(columns);
        boolean disjoint = node.disjoint() && changes.size() == node.operands().size();
        return Tangent.dense(graph.scatter(changes, maps, disjoint, axes));
    }
}
