package brook.compiler.graph;

import java.util.List;

/** A position on one axis, counted from 0, as a function of positions on other axes. */
public sealed interface IndexMap {

    /** {@code offset + sum of stride * position}. */
    record Affine(int offset, List<Stride> strides) implements IndexMap {
        public Affine {
            strides = List.copyOf(strides);
        }
    }

    /** One term of an affine map; the stride is not 0 and an axis occurs once. */
    record Stride(Axis axis, int stride) {}

    /** An explicit list, row-major over the axes. */
    record Table(List<Axis> by, IntTable positions) implements IndexMap {
        public Table {
            by = List.copyOf(by);
        }
    }

    /** The axes that the position depends on. */
    default List<Axis> axes() {
        if (this instanceof Affine affine) {
            return affine.strides().stream().map(Stride::axis).toList();
        }
        if (this instanceof Table table) {
            return table.by();
        }
        throw new AssertionError(this);
    }

    /** The position itself. */
    static IndexMap identity(Axis axis) {
        return new Affine(0, List.of(new Stride(axis, 1)));
    }

    /** The position plus an offset. */
    static IndexMap shifted(Axis axis, int offset) {
        return new Affine(offset, List.of(new Stride(axis, 1)));
    }

    /** One position, whatever the others are. */
    static IndexMap fixed(int position) {
        return new Affine(position, List.of());
    }

    /** The positions listed, one for each position on an axis. */
    static IndexMap table(Axis by, int... positions) {
        return new Table(List.of(by), IntTable.of(positions));
    }
}
