package brook.cli;

import brook.cli.table.RunStatistics;
import brook.cli.table.SummedStatistics;
import brook.compiler.source.Diagnostic;
import brook.runtime.Ending;
import brook.runtime.Solution;
import brook.runtime.ensemble.MemberSink;
import java.util.ArrayList;
import java.util.List;

/** Says in the end what came of many runs: the first few that stopped early one by one. */
final class ManyReport implements MemberSink<RunRows> {

    private static final int SHOWN = 10;

    private final ManyPlan plan;
    private final SummedStatistics statistics = new SummedStatistics();
    private final List<Diagnostic> troubles = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private int done;
    private int warned;
    private int troubled;
    private int stopped;

    ManyReport(ManyPlan plan) {
        this.plan = plan;
    }

    @Override
    public void accept(int trajectory, RunRows rows) {
        done++;
        rows.solution().ifPresent(solution -> count(trajectory, solution));
        if (rows.solution().map(Solution::ending).map(ManyReport::isTrouble).orElse(true)) {
            troubled++;
            if (troubled <= SHOWN) {
                troubles.add(trouble(trajectory, rows));
            }
        }
    }

    private void count(int trajectory, Solution solution) {
        statistics.add(solution.statistics());
        stopped += lacksRows(solution) ? 1 : 0;
        for (String warning : solution.warnings()) {
            warned++;
            if (warned <= SHOWN) {
                warnings.add(Diagnostic.warning("run", name(trajectory) + ": " + warning));
            }
        }
    }

    /** A run that an event has stopped gives no rows at later times. */
    private boolean lacksRows(Solution solution) {
        double sign = plan.span().end() < plan.span().start() ? -1 : 1;
        return solution.ending() == Ending.STOPPED_BY_EVENT
                && plan.shape().times().times().stream().anyMatch(t -> (t - solution.time()) * sign > 0);
    }

    static boolean isTrouble(Ending ending) {
        return switch (ending) {
            case REACHED_END, STOPPED, STOPPED_BY_EVENT -> false;
            case MAX_STEPS, NOT_FINITE, STEP_UNDERFLOW, SLIDING, EVENTS_ACCUMULATE -> true;
        };
    }

    /** What the run would say if it were the only one, and which it is. */
    private Diagnostic trouble(int trajectory, RunRows rows) {
        Diagnostic alone = alone(trajectory, rows);
        return new Diagnostic(
                        alone.severity(),
                        alone.code(),
                        name(trajectory) + ": " + alone.message(),
                        alone.labels(),
                        alone.remarks())
                .note("its values are those of line " + plan.rows().line(trajectory) + " of `" + plan.file() + "`");
    }

    private String name(int trajectory) {
        return "trajectory `" + plan.rows().id(trajectory) + "`";
    }

    private Diagnostic alone(int trajectory, RunRows rows) {
        try {
            RunPlan run = plan.alone(trajectory);
            ModelRun.requireEventTimes(run);
            run.loaded().model().setDiscretes(rows.discretes());
            return rows.solution()
                    .flatMap(solution -> Trouble.of(run, solution))
                    .orElseThrow(() -> new AssertionError("nothing is wrong with trajectory " + trajectory));
        } catch (Refusal notBegun) {
            return notBegun.diagnostics().get(0);
        }
    }

    void show(Messages messages) {
        messages.show(warnings, warned - warnings.size());
        messages.show(troubles, troubled - troubles.size());
        if (stopped > 0) {
            messages.say("events stopped " + trajectories(stopped) + " before the last time; later times are left out");
        }
        if (done < plan.rows().count()) {
            messages.say("interrupted after " + done + " of "
                    + trajectories(plan.rows().count()) + "; what was complete has been written");
        }
    }

    private static String trajectories(int count) {
        return count == 1 ? "1 trajectory" : count + " trajectories";
    }

    /** The sums as one JSON object; without any run nothing is known. */
    String json(double seconds) {
        return statistics
                .sums()
                .map(sums -> RunStatistics.json(
                        statistics.count(), sums, plan.loaded().compileSeconds(), seconds))
                .orElse("{\"trajectories\": 0}");
    }

    int exitCode() {
        if (done < plan.rows().count()) {
            return ExitCode.INTERRUPTED;
        }
        return troubled > 0 ? ExitCode.STOPPED : ExitCode.DONE;
    }
}
