package brook.compiler.system.resolve;

import brook.compiler.system.Dimension;
import brook.compiler.system.Pieces.Part;
import java.util.List;
import java.util.Optional;

/** Which assignment of an event gives which elements of an array. */
final class GivenElements {

    private final List<Dimension> dimensions;
    /** For each element the number of its assignment, counted from 1. */
    private final int[] owners;

    GivenElements(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.owners = new int[Math.toIntExact(Fitting.shape(dimensions).elements())];
    }

    /** Adds an assignment; the number of an earlier one that gives an element of it too, if there is one. */
    Optional<Integer> give(List<Part> parts, int number) {
        int[][] positions = new int[parts.size()][];
        for (int axis = 0; axis < parts.size(); axis++) {
            positions[axis] = Coverage.positions(parts.get(axis), dimensions.get(axis));
        }
        int clash = Coverage.mark(positions, 0, 0, dimensions, number + 1, owners);
        return clash < 0 ? Optional.empty() : Optional.of(owners[clash] - 1);
    }
}
