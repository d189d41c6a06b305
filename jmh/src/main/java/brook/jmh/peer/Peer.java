package brook.jmh.peer;

import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/** The methods of Hipparchus that ours are compared with. */
public enum Peer {
    /** Dormand and Prince 8(5,3). */
    DORMAND_PRINCE_853("DormandPrince853"),
    /** Extrapolation of the midpoint rule, of variable order. */
    GRAGG_BULIRSCH_STOER("GraggBulirschStoer");

    private static final double LONGEST_STEP = 1e6;

    private final String text;

    Peer(String text) {
        this.text = text;
    }

    /** The name in Hipparchus, without "Integrator". */
    public String text() {
        return text;
    }

    /** An integrator with this tolerance, relative and absolute. */
    AdaptiveStepsizeIntegrator integrator(double tolerance) {
        return switch (this) {
            case DORMAND_PRINCE_853 -> new DormandPrince853Integrator(0, LONGEST_STEP, tolerance, tolerance);
            case GRAGG_BULIRSCH_STOER -> new GraggBulirschStoerIntegrator(0, LONGEST_STEP, tolerance, tolerance);
        };
    }
}
