package brook.jmh;

import java.util.List;

/** How long the compiler takes, stage by stage. */
final class CompileTimes {

    private CompileTimes() {}

    static List<CompileCost> measure() {
        return List.of();
    }
}
