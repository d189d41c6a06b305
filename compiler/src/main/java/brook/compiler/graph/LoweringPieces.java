package brook.compiler.graph;

import brook.compiler.system.Dimension;
import brook.compiler.system.Index;
import brook.compiler.system.Pieces;
import brook.compiler.system.Pieces.Part;
import brook.compiler.system.Pieces.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lowers values given in pieces: a whole value as it is, several pieces laid side by side in one array. */
final class LoweringPieces {

    /** A piece over its own axes, and where it goes. */
    private record Placed(LoweringValue value, List<IndexMap> maps) {}

    private final Graph graph;
    private final LoweringLimits limits;
    private final LoweringExpressions expressions;

    LoweringPieces(Graph graph, LoweringLimits limits, LoweringExpressions expressions) {
        this.graph = graph;
        this.limits = limits;
        this.expressions = expressions;
    }

    /** The value along given axes, in their order. */
    Node lower(Pieces pieces, List<Axis> target, String name, LoweringContext root) {
        LoweringValue value = lower(pieces, name, root);
        return expressions
                .arrays()
                .laidOut(expressions.arrays().along(value, target).node(), target);
    }

    /** What an event assigns along given axes: elements that no piece gives are none of the result. */
    Node lowerAssigned(Pieces pieces, List<Axis> target, String name, LoweringContext root) {
        List<Placed> placed = place(pieces, root);
        return placed.size() == 1 && isWhole(placed.get(0), pieces.dimensions())
                ? lower(pieces, target, name, root)
                : joined(placed, target);
    }

    /** The value along axes that suit it. */
    LoweringValue lower(Pieces pieces, String name, LoweringContext root) {
        List<Placed> placed = place(pieces, root);
        if (placed.size() == 1 && isWhole(placed.get(0), pieces.dimensions())) {
            return placed.get(0).value();
        }
        List<Axis> shape = pieces.dimensions().stream()
                .map(dimension -> expressions.axes().fresh(name, dimension.size()))
                .toList();
        return new LoweringValue(joined(placed, shape), shape);
    }

    private Node joined(List<Placed> placed, List<Axis> shape) {
        List<Node> parts = new ArrayList<>();
        for (Placed part : placed) {
            parts.add(expressions
                    .arrays()
                    .laidOut(part.value().node(), part.value().axes()));
        }
        return graph.scatter(parts, placed.stream().map(Placed::maps).toList(), true, shape);
    }

    private List<Placed> place(Pieces pieces, LoweringContext root) {
        List<Placed> placed = new ArrayList<>();
        for (Piece piece : pieces.pieces()) {
            placed.add(place(piece, pieces.dimensions(), root));
        }
        graph.locate(pieces.pieces().get(0).span());
        return placed;
    }

    private Placed place(Piece piece, List<Dimension> dimensions, LoweringContext root) {
        Map<Index, IndexMap> indices = new LinkedHashMap<>();
        for (Part part : piece.parts()) {
            if (part instanceof Part.Over over) {
                int count = (over.to() - over.from()) / over.step() + 1;
                Axis axis = expressions.axes().loop(over.index().name(), over.from(), over.step(), count);
                indices.put(
                        over.index(),
                        new IndexMap.Affine(over.from(), List.of(new IndexMap.Stride(axis, over.step()))));
            }
        }
        LoweringContext context = indices.isEmpty() ? root : new LoweringContext.Loops(root, indices);
        limits.allow(context.volume(), piece.span());
        LoweringValue value = expressions.lower(piece.value(), context);
        return place(piece, dimensions, indices, value);
    }

    private Placed place(Piece piece, List<Dimension> dimensions, Map<Index, IndexMap> indices, LoweringValue value) {
        List<Axis> axes = new ArrayList<>();
        List<IndexMap> maps = new ArrayList<>();
        int whole = 0;
        List<Axis> shape = wholeAxes(piece, dimensions, value);
        for (int d = 0; d < dimensions.size(); d++) {
            int lower = dimensions.get(d).lower();
            Part part = piece.parts().get(d);
            if (part instanceof Part.Over over) {
                IndexMap map = Objects.requireNonNull(indices.get(over.index()));
                axes.addAll(map.axes());
                maps.add(LoweringMaps.plus(map, -lower));
            }
            if (part instanceof Part.Fixed fixed) {
                maps.add(IndexMap.fixed(fixed.index() - lower));
            }
            if (part instanceof Part.All) {
                Axis axis = shape.get(whole++);
                axes.add(axis);
                maps.add(IndexMap.identity(axis));
            }
        }
        return new Placed(new LoweringValue(value.node(), axes), maps);
    }

    /** The axes that stand for the whole axes of a piece; a scalar is repeated along new ones. */
    private List<Axis> wholeAxes(Piece piece, List<Dimension> dimensions, LoweringValue value) {
        if (!value.axes().isEmpty()) {
            return value.axes();
        }
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            if (piece.parts().get(d) instanceof Part.All) {
                axes.add(expressions.axes().fresh("all", dimensions.get(d).size()));
            }
        }
        return axes;
    }

    private static boolean isWhole(Placed part, List<Dimension> dimensions) {
        for (int d = 0; d < dimensions.size(); d++) {
            List<Axis> axes = part.value().axes();
            boolean whole = axes.size() == dimensions.size()
                    && axes.get(d).size() == dimensions.get(d).size()
                    && LoweringMaps.isIdentity(part.maps().get(d), axes.get(d));
            if (!whole) {
                return false;
            }
        }
        return true;
    }
}
