package brook.compiler.graph;

import brook.compiler.graph.IndexMap.Affine;
import brook.compiler.graph.IndexMap.Stride;
import brook.compiler.graph.IndexMap.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arithmetic on index maps: shift, tabulate, compose, and find the affine form of a table. */
final class LoweringMaps {

    private LoweringMaps() {}

    /** {@code map + constant}. */
    static IndexMap plus(IndexMap map, int constant) {
        if (constant == 0) {
            return map;
        }
        if (map instanceof Affine affine) {
            return new Affine(affine.offset() + constant, affine.strides());
        }
        if (map instanceof Table table) {
            int[] positions = table.positions().toArray();
            for (int i = 0; i < positions.length; i++) {
                positions[i] += constant;
            }
            return new Table(table.by(), IntTable.of(positions));
        }
        throw new AssertionError(map);
    }

    /** {@code a + factor * b} of affine maps. */
    static Affine combine(Affine a, int factor, Affine b) {
        Map<Axis, Integer> strides = new LinkedHashMap<>();
        a.strides().forEach(s -> strides.merge(s.axis(), s.stride(), Integer::sum));
        b.strides().forEach(s -> strides.merge(s.axis(), factor * s.stride(), Integer::sum));
        List<Stride> list = new ArrayList<>();
        strides.forEach((axis, stride) -> {
            if (stride != 0) {
                list.add(new Stride(axis, stride));
            }
        });
        return new Affine(a.offset() + factor * b.offset(), list);
    }

    /** The values of a map at all positions of some axes, row-major; the axes contain those of the map. */
    static int[] tabulate(IndexMap map, List<Axis> axes) {
        if (map instanceof Affine affine) {
            return values(affine, axes);
        }
        if (map instanceof Table table) {
            return lookUp(table.positions(), values(rowMajor(table.by()), axes));
        }
        throw new AssertionError(map);
    }

    /** The map with the given values at all positions of some axes: affine where the values are, else a table. */
    static IndexMap of(List<Axis> axes, int[] values) {
        Affine guess = new Affine(values[0], strides(axes, values));
        return java.util.Arrays.equals(values(guess, axes), values) ? guess : new Table(axes, IntTable.of(values));
    }

    /** {@code map} where axes are themselves functions of other axes; an axis without a function stays. */
    static IndexMap compose(IndexMap map, Map<Axis, IndexMap> inner) {
        if (map.axes().stream().noneMatch(inner::containsKey)) {
            return map;
        }
        if (map instanceof Affine affine) {
            boolean allAffine = affine.axes().stream().allMatch(axis -> at(inner, axis) instanceof Affine);
            return allAffine ? composeAffine(affine, inner) : tabulated(affine, inner);
        }
        if (map instanceof Table table) {
            IndexMap linear = compose(rowMajor(table.by()), inner);
            List<Axis> axes = linear.axes();
            return of(axes, lookUp(table.positions(), tabulate(linear, axes)));
        }
        throw new AssertionError(map);
    }

    /** Whether the map is the position on one axis itself. */
    static boolean isIdentity(IndexMap map, Axis axis) {
        return map instanceof Affine affine && affine.equals(IndexMap.identity(axis));
    }

    private static IndexMap composeAffine(Affine map, Map<Axis, IndexMap> inner) {
        Affine sum = new Affine(map.offset(), List.of());
        for (Stride stride : map.strides()) {
            if (at(inner, stride.axis()) instanceof Affine affine) {
                sum = combine(sum, stride.stride(), affine);
            }
        }
        return sum;
    }

    private static IndexMap tabulated(Affine map, Map<Axis, IndexMap> inner) {
        Set<Axis> union = new LinkedHashSet<>();
        map.axes().forEach(axis -> union.addAll(at(inner, axis).axes()));
        List<Axis> axes = List.copyOf(union);
        int[] sum = values(new Affine(map.offset(), List.of()), axes);
        for (Stride stride : map.strides()) {
            int[] term = tabulate(at(inner, stride.axis()), axes);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += stride.stride() * term[i];
            }
        }
        return of(axes, sum);
    }

    private static IndexMap at(Map<Axis, IndexMap> inner, Axis axis) {
        return inner.getOrDefault(axis, IndexMap.identity(axis));
    }

    private static int[] lookUp(IntTable table, int[] places) {
        int[] values = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = table.get(places[i]);
        }
        return values;
    }

    private static int[] values(Affine map, List<Axis> axes) {
        int[] values = {map.offset()};
        for (Axis axis : axes) {
            int stride = stride(map, axis);
            int[] next = new int[Math.multiplyExact(values.length, axis.size())];
            for (int i = 0; i < next.length; i++) {
                next[i] = values[i / axis.size()] + stride * (i % axis.size());
            }
            values = next;
        }
        return values;
    }

    private static int stride(Affine map, Axis axis) {
        for (Stride stride : map.strides()) {
            if (stride.axis() == axis) {
                return stride.stride();
            }
        }
        return 0;
    }

    private static Affine rowMajor(List<Axis> axes) {
        List<Stride> strides = new ArrayList<>();
        int stride = 1;
        for (int d = axes.size() - 1; d >= 0; d--) {
            strides.add(0, new Stride(axes.get(d), stride));
            stride *= axes.get(d).size();
        }
        return new Affine(0, strides);
    }

    /** The strides that the first steps along each axis suggest. */
    private static List<Stride> strides(List<Axis> axes, int[] values) {
        List<Stride> strides = new ArrayList<>();
        int place = 1;
        for (int d = axes.size() - 1; d >= 0; d--) {
            int size = axes.get(d).size();
            int stride = size > 1 ? values[place] - values[0] : 0;
            if (stride != 0) {
                strides.add(0, new Stride(axes.get(d), stride));
            }
            place *= size;
        }
        return strides;
    }
}
