package brook.compiler.graph.pass;

import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.roll.RollUp;

/**
 * Puts arrays in the place of equations that were written out one by one and are alike, with tables that say which of them reads what; so they get the
 * loops that the same model written with indices gets. Scalar states that stand next to each other become one array, which lies in memory as they
 * did. It needs {@link NormaliseProducts} before it.
 *
 * <p>Reassociating: the terms of a sum are added in another order. Products and functions are those of the equations as written.
 */
public enum RollUpAlike implements Pass {
    /** Where loops are faster than code for each equation. */
    WHERE_IT_PAYS,
    /** Whatever is alike. */
    ALWAYS;

    @Override
    public OdeGraph apply(OdeGraph ode) {
        return switch (this) {
            case WHERE_IT_PAYS -> RollUp.whereItPays(ode);
            case ALWAYS -> RollUp.always(ode);
        };
    }

    @Override
    public Law law() {
        return Law.REASSOCIATING;
    }
}
