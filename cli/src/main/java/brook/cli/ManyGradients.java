package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.runtime.EventTimeException;
import brook.runtime.Solution;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.gradient.AdjointMethod;
import brook.runtime.gradient.BackwardCosts;
import brook.runtime.gradient.Gradient;
import brook.runtime.gradient.GradientMean;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.NoGradientException;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The mean of the gradients of one number in many runs, several at once; it is summed in the order of the rows. */
final class ManyGradients {

    private final ManyPlan plan;
    private final AdjointMethod how;
    private final String of;
    private final ManyReport report;
    private final GradientMean mean = new GradientMean();
    private BackwardCosts costs = BackwardCosts.NONE;

    ManyGradients(ManyPlan plan, AdjointMethod how, String of) {
        this.plan = plan;
        this.how = how;
        this.of = of;
        this.report = new ManyReport(plan);
    }

    /** What one run gives; no gradient where it stopped early or could not begin. */
    private record RowGradient(RunRows rows, Optional<Gradient> gradient, BackwardCosts costs) {}

    /** Runs all rows; whoever wants to is told how many are done. */
    void run(IntConsumer progress) {
        ModelSolver solver = plan.builder().adjoint(how).build();
        Ensemble.of(solver).solveAll(plan.rows().count(), this::solve, (trajectory, row) -> {
            report.accept(trajectory, row.rows());
            row.gradient().ifPresent(mean::add);
            costs = costs.plus(row.costs());
            progress.accept(trajectory + 1);
        });
    }

    private RowGradient solve(ModelSolver solver, int trajectory) {
        plan.rows().give(solver, trajectory);
        try {
            GradientSolver run =
                    solver.differentiable(plan.span().start(), plan.span().end());
            Solution solution = run.solution();
            if (ManyReport.isTrouble(solution.ending())) {
                return new RowGradient(rows(Optional.of(solution)), Optional.empty(), BackwardCosts.NONE);
            }
            Gradient gradient = run.gradient(of);
            return new RowGradient(rows(Optional.of(solution)), Optional.of(gradient), run.costs());
        } catch (MissingValueException | EventTimeException notBegun) {
            return new RowGradient(rows(Optional.empty()), Optional.empty(), BackwardCosts.NONE);
        } catch (NoGradientException none) {
            throw Refusal.model(
                    Diagnostic.error("E1011", "trajectory `" + plan.rows().id(trajectory) + "`: " + none.getMessage()));
        }
    }

    /** There are no lines of tables. */
    private RunRows rows(Optional<Solution> solution) {
        return new RunRows(
                new byte[0], new byte[0], new double[plan.loaded().model().discreteCount()], solution);
    }

    /** What is to be said of the runs. */
    ManyReport report() {
        return report;
    }

    /** The mean, unless there is nothing. */
    Optional<Gradient> mean() {
        return mean.mean();
    }

    /** What the ways back cost together. */
    BackwardCosts costs() {
        return costs;
    }
}
