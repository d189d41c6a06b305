package brook.compiler.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the axes of a graph and remembers which of them stand for the same run of indices, so that {@link LoweringMerge} can make them one. */
final class LoweringAxes {

    private record Slice(Axis axis, int offset, int count) {}

    private record Run(int from, int step, int count) {}

    private final Map<Axis, Object> runs = new LinkedHashMap<>();
    private final Map<Slice, Axis> slices = new HashMap<>();

    /** An axis that is like no other. */
    Axis fresh(String name, int size) {
        return new Axis(name, size);
    }

    /** The axis of a loop {@code from, from + step, ..}. */
    Axis loop(String name, int from, int step, int count) {
        Axis axis = new Axis(name, count);
        runs.put(axis, new Run(from, step, count));
        return axis;
    }

    /** The axis of an index that takes the given values. */
    Axis values(String name, int[] values) {
        int from = values[0];
        int step = values.length > 1 ? values[1] - from : 1;
        int[] even = IntStream.range(0, values.length).map(i -> from + i * step).toArray();
        return Arrays.equals(even, values)
                ? loop(name, from, step, values.length)
                : tuples(name, values.length, List.of(IntTable.of(values)));
    }

    /** The axis of a list of index tuples, each table the values of one index. */
    Axis tuples(String name, int count, List<IntTable> values) {
        Axis axis = new Axis(name, count);
        runs.put(axis, values);
        return axis;
    }

    /** The axis of a stretch of another one, the same one for the same stretch. */
    Axis slice(Axis axis, int offset, int count) {
        return slices.computeIfAbsent(new Slice(axis, offset, count), key -> new Axis(axis.name(), count));
    }

    /** What runs along the axes of loops and tuples; axes with equal runs may be made one. */
    Map<Axis, Object> runs() {
        return runs;
    }
}
