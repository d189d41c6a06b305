package brook.compiler.graph.pass;

import brook.compiler.graph.OdeGraph;
import java.util.List;

/** Which passes run, in which order. */
public final class Passes {

    /** The order matters; each line says why it stands where it stands. */
    public static final List<Pass> STANDARD = List.of(
            // First: only with the varying factors together are the two halves of a pair alike.
            new NormaliseProducts(),
            // Then: equations are alike only when their factors are sorted; what it leaves is halved as if it had been
            // written with indices.
            RollUpAlike.WHERE_IT_PAYS,
            // Then: leaves the ordered pairs without a reader.
            new HalveSymmetricPairs(),
            // Last: cleans up after all others.
            new DropUnused());

    /** The same for equations that are to stay as they were written. */
    public static final List<Pass> AS_WRITTEN =
            STANDARD.stream().filter(pass -> !(pass instanceof RollUpAlike)).toList();

    /** The same with arrays for all that is alike. */
    public static final List<Pass> ROLLED_UP = STANDARD.stream()
            .map(pass -> pass instanceof RollUpAlike ? RollUpAlike.ALWAYS : pass)
            .toList();

    private Passes() {}

    /** The system after all passes, in this order; under assertions each is checked. */
    public static OdeGraph run(List<Pass> passes, OdeGraph ode) {
        OdeGraph current = ode;
        for (Pass pass : passes) {
            OdeGraph next = pass.apply(current);
            assert PassCheck.holds(pass, current, next);
            current = next;
        }
        return current;
    }
}
