package brook.runtime.integrator;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.adams.AdamsMethod;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.rungekutta.RungeKutta;
import brook.runtime.stiff.AutoMethod;
import brook.runtime.stiff.RadauMethod;
import brook.runtime.stiff.RodasMethod;
import brook.runtime.taylor.TaylorMethod;

/** Makes the steps of a method for a model. */
final class Methods {

    private Methods() {}

    static StepMethod of(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        return switch (options.method()) {
            case TAYLOR -> new TaylorMethod(model, options, tolerances, costs);
            case EULER,
                    MIDPOINT,
                    RK4,
                    HEUN,
                    FEHLBERG2,
                    BOSH3,
                    OWREN_ZENNARO4,
                    OWREN_ZENNARO5,
                    RKF45,
                    CASH_KARP,
                    DOPRI5,
                    TSIT5,
                    TANAKA_YAMASHITA7,
                    DOP853 -> RungeKutta.of(model, options, tolerances, costs);
            case ADAMS -> new AdamsMethod(model, options, tolerances, costs);
            case RADAU5 -> new RadauMethod(model, options, tolerances, costs);
            case RODAS5P -> new RodasMethod(model, options, tolerances, costs);
            case AUTO -> new AutoMethod(model, options, tolerances, costs);
        };
    }
}
