package brook.compiler.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads through arrays that are laid side by side: the second of {@code [x, y, z]} is y. */
final class JoinedParts {

    /** Looking through all parts once for each element must not become the square of a long list. */
    private static final int MOST_PARTS = 64;

    private final Node.Scatter join;

    JoinedParts(Node.Scatter join) {
        this.join = join;
    }

    /** What a gather from the join reads, if one part gives it all. */
    Optional<Node> chosen(List<IndexMap> maps, List<Axis> axes, Graph graph) {
        if (join.operands().size() > MOST_PARTS) {
            return Optional.empty();
        }
        for (int i = 0; i < join.operands().size(); i++) {
            Optional<List<IndexMap>> inside = inside(i, maps);
            if (inside.isPresent()) {
                return Optional.of(graph.gather(join.operands().get(i), inside.get(), axes));
            }
        }
        return Optional.empty();
    }

    /** The maps from the gather's axes to those of a part, if the part is laid without gaps and everything read lies within it. */
    private Optional<List<IndexMap>> inside(int part, List<IndexMap> maps) {
        Node node = join.operands().get(part);
        Map<Axis, IndexMap> found = new LinkedHashMap<>();
        for (int i = 0; i < maps.size(); i++) {
            if (!(join.maps().get(part).get(i) instanceof IndexMap.Affine place)
                    || place.strides().size() > 1
                    || !(maps.get(i) instanceof IndexMap.Affine read)) {
                return Optional.empty();
            }
            int size = 1;
            IndexMap.Affine relative = new IndexMap.Affine(read.offset() - place.offset(), read.strides());
            if (!place.strides().isEmpty()) {
                IndexMap.Stride term = place.strides().get(0);
                size = term.stride() == 1 ? term.axis().size() : 0;
                IndexMap earlier = found.put(term.axis(), relative);
                if (earlier != null && !earlier.equals(relative)) {
                    // The part lies along a diagonal, and what is read does not.
                    return Optional.empty();
                }
            }
            if (!within(relative, size)) {
                return Optional.empty();
            }
        }
        List<IndexMap> inside = new ArrayList<>();
        for (Axis axis : node.axes()) {
            if (axis.size() != 1 && !found.containsKey(axis)) {
                return Optional.empty();
            }
            inside.add(found.getOrDefault(axis, IndexMap.fixed(0)));
        }
        return Optional.of(inside);
    }

    private static boolean within(IndexMap.Affine map, int size) {
        int least = map.offset();
        int greatest = map.offset();
        for (IndexMap.Stride term : map.strides()) {
            int reach = term.stride() * (term.axis().size() - 1);
            least += Math.min(reach, 0);
            greatest += Math.max(reach, 0);
        }
        return least >= 0 && greatest < size;
    }
}
