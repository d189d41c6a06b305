package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Halves sums over an axis that lists ordered pairs, known by the two tables with which its arrays are read. */
final class PairLists {

    private final Graph graph;
    private final PairAxes pairAxes;

    PairLists(Graph graph, PairAxes pairAxes) {
        this.graph = graph;
        this.pairAxes = pairAxes;
    }

    /** A scatter whose parts run along lists of pairs, each scattered to one end of its pairs. */
    Optional<Node> halvedScatter(List<Node> parts, List<List<IndexMap>> maps, List<Axis> axes) {
        List<Node> newParts = new ArrayList<>();
        List<List<IndexMap>> newMaps = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < parts.size(); i++) {
            Optional<List<Restriction>> halves = halves(parts.get(i), maps.get(i));
            changed |= halves.isPresent();
            if (halves.isEmpty()) {
                newParts.add(parts.get(i));
                newMaps.add(maps.get(i));
            }
            for (Restriction half : halves.orElse(List.of())) {
                newParts.add(half.apply(parts.get(i)));
                newMaps.add(maps.get(i).stream().map(half::through).toList());
            }
        }
        return changed ? Optional.of(graph.scatter(newParts, newMaps, false, axes)) : Optional.empty();
    }

    private Optional<List<Restriction>> halves(Node part, List<IndexMap> maps) {
        for (Axis axis : part.axes()) {
            for (IndexMap map : maps) {
                if (map.axes().equals(List.of(axis))) {
                    Optional<List<Restriction>> found = halves(List.of(part), axis, List.of(map));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A sum over a list of pairs, and perhaps more axes. */
    Optional<Node> halvedSum(List<Node> operands, List<Axis> summed, List<Axis> axes) {
        for (Axis axis : summed) {
            Optional<List<Restriction>> halves = halves(operands, axis, reads(operands, axis));
            if (halves.isPresent()) {
                return Optional.of(halves.get().stream()
                        .map(half -> sum(operands, half, summed, axes))
                        .reduce((a, b) -> graph.apply(Operator.ADD, List.of(a, b), axes))
                        .orElseThrow());
            }
        }
        return Optional.empty();
    }

    private Node sum(List<Node> operands, Restriction half, List<Axis> summed, List<Axis> axes) {
        return graph.contract(half.apply(operands.get(0)), half.apply(operands.get(1)), half.replaced(summed), axes);
    }

    /** The two directions, and the diagonal, if one of the maps and another one make symmetric pairs of the axis and it pays. */
    private Optional<List<Restriction>> halves(List<Node> roots, Axis axis, List<IndexMap> firsts) {
        List<Node> region = Restriction.region(roots, Set.of(axis));
        double before = PairCost.of(region);
        for (IndexMap first : firsts) {
            for (IndexMap second : reads(roots, axis)) {
                if (!second.equals(first)) {
                    IntTable i = positions(first, axis);
                    IntTable j = positions(second, axis);
                    Optional<List<Restriction>> halves = SymmetricPairs.of(i, j)
                            .map(pairs -> restrictions(axis, pairs, i, j))
                            .filter(found -> PairCost.pays(before, cost(roots, found)));
                    if (halves.isPresent()) {
                        return halves;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private double cost(List<Node> roots, List<Restriction> halves) {
        int size = graph.size();
        List<Node> made = new ArrayList<>();
        for (Restriction half : halves) {
            roots.forEach(root -> made.add(half.apply(root)));
        }
        return PairCost.ofNew(made, size);
    }

    private List<Restriction> restrictions(Axis axis, SymmetricPairs pairs, IntTable i, IntTable j) {
        List<Restriction> restrictions = new ArrayList<>();
        Axis half = pairAxes.of("pair", i.choose(pairs.direct()), j.choose(pairs.direct()));
        restrictions.add(restriction(axis, half, pairs.direct()));
        restrictions.add(restriction(axis, half, pairs.opposite()));
        if (pairs.diagonal().size() > 0) {
            IntTable ends = i.choose(pairs.diagonal());
            Axis diagonal = pairAxes.of("diagonal", ends, ends);
            restrictions.add(restriction(axis, diagonal, pairs.diagonal()));
        }
        return restrictions;
    }

    private Restriction restriction(Axis axis, Axis to, IntTable places) {
        Map<Axis, IndexMap> from = new LinkedHashMap<>();
        from.put(axis, new IndexMap.Table(List.of(to), places));
        return new Restriction(graph, from, to);
    }

    private static IntTable positions(IndexMap map, Axis axis) {
        return map instanceof IndexMap.Table table ? table.positions() : IntTable.of(Positions.of(map, List.of(axis)));
    }

    /** How arrays are read along an axis, in the order of the nodes. */
    private static List<IndexMap> reads(List<Node> roots, Axis axis) {
        Set<IndexMap> reads = new LinkedHashSet<>();
        for (Node node : Restriction.region(roots, Set.of(axis))) {
            if (node instanceof Node.Gather gather) {
                gather.maps().stream()
                        .filter(map -> map.axes().equals(List.of(axis)))
                        .forEach(reads::add);
            }
        }
        return List.copyOf(reads);
    }
}
