package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import brook.compiler.system.Operator;
import brook.compiler.transform.Tangent.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Map<Axis, IndexMap> at = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            at.put(columns.get(i), IndexMap.identity(by.axes().get(i)));
        }
        return new ForwardMode(graph)
                .of(List.of(value), Map.of(by, new Term(graph.constant(1), at)))
                .get(0);
    }

    /** The derivatives of all elements in a direction, which has axes of the variable, and maybe more that the value does not know. */
    public static Node product(Graph graph, Node value, Node.Variable by, Node direction) {
        return new ForwardMode(graph)
                .of(List.of(value), Map.of(by, new Term(direction, Map.of())))
                .get(0);
    }

    /** The derivatives of all elements where several variables change at once, each in a direction of its own, with axes of it. */
    public static Node product(Graph graph, Node value, Map<Node.Variable, Node> directions) {
        Map<Node.Variable, Term> seeds = new LinkedHashMap<>();
        directions.forEach((variable, direction) -> seeds.put(variable, new Term(direction, Map.of())));
        return products(graph, List.of(value), seeds).get(0);
    }

    /** How some values change with several variables at once: each of these by its seed, all over the same directions. */
    static List<Node> products(Graph graph, List<Node> values, Map<Node.Variable, Term> seeds) {
        return new ForwardMode(graph).of(values, seeds);
    }

    private List<Node> of(List<Node> values, Map<Node.Variable, Term> seeds) {
        seeds.forEach((variable, seed) -> tangents.put(variable, Tangent.of(seed)));
        for (Node node : Graph.reachable(values)) {
            if (node.operands().stream().anyMatch(tangents::containsKey)) {
                graph.locate(node.origin());
                List<Term> terms = terms(node);
                if (!terms.isEmpty()) {
                    tangents.put(node, Tangent.sum(graph, terms));
                }
            }
        }
        return values.stream().map(this::whole).toList();
    }

    private Node whole(Node value) {
        Tangent result = tangents.get(value);
        graph.locate(value.origin());
        return result == null ? graph.constant(0) : result.whole(graph);
    }

    private List<Term> terms(Node node) {
        List<Term> terms = new ArrayList<>();
        if (node instanceof Node.Elementwise elementwise) {
            for (int i = 0; i < node.operands().size(); i++) {
                elementwise(elementwise, i, terms);
            }
        } else if (node instanceof Node.Contraction contraction) {
            of(contraction.left()).forEach(term -> terms.add(product(contraction, term, contraction.right())));
            of(contraction.right()).forEach(term -> terms.add(product(contraction, term, contraction.left())));
        } else if (node instanceof Node.Gather gather) {
            of(gather.operand()).forEach(term -> terms.add(gather(gather, term)));
        } else if (node instanceof Node.Scatter scatter) {
            terms.add(scatter(scatter));
        } else {
            throw new AssertionError(node);
        }
        return terms;
    }

    private List<Term> of(Node node) {
        Tangent tangent = tangents.get(node);
        return tangent == null ? List.of() : tangent.terms();
    }

    private void elementwise(Node.Elementwise node, int operand, List<Term> terms) {
        List<Term> changes = of(node.operands().get(operand));
        if (!changes.isEmpty()) {
            rules.of(node, operand).ifPresent(factor -> changes.forEach(term -> terms.add(changed(term, factor))));
        }
    }

    private Term changed(Term operand, Factor factor) {
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

    /** The product of a change of one factor and the other factor. */
    private Term product(Node.Contraction node, Term term, Node other) {
        Map<Axis, Axis> picked = picked(node.summed(), term);
        Node change = renamed(term.coefficient(), picked);
        Node factor = renamed(other, picked);
        Map<Axis, IndexMap> at = new LinkedHashMap<>(term.at());
        picked.values().forEach(at::remove);
        List<Axis> summed = new ArrayList<>(node.summed());
        summed.removeAll(picked.keySet());
        Set<Axis> placing = new LinkedHashSet<>();
        at.values().forEach(map -> placing.addAll(map.axes()));
        placing.retainAll(summed);
        summed.removeAll(placing);
        Node product = contracted(change, factor, summed);
        return placing.isEmpty() ? new Term(product, at) : placed(product, at, placing);
    }

    /** Axes that are summed where a column stands at their own position: only that one counts, so they become the column. */
    private static Map<Axis, Axis> picked(List<Axis> summed, Term term) {
        Map<Axis, Axis> picked = new LinkedHashMap<>();
        for (Axis axis : summed) {
            List<Map.Entry<Axis, IndexMap>> readers = term.at().entrySet().stream()
                    .filter(entry -> entry.getValue().axes().contains(axis))
                    .toList();
            if (readers.size() == 1
                    && readers.get(0).getKey().size() == axis.size()
                    && readers.get(0).getValue().equals(IndexMap.identity(axis))) {
                picked.put(axis, readers.get(0).getKey());
            }
        }
        return picked;
    }

    private Node contracted(Node change, Node factor, List<Axis> summed) {
        List<Axis> all = Node.union(List.of(change, factor));
        List<Axis> longer = new ArrayList<>(change.axes());
        summed.stream().filter(axis -> !all.contains(axis)).forEach(longer::add);
        List<Axis> rest = new ArrayList<>(all);
        rest.removeAll(summed);
        return graph.contract(graph.broadcast(change, longer), factor, summed, rest);
    }

    /** Sums over some axes where columns stand at positions that depend on them: every product is added to its place. */
    private Term placed(Node product, Map<Axis, IndexMap> at, Set<Axis> summed) {
        Map<Axis, IndexMap> left = new LinkedHashMap<>(at);
        left.values().removeIf(map -> map.axes().stream().anyMatch(summed::contains));
        Map<Axis, IndexMap> columns = new LinkedHashMap<>(at);
        columns.keySet().removeAll(left.keySet());
        List<Axis> layout = new Term(product, columns).axes();
        List<Axis> axes = new ArrayList<>(layout);
        axes.removeAll(summed);
        List<IndexMap> maps =
                new ArrayList<>(axes.stream().map(IndexMap::identity).toList());
        maps.addAll(columns.values());
        axes.addAll(columns.keySet());
        return new Term(graph.scatter(List.of(graph.broadcast(product, layout)), List.of(maps), false, axes), left);
    }

    private Node renamed(Node node, Map<Axis, Axis> names) {
        if (node.axes().stream().noneMatch(names::containsKey)) {
            return node;
        }
        List<Axis> axes =
                node.axes().stream().map(axis -> names.getOrDefault(axis, axis)).toList();
        return graph.gather(node, axes.stream().map(IndexMap::identity).toList(), axes);
    }

    private Term gather(Node.Gather node, Term term) {
        Map<Axis, IndexMap> maps = new HashMap<>();
        for (int i = 0; i < node.maps().size(); i++) {
            maps.put(node.operand().axes().get(i), node.maps().get(i));
        }
        Map<Axis, IndexMap> at = new LinkedHashMap<>();
        for (Map.Entry<Axis, IndexMap> column : term.at().entrySet()) {
            Set<Axis> axes = new LinkedHashSet<>();
            column.getValue()
                    .axes()
                    .forEach(axis ->
                            axes.addAll(Objects.requireNonNull(maps.get(axis)).axes()));
            Optional<IndexMap> composed = Positions.compose(column.getValue(), maps, List.copyOf(axes));
            if (composed.isEmpty()) {
                return new Term(gathered(term.whole(graph), maps), Map.of());
            }
            at.put(column.getKey(), composed.get());
        }
        return new Term(gathered(term.coefficient(), maps), at);
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

    private Term scatter(Node.Scatter node) {
        Set<Axis> columns = new LinkedHashSet<>();
        for (Node part : node.operands()) {
            for (Term term : of(part)) {
                columns.addAll(term.coefficient().axes());
                columns.addAll(term.at().keySet());
                part.axes().forEach(columns::remove);
            }
        }
        boolean side = node.disjoint() && isSideBySide(node);
        List<Node> changes = new ArrayList<>();
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < node.operands().size(); i++) {
            Node part = node.operands().get(i);
            List<Term> terms = of(part);
            for (Term term : side && terms.isEmpty() ? List.of(new Term(graph.constant(0), Map.of())) : terms) {
                List<Axis> layout = new ArrayList<>(part.axes());
                List<IndexMap> to = new ArrayList<>(node.maps().get(i));
                for (Axis column : columns) {
                    IndexMap at = term.at().get(column);
                    if (at == null) {
                        layout.add(column);
                    }
                    to.add(at == null ? IndexMap.identity(column) : at);
                }
                changes.add(graph.broadcast(term.coefficient(), layout));
                maps.add(to);
            }
        }
        List<Axis> axes = new ArrayList<>(node.axes());
        axes.addAll(columns);
        return new Term(graph.scatter(changes, maps, side, axes), Map.of());
    }

    /** Whether every part changes as a whole, or not at all. */
    private boolean isSideBySide(Node.Scatter node) {
        return node.operands().stream()
                .map(this::of)
                .allMatch(terms -> terms.isEmpty()
                        || terms.size() == 1 && terms.get(0).at().isEmpty());
    }
}
