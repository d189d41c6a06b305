package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IntTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The axes of pairs i &lt; j made so far: equal lists of pairs share one, so that their sums share work. */
final class PairAxes {

    private final Map<List<IntTable>, Axis> known = new HashMap<>();

    Axis of(String name, IntTable first, IntTable second) {
        return known.computeIfAbsent(List.of(first, second), key -> new Axis(name, first.size()));
    }
}
