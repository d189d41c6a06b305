package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Subscript;
import brook.compiler.system.Index;
import brook.compiler.system.Pieces;
import brook.compiler.system.Pieces.Part;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of an array that the assignments of an event leave as they are, as few pieces: their number depends on the
 * number of assignments, not on the size of the array.
 */
final class UntouchedElements {

    /** What one assignment gives: for each axis the positions, counted from 0. */
    private record Box(int number, List<BitSet> positions) {}

    private final List<Dimension> dimensions;
    private final Span place;
    private final List<Box> boxes = new ArrayList<>();

    UntouchedElements(List<Dimension> dimensions, Span place) {
        this.dimensions = dimensions;
        this.place = place;
    }

    /** Adds an assignment; the number of an earlier one that gives an element of it too, if there is one. */
    Optional<Integer> touch(List<Part> parts, int number) {
        List<BitSet> positions = new ArrayList<>();
        for (int axis = 0; axis < parts.size(); axis++) {
            BitSet set = new BitSet();
            for (int position : Coverage.positions(parts.get(axis), dimensions.get(axis))) {
                set.set(position);
            }
            positions.add(set);
        }
        Box box = new Box(number, positions);
        Optional<Integer> earlier = boxes.stream()
                .filter(other -> meet(box, other))
                .map(Box::number)
                .findFirst();
        boxes.add(box);
        return earlier;
    }

    private static boolean meet(Box a, Box b) {
        for (int axis = 0; axis < a.positions().size(); axis++) {
            if (!a.positions().get(axis).intersects(b.positions().get(axis))) {
                return false;
            }
        }
        return true;
    }

    /** The rest, each element as it is before. */
    List<Pieces.Piece> pieces(Expr.Reference before) {
        List<Pieces.Piece> pieces = new ArrayList<>();
        for (List<Part> parts : rest(0, boxes)) {
            pieces.add(new Pieces.Piece(before.span(), parts, elements(before, parts)));
        }
        return pieces;
    }

    /** The parts, from an axis on, of what no box gives: positions that the same boxes give go together. */
    private List<List<Part>> rest(int axis, List<Box> some) {
        List<List<Part>> rest = new ArrayList<>();
        if (axis == dimensions.size()) {
            return some.isEmpty() ? List.of(List.of()) : rest;
        }
        if (some.isEmpty()) {
            List<Part> all = new ArrayList<>();
            dimensions.subList(axis, dimensions.size()).forEach(dimension -> all.add(new Part.All()));
            return List.of(all);
        }
        Map<List<Box>, List<Integer>> alike = new LinkedHashMap<>();
        for (int position = 0; position < dimensions.get(axis).size(); position++) {
            int here = position;
            List<Box> boxesHere = some.stream()
                    .filter(box -> box.positions().get(axis).get(here))
                    .toList();
            alike.computeIfAbsent(boxesHere, boxesOf -> new ArrayList<>()).add(position);
        }
        alike.forEach((boxesHere, positions) -> {
            List<List<Part>> inner = rest(axis + 1, boxesHere);
            for (Part part : inner.isEmpty() ? List.<Part>of() : runs(positions, axis)) {
                inner.forEach(parts -> {
                    List<Part> joined = new ArrayList<>(List.of(part));
                    joined.addAll(parts);
                    rest.add(joined);
                });
            }
        });
        return rest;
    }

    /** Positions as ranges with a step. */
    private List<Part> runs(List<Integer> positions, int axis) {
        List<Part> runs = new ArrayList<>();
        int lower = dimensions.get(axis).lower();
        int from = 0;
        while (from < positions.size()) {
            int to = from;
            int step = from + 1 < positions.size() ? positions.get(from + 1) - positions.get(from) : 1;
            while (to + 1 < positions.size() && positions.get(to + 1) - positions.get(to) == step) {
                to++;
            }
            if (to == from + 1 && step > 1) {
                to = from;
            }
            runs.add(run(positions.get(from) + lower, positions.get(to) + lower, step, axis));
            from = to + 1;
        }
        return runs;
    }

    private Part run(int from, int to, int step, int axis) {
        if (from == to) {
            return new Part.Fixed(from);
        }
        boolean whole = step == 1 && to - from + 1 == dimensions.get(axis).size();
        return whole ? new Part.All() : new Part.Over(new Index("i", place), from, to, step);
    }

    private Expr elements(Expr.Reference before, List<Part> parts) {
        if (dimensions.isEmpty() || parts.stream().allMatch(part -> part instanceof Part.All)) {
            return before;
        }
        List<Subscript> subscripts = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < parts.size(); axis++) {
            Dimension dimension = dimensions.get(axis);
            Part part = parts.get(axis);
            if (part instanceof Part.Fixed fixed) {
                subscripts.add(new Subscript.At(new Expr.Literal(before.span(), fixed.index()), dimension.lower()));
            } else if (part instanceof Part.Over over) {
                subscripts.add(new Subscript.At(new Expr.IndexValue(before.span(), over.index()), dimension.lower()));
            } else {
                subscripts.add(new Subscript.Slice(0, dimension.size()));
                sizes.add(dimension.size());
            }
        }
        return new Expr.Element(before.span(), before, subscripts, new Shape(sizes));
    }
}
