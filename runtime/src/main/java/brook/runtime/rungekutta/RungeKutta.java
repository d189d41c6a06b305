package brook.runtime.rungekutta;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;
import brook.runtime.rungekutta.tableau.DormandPrince853;
import brook.runtime.rungekutta.tableau.FifthOrderTableaus;
import brook.runtime.rungekutta.tableau.GridTableaus;
import brook.runtime.rungekutta.tableau.LowOrderTableaus;
import brook.runtime.rungekutta.tableau.OwrenZennaro;
import brook.runtime.rungekutta.tableau.Tableau;
import brook.runtime.rungekutta.tableau.TanakaYamashita7;

/** Makes steps of explicit Runge-Kutta methods for a model. */
public final class RungeKutta {

    private RungeKutta() {}

    /** Steps of the method that the options name; on a grid they must give its step. */
    public static StepMethod of(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        Tableau tableau = tableau(options.method(), options.controller());
        return tableau.errors().isEmpty()
                ? new GridMethod(model, options, tableau, costs)
                : new AdaptiveMethod(model, options, tolerances, tableau, costs);
    }

    /** The tableau of a method; with the controller of the paper Dormand and Prince's has embedded weights of its own. */
    public static Tableau tableau(Method method, Controller controller) {
        return switch (method) {
            case EULER -> GridTableaus.euler();
            case MIDPOINT -> GridTableaus.midpoint();
            case RK4 -> GridTableaus.rk4();
            case HEUN -> LowOrderTableaus.heun();
            case FEHLBERG2 -> LowOrderTableaus.fehlberg2();
            case BOSH3 -> LowOrderTableaus.bosh3();
            case OWREN_ZENNARO4 -> OwrenZennaro.four();
            case OWREN_ZENNARO5 -> OwrenZennaro.five();
            case RKF45 -> FifthOrderTableaus.rkf45();
            case CASH_KARP -> FifthOrderTableaus.cashKarp();
            case DOPRI5 ->
                controller == Controller.PAPER ? FifthOrderTableaus.dopri5OfShampine() : FifthOrderTableaus.dopri5();
            case TSIT5 -> FifthOrderTableaus.tsit5();
            case TANAKA_YAMASHITA7 -> TanakaYamashita7.tableau();
            case DOP853 -> DormandPrince853.tableau();
            case TAYLOR, ADAMS, RADAU5, RODAS5P, AUTO -> throw new IllegalArgumentException(method.text());
        };
    }
}
