package brook.cli;

import brook.cli.Arguments.TimeSpan;
import brook.cli.data.InputTable;
import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.SolveOptions;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import java.nio.file.Path;

/**
 * Everything that many runs need to know before they start.
 *
 * @param given the values of the options, NaN where none is given; those of a row take their place
 */
record ManyPlan(LoadedModel loaded, StartValues given, InputTable rows, TimeSpan span, RunShape shape) {

    /** When rows are written, how it is integrated, and the number by which inputs of the first row are drawn. */
    record RunShape(OutputTimes times, SolveOptions options, AbsoluteTolerances tolerances, long draw) {}

    /** The file of the rows. */
    Path file() {
        return rows.path();
    }

    /** A solver without the values of a row. */
    ModelSolver solver() {
        return builder().build();
    }

    /** The settings of a solver, and the values that hold for all rows. */
    ModelSolverBuilder builder() {
        ModelSolverBuilder builder =
                ModelSolver.of(loaded.model()).options(shape.options()).draw(shape.draw());
        double[] parameters = given.parameters();
        for (int i = 0; i < parameters.length; i++) {
            if (!Double.isNaN(parameters[i])) {
                builder.set(i, parameters[i]);
            }
        }
        double[] state = given.state();
        for (int i = 0; i < state.length; i++) {
            if (!Double.isNaN(state[i])) {
                builder.setInitial(i, state[i]);
            }
        }
        for (int i = 0; i < loaded.model().dimension() + loaded.model().integralCount(); i++) {
            builder.atol(i, shape.tolerances().of(i));
        }
        return builder;
    }

    /** Refuses a table without a column for what has no value, before a file is begun. */
    void requireValues() {
        try {
            alone(0);
        } catch (Refusal missing) {
            throw Refusal.model(missing.diagnostics().get(0).help("or with a column of that name in `" + file() + "`"));
        }
    }

    /** One of the runs alone, with a model of its own; refuses it if something has no value. */
    RunPlan alone(int trajectory) {
        double[] parameters = given.parameters();
        double[] state = given.state();
        rows.give(trajectory, parameters, state);
        OdeModel model = loaded.model().another();
        LoadedModel own = new LoadedModel(loaded.file(), loaded.graph(), model, loaded.compileSeconds());
        StartValues start = ValueOptions.start(
                model, loaded.file(), span.start(), new StartValues(parameters, state), shape.draw() + trajectory);
        return new RunPlan(own, start, span, shape.times(), shape.options(), shape.tolerances());
    }
}
