package brook.compiler.system;

import java.util.List;
import java.util.Optional;

/**
 * The index tuples of a comprehension: all combinations of the loops, the last one fastest, for which the condition holds.
 *
 * <p>Bounds of a loop may read the indices outside of it and of the loops before it. Bounds and condition read indices and constants only.
 */
public record Domain(List<Loop> loops, Optional<Expr> condition) {

    /** {@code index in from..to step step}, both ends included; the step is not 0. */
    public record Loop(Index index, Expr from, Expr to, int step) {}

    public Domain {
        loops = List.copyOf(loops);
    }
}
