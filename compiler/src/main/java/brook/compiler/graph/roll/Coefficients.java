package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.system.DoubleTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Coefficients that differ from member to member, as arrays: a table of numbers, or one of which parameter belongs to which member. */
final class Coefficients {

    private final Graph graph;
    private final Rebuilding rebuilding;
    private final Map<List<Node>, Node> pools = new HashMap<>();

    Coefficients(Graph graph, Rebuilding rebuilding) {
        this.graph = graph;
        this.rebuilding = rebuilding;
    }

    /** A coefficient for each place of a frame, over those of its axes on which it depends. */
    Node array(Frame frame, ArrayBuilder.Nodes nodes) {
        Map<Node, Integer> distinct = new LinkedHashMap<>();
        int[] which = new int[frame.size()];
        for (int p = 0; p < which.length; p++) {
            Node fresh = rebuilding.scalar(nodes.at(p));
            which[p] = distinct.computeIfAbsent(fresh, node -> distinct.size());
        }
        List<Node> all = List.copyOf(distinct.keySet());
        if (all.size() == 1) {
            return all.get(0);
        }
        List<Axis> needed = Tables.needed(frame, p -> which[p]);
        if (all.stream().allMatch(node -> node instanceof Node.Constant)) {
            int[] places = Tables.places(frame, needed);
            double[] values = new double[places.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Node.Constant) all.get(which[places[i]])).values().get(0);
            }
            return graph.constant(needed, DoubleTable.of(values));
        }
        return graph.gather(pool(all), List.of(Tables.map(frame, needed, p -> which[p])), needed);
    }

    /** The same coefficients, whoever reads them, are laid side by side once. */
    private Node pool(List<Node> nodes) {
        return pools.computeIfAbsent(nodes, all -> listed(all, List.of(new Axis("coefficient", all.size()))));
    }

    /** Scalars side by side along an axis. */
    private Node listed(List<Node> nodes, List<Axis> axes) {
        List<List<IndexMap>> maps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            maps.add(List.of(IndexMap.fixed(i)));
        }
        return graph.scatter(nodes, maps, true, axes);
    }
}
