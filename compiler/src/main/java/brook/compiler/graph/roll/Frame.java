package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of a class lie: so many places in a row, which may turn out to be rows of components, x, y and z of each pair.
 *
 * <p>Classes whose members belong together one by one share a frame; so their loops become one.
 */
final class Frame {

    private final int size;
    private @Nullable Rows rows;
    private @Nullable Frame inner;
    private List<Axis> axes;

    private record Rows(Frame outer, Axis components, Places row, Places component) {}

    /** A number for each place. */
    @FunctionalInterface
    interface Places {
        int at(int place);
    }

    private Frame(int size, List<Axis> axes) {
        this.size = size;
        this.axes = axes;
    }

    /** So many places of which nothing else is known yet. */
    static Frame of(int size) {
        return new Frame(size, List.of());
    }

    /** The places of an array, row-major. */
    static Frame over(List<Axis> axes) {
        return new Frame(axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact), axes);
    }

    int size() {
        return size;
    }

    /** The frame of the rows, if there are such. */
    Optional<Frame> outer() {
        return Optional.ofNullable(rows).map(Rows::outer);
    }

    /** The frame of which this one has the rows, if there is one. */
    Optional<Frame> inner() {
        return Optional.ofNullable(inner);
    }

    int row(int place) {
        return Objects.requireNonNull(rows).row().at(place);
    }

    int component(int place) {
        return Objects.requireNonNull(rows).component().at(place);
    }

    /** From now on this is so many components of each row; before its axes are asked for. */
    void divide(int components, Places row, Places component) {
        assert rows == null && axes.isEmpty() : size + " places are divided already";
        Frame outer = Frame.of(size / components);
        outer.inner = this;
        rows = new Rows(outer, new Axis("q", components), row, component);
    }

    /** The axes of arrays that lie here: one, or two for rows of components. */
    List<Axis> axes() {
        if (axes.isEmpty()) {
            axes = rows == null
                    ? List.of(Axis.equations(size))
                    : List.of(rows.outer().axes().get(0), rows.components());
        }
        return axes;
    }

    /** The position of a place on the axis with this number. */
    int position(int place, int axis) {
        if (rows != null) {
            return axis == 0 ? row(place) : component(place);
        }
        int rest = place;
        for (int i = axes().size() - 1; i > axis; i--) {
            rest /= axes().get(i).size();
        }
        return rest % axes().get(axis).size();
    }
}
