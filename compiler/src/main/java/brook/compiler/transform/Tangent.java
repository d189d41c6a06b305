package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a node changes, as a sum: what reads one element of the variable at each place is not stored as a matrix of zeros. */
record Tangent(List<Term> terms) {

    /**
     * A coefficient where each column is at the position that its map gives, else 0.
     *
     * @param coefficient over axes of the node and over columns that have no map; axes that it lacks repeat it
     * @param at for a column, which stands for an axis of the variable, a position as a function of axes of the node
     */
    record Term(Node coefficient, Map<Axis, IndexMap> at) {

        Term {
            at = new LinkedHashMap<>(at);
        }

        Term with(Node other) {
            return new Term(other, at);
        }

        /** The axes of the coefficient, and those that positions depend on. */
        List<Axis> axes() {
            Set<Axis> axes = new LinkedHashSet<>(coefficient.axes());
            at.values().forEach(map -> axes.addAll(map.axes()));
            return List.copyOf(axes);
        }

        /** All of it as one array. */
        Node whole(Graph graph) {
            if (at.isEmpty()) {
                return coefficient;
            }
            List<Axis> axes = axes();
            List<IndexMap> maps =
                    new ArrayList<>(axes.stream().map(IndexMap::identity).toList());
            maps.addAll(at.values());
            List<Axis> all = new ArrayList<>(axes);
            all.addAll(at.keySet());
            return graph.scatter(List.of(graph.broadcast(coefficient, axes)), List.of(maps), false, all);
        }
    }

    Tangent {
        terms = List.copyOf(terms);
    }

    static Tangent of(Term term) {
        return new Tangent(List.of(term));
    }

    /** The same sum, terms at the same positions added. */
    static Tangent sum(Graph graph, List<Term> terms) {
        Map<Map<Axis, IndexMap>, Node> sums = new LinkedHashMap<>();
        terms.forEach(term -> sums.merge(term.at(), term.coefficient(), (a, b) -> graph.apply(Operator.ADD, a, b)));
        List<Term> added = new ArrayList<>();
        sums.forEach((at, coefficient) -> added.add(new Term(coefficient, at)));
        return new Tangent(added);
    }

    /** All of it as one array. */
    Node whole(Graph graph) {
        return terms.stream()
                .map(term -> term.whole(graph))
                .reduce((a, b) -> graph.apply(Operator.ADD, a, b))
                .orElseThrow();
    }
}
