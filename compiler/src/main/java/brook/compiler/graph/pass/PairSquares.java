package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.graph.PairTable;
import brook.compiler.graph.Pairs;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Halves sums over j of something that depends on i and j, both over the same range: {@code sum(sin(th[j] - th[i]) for j in 1..N)}. */
final class PairSquares {

    /** More pairs are not worth the tables that the generated class would have to hold. */
    private static final int MOST_PAIRS = 250_000;

    private final Graph graph;
    private final PairAxes pairAxes;

    PairSquares(Graph graph, PairAxes pairAxes) {
        this.graph = graph;
        this.pairAxes = pairAxes;
    }

    Optional<Node> halved(List<Node> operands, List<Axis> summed, List<Axis> axes) {
        for (Axis j : summed) {
            for (Axis i : axes) {
                long pairs = (long) i.size() * (i.size() - 1) / 2;
                if (i.size() == j.size() && i.size() > 2 && pairs <= MOST_PAIRS) {
                    Optional<Node> halved = halved(operands, i, j, summed, axes);
                    if (halved.isPresent()) {
                        return halved;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Node> halved(List<Node> operands, Axis i, Axis j, List<Axis> summed, List<Axis> axes) {
        double before = PairCost.of(Restriction.region(operands, Set.of(i, j)));
        if (before == 0) {
            return Optional.empty();
        }
        int size = graph.size();
        Pairs pairs = new Pairs(Pairs.Kind.ABOVE, i.size());
        IntTable low = PairTable.firsts(pairs);
        IntTable high = PairTable.seconds(pairs);
        Axis half = pairAxes.of("pair", low, high);
        IndexMap lower = new IndexMap.Table(List.of(half), low);
        IndexMap higher = new IndexMap.Table(List.of(half), high);
        List<Restriction> ways =
                List.of(restriction(i, lower, j, higher, half), restriction(i, higher, j, lower, half));
        List<Node> parts =
                ways.stream().map(way -> part(operands, way, j, summed, axes)).toList();
        Node diagonal =
                part(operands, restriction(i, IndexMap.identity(i), j, IndexMap.identity(i), i), j, summed, axes);
        List<List<IndexMap>> maps = ways.stream().map(way -> ends(way, axes)).toList();
        List<Node> made = new ArrayList<>(parts);
        made.add(diagonal);
        if (!PairCost.pays(before, PairCost.ofNew(made, size))) {
            return Optional.empty();
        }
        Node sum = graph.scatter(parts, maps, false, axes);
        boolean isSum = Restriction.isZero(diagonal);
        return Optional.of(isSum ? sum : graph.apply(Operator.ADD, List.of(sum, diagonal), axes));
    }

    private static List<IndexMap> ends(Restriction way, List<Axis> axes) {
        return axes.stream().map(axis -> way.through(IndexMap.identity(axis))).toList();
    }

    private Restriction restriction(Axis i, IndexMap iThrough, Axis j, IndexMap jThrough, Axis to) {
        Map<Axis, IndexMap> from = new LinkedHashMap<>();
        from.put(i, iThrough);
        from.put(j, jThrough);
        return new Restriction(graph, from, to);
    }

    private Node part(List<Node> operands, Restriction way, Axis j, List<Axis> summed, List<Axis> axes) {
        List<Axis> others = summed.stream().filter(axis -> axis != j).toList();
        Node left = way.apply(operands.get(0));
        Node right = way.apply(operands.get(1));
        return graph.contract(left, right, others, way.replaced(axes));
    }
}
