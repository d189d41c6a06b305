package brook.compiler.graph.roll;

import java.util.List;

/** Whether arrays are worth making. */
final class Gain {

    /** Written-out operations that loops replace. */
    private static final int LEAST = 60;

    private Gain() {}

    static boolean pays(List<Alike> arrays) {
        return arrays.stream()
                        .mapToInt(array -> Classes.frame(array).size() - 1)
                        .sum()
                >= LEAST;
    }
}
