package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.IntTable;
import java.util.ArrayList;
import java.util.List;

/** Numbers given for each place of a frame, as tables over those of its axes on which they depend. */
final class Tables {

    private Tables() {}

    /** The axes of a frame on which some numbers depend. */
    static List<Axis> needed(Frame frame, Frame.Places numbers) {
        List<Axis> axes = frame.axes();
        if (frame.outer().isEmpty()) {
            return axes.size() == 1 && isUniform(frame, numbers) ? List.of() : axes;
        }
        int[] ofRow = new int[frame.outer().get().size()];
        int[] ofComponent = new int[axes.get(1).size()];
        for (int p = 0; p < frame.size(); p++) {
            ofRow[frame.row(p)] = numbers.at(p);
            ofComponent[frame.component(p)] = numbers.at(p);
        }
        List<Axis> needed = new ArrayList<>(axes);
        if (agree(frame, numbers, p -> ofRow[frame.row(p)])) {
            needed.remove(axes.get(1));
        }
        if (agree(frame, numbers, p -> ofComponent[frame.component(p)])) {
            needed.remove(axes.get(0));
        }
        return needed;
    }

    private static boolean isUniform(Frame frame, Frame.Places numbers) {
        return agree(frame, numbers, p -> numbers.at(0));
    }

    private static boolean agree(Frame frame, Frame.Places a, Frame.Places b) {
        for (int p = 0; p < frame.size(); p++) {
            if (a.at(p) != b.at(p)) {
                return false;
            }
        }
        return true;
    }

    /** The place of a frame for each position on some of its axes, row-major; any one of several. */
    static int[] places(Frame frame, List<Axis> axes) {
        int[] places = new int[axes.stream().mapToInt(Axis::size).reduce(1, (a, b) -> a * b)];
        List<Axis> all = frame.axes();
        for (int p = 0; p < frame.size(); p++) {
            int flat = 0;
            for (Axis axis : axes) {
                flat = flat * axis.size() + frame.position(p, all.indexOf(axis));
            }
            places[flat] = p;
        }
        return places;
    }

    /** The numbers as an index map over some axes of the frame. */
    static IndexMap map(Frame frame, List<Axis> axes, Frame.Places numbers) {
        int[] places = places(frame, axes);
        int[] values = new int[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.at(places[i]);
        }
        return axes.isEmpty() ? IndexMap.fixed(values[0]) : new IndexMap.Table(axes, IntTable.of(values));
    }
}
