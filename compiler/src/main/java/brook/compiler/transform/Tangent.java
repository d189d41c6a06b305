package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a node changes: a coefficient, and for each axis in {@code equal} a factor that is 1 where the position on it is that on another one, else 0.
 *
 * <p>So the derivative of z with respect to itself is 1 with all its axes in {@code equal}, no matrix of ones and zeros is multiplied with anything.
 *
 * @param coefficient over axes of the node and of what it is differentiated by; those that it lacks repeat it
 * @param equal from axes of the node to axes of what it is differentiated by
 */
record Tangent(Node coefficient, Map<Axis, Axis> equal) {

    Tangent {
        equal = new LinkedHashMap<>(equal);
    }

    static Tangent dense(Node coefficient) {
        return new Tangent(coefficient, Map.of());
    }

    Tangent with(Node other) {
        return new Tangent(other, equal);
    }

    /** All of it as one array. */
    Node whole(Graph graph) {
        if (equal.isEmpty()) {
            return coefficient;
        }
        List<Axis> axes = new ArrayList<>(coefficient.axes());
        equal.keySet().stream().filter(axis -> !axes.contains(axis)).forEach(axes::add);
        List<IndexMap> maps =
                new ArrayList<>(axes.stream().map(IndexMap::identity).toList());
        equal.keySet().forEach(axis -> maps.add(IndexMap.identity(axis)));
        List<Axis> all = new ArrayList<>(axes);
        all.addAll(equal.values());
        return graph.scatter(List.of(graph.broadcast(coefficient, axes)), List.of(maps), false, all);
    }
}
