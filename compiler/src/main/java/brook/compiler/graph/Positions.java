package brook.compiler.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The algebra of index maps: their values written out, their normal form, one after the other. */
public final class Positions {

    /** No table of more entries is made where maps are composed. */
    private static final int LONGEST_TABLE = 1 << 24;

    private Positions() {}

    /** The number of elements over some axes. */
    public static int count(List<Axis> axes) {
        int count = 1;
        for (Axis axis : axes) {
            count = Math.multiplyExact(count, axis.size());
        }
        return count;
    }

    /** The values of a map at all places over some axes, row-major. */
    public static int[] of(IndexMap map, List<Axis> over) {
        if (map instanceof IndexMap.Affine affine) {
            return linear(affine.offset(), strides(affine, over), over);
        }
        if (map instanceof IndexMap.Table table) {
            int[] places = flat(table.by(), over);
            for (int i = 0; i < places.length; i++) {
                places[i] = table.positions().get(places[i]);
            }
            return places;
        }
        throw new AssertionError(map);
    }

    /** Where the element of an array over {@code axes} lies, row-major, for all places over some more axes. */
    public static int[] flat(List<Axis> axes, List<Axis> over) {
        int[] strides = new int[over.size()];
        int stride = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            strides[index(over, axes.get(i))] = stride;
            stride *= axes.get(i).size();
        }
        return linear(0, strides, over);
    }

    /** Where the element that some maps choose from an array over {@code axes} lies, for all places over some axes. */
    public static int[] flat(List<Axis> axes, List<IndexMap> maps, List<Axis> over) {
        int[] places = new int[count(over)];
        for (int i = 0; i < axes.size(); i++) {
            int[] positions = of(maps.get(i), over);
            for (int p = 0; p < places.length; p++) {
                places[p] = places[p] * axes.get(i).size() + positions[p];
            }
        }
        return places;
    }

    /** The same map, affine where it can be, without axes that it does not depend on, terms in the order of some axes. */
    static IndexMap normal(IndexMap map, List<Axis> order) {
        if (map instanceof IndexMap.Affine affine) {
            return isNormal(affine, order) ? affine : affine(affine.offset(), strides(affine, order), order);
        }
        if (map instanceof IndexMap.Table table) {
            return normal(table, order);
        }
        throw new AssertionError(map);
    }

    /**
     * What a map becomes when the axes that it depends on are themselves read through maps; axes without a map are kept. Empty where that needs a
     * table beyond reason.
     */
    public static Optional<IndexMap> compose(IndexMap map, Map<Axis, IndexMap> inner, List<Axis> order) {
        List<IndexMap> chosen = new ArrayList<>();
        boolean affine = map instanceof IndexMap.Affine;
        Set<Axis> by = new LinkedHashSet<>();
        for (Axis axis : map.axes()) {
            IndexMap through = inner.containsKey(axis) ? inner.get(axis) : IndexMap.identity(axis);
            chosen.add(through);
            affine &= through instanceof IndexMap.Affine;
            by.addAll(through.axes());
        }
        List<Axis> axes = order.stream().filter(by::contains).toList();
        if (affine) {
            return Optional.of(composeAffine((IndexMap.Affine) map, chosen, order));
        }
        Optional<IntTable> table = throughOne(map, chosen, axes);
        if (table.isPresent()) {
            return Optional.of(normal(new IndexMap.Table(axes, table.get()), order));
        }
        long size = axes.stream().mapToLong(Axis::size).reduce(1, (a, b) -> Math.min(a * b, LONGEST_TABLE + 1L));
        if (size > LONGEST_TABLE) {
            return Optional.empty();
        }
        int[] positions = through(map, chosen, axes);
        return Optional.of(normal(new IndexMap.Table(axes, IntTable.of(positions)), order));
    }

    private static IndexMap composeAffine(IndexMap.Affine map, List<IndexMap> chosen, List<Axis> order) {
        int offset = map.offset();
        int[] strides = new int[order.size()];
        for (int i = 0; i < chosen.size(); i++) {
            int factor = map.strides().get(i).stride();
            IndexMap.Affine through = (IndexMap.Affine) chosen.get(i);
            offset += factor * through.offset();
            for (IndexMap.Stride term : through.strides()) {
                strides[index(order, term.axis())] += factor * term.stride();
            }
        }
        return affine(offset, strides, order);
    }

    /** The values of a map of one axis that is read through a table, or just has another name: found without going through all places where the table is a rule. */
    private static Optional<IntTable> throughOne(IndexMap map, List<IndexMap> chosen, List<Axis> over) {
        if (chosen.size() != 1) {
            return Optional.empty();
        }
        if (chosen.get(0) instanceof IndexMap.Table inner && inner.by().equals(over)) {
            if (map instanceof IndexMap.Affine affine) {
                int stride = affine.strides().get(0).stride();
                return Optional.of(inner.positions().scaled(stride, affine.offset()));
            }
            if (map instanceof IndexMap.Table table) {
                return Optional.of(table.positions().choose(inner.positions()));
            }
            throw new AssertionError(map);
        }
        Axis axis = map.axes().get(0);
        boolean renames = over.size() == 1
                && over.get(0).size() == axis.size()
                && chosen.get(0).equals(IndexMap.identity(over.get(0)));
        return renames && map instanceof IndexMap.Table table ? Optional.of(table.positions()) : Optional.empty();
    }

    private static int[] through(IndexMap map, List<IndexMap> chosen, List<Axis> over) {
        int[] places = new int[count(over)];
        List<Axis> axes = map.axes();
        for (int i = 0; i < chosen.size(); i++) {
            int[] positions = of(chosen.get(i), over);
            for (int p = 0; p < places.length; p++) {
                places[p] = places[p] * axes.get(i).size() + positions[p];
            }
        }
        int[] values = of(map, axes);
        for (int p = 0; p < places.length; p++) {
            places[p] = values[places[p]];
        }
        return places;
    }

    private static IndexMap normal(IndexMap.Table table, List<Axis> order) {
        List<Axis> by = table.by();
        IntTable values = table.positions();
        assert values.size() == count(by) : table;
        if (values.size() == 0) {
            return table;
        }
        int first = values.get(0);
        int[] strides = new int[by.size()];
        int unit = 1;
        for (int i = by.size() - 1; i >= 0; i--) {
            strides[i] = by.get(i).size() > 1 ? values.get(unit) - first : 0;
            unit *= by.get(i).size();
        }
        if (!isLinear(values, strides, by)) {
            return table;
        }
        int[] ordered = new int[order.size()];
        for (int i = 0; i < by.size(); i++) {
            ordered[index(order, by.get(i))] = strides[i];
        }
        return affine(first, ordered, order);
    }

    private static boolean isNormal(IndexMap.Affine affine, List<Axis> order) {
        int last = -1;
        for (IndexMap.Stride term : affine.strides()) {
            int place = index(order, term.axis());
            if (place <= last || term.stride() == 0 || term.axis().size() == 1) {
                return false;
            }
            last = place;
        }
        return true;
    }

    private static IndexMap affine(int offset, int[] strides, List<Axis> order) {
        List<IndexMap.Stride> terms = new ArrayList<>();
        for (int i = 0; i < strides.length; i++) {
            if (strides[i] != 0 && order.get(i).size() != 1) {
                terms.add(new IndexMap.Stride(order.get(i), strides[i]));
            }
        }
        return new IndexMap.Affine(offset, terms);
    }

    private static int[] strides(IndexMap.Affine affine, List<Axis> over) {
        int[] strides = new int[over.size()];
        for (IndexMap.Stride term : affine.strides()) {
            strides[index(over, term.axis())] += term.stride();
        }
        return strides;
    }

    /** Whether values are what {@link #linear} gives; mostly the first few say no. */
    private static boolean isLinear(IntTable values, int[] strides, List<Axis> over) {
        int checked = 1;
        for (int i = over.size() - 1; i >= 0; i--) {
            int block = checked;
            int size = over.get(i).size();
            for (int position = 1; position < size; position++) {
                for (int p = 0; p < block; p++) {
                    if (values.get(checked++) != values.get(p) + position * strides[i]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static int[] linear(int offset, int[] strides, List<Axis> over) {
        int[] values = new int[count(over)];
        if (values.length == 0) {
            return values;
        }
        values[0] = offset;
        int filled = 1;
        for (int i = over.size() - 1; i >= 0; i--) {
            int block = filled;
            int size = over.get(i).size();
            for (int position = 1; position < size; position++) {
                for (int p = 0; p < block; p++) {
                    values[filled++] = values[p] + position * strides[i];
                }
            }
        }
        return values;
    }

    private static int index(List<Axis> axes, Axis axis) {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i) == axis) {
                return i;
            }
        }
        throw new AssertionError(axis + " is not among " + axes);
    }
}
