package brook.runtime.rungekutta;

import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.SolveOptions.Controller;
import brook.runtime.Step;
import brook.runtime.run.RunCosts;
import brook.runtime.run.Stepper;
import java.util.function.Consumer;

/** Runs of a tableau on a grid, with no regard to its error estimate. */
final class GridOfAnyMethod {

    private GridOfAnyMethod() {}

    /** Takes steps of {@code h} and tells of each; returns where they lead. */
    static double[] run(OdeModel model, Method method, double h, double t1, double[] start, Consumer<Step> listener) {
        SolveOptions options = SolveOptions.STANDARD.method(method).step(h);
        RunCosts costs = new RunCosts();
        GridMethod grid = new GridMethod(model, options, RungeKutta.tableau(method, Controller.I), costs);
        Stepper stepper = new Stepper(model, options, grid, costs);
        stepper.start(0, start, t1);
        while (stepper.step()) {
            listener.accept(stepper.taken());
        }
        double[] end = new double[start.length];
        stepper.taken().endState(end);
        return end;
    }
}
