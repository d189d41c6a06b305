package brook.cli;

import brook.cli.data.InputTable;
import brook.cli.table.CsvWriter;
import brook.cli.table.EventTable;
import brook.cli.table.TrajectoryTable;
import brook.runtime.ModelDescription;
import brook.runtime.ensemble.Ensemble;
import brook.runtime.ensemble.MemberSink;
import brook.runtime.solver.ModelSolver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** Runs one trajectory for each row of a table, several at once, and writes them in the order of the rows. */
final class ManyRuns {

    /** Few wait for those before them, since their lines are in memory. */
    private static final int IN_FLIGHT_PER_THREAD = 8;

    private final ManyPlan plan;
    private final OutputStream table;
    private final OutputStream happened;
    /** Those that nobody uses at the moment. */
    private final Queue<RunWriter> writers = new ConcurrentLinkedQueue<>();

    ManyRuns(ManyPlan plan, OutputStream table, OutputStream happened) {
        this.plan = plan;
        this.table = table;
        this.happened = happened;
    }

    /** Returns whether all trajectories are done; a failure to write comes out unchecked. */
    boolean run(int threads, BooleanSupplier interrupted, MemberSink<RunRows> report) throws IOException {
        header();
        try {
            Ensemble.of(plan.solver())
                    .threads(threads)
                    .inFlight(IN_FLIGHT_PER_THREAD * threads)
                    .cancelledWhen(interrupted)
                    .solveAll(plan.rows().count(), this::solve, (trajectory, rows) -> {
                        write(trajectory, rows);
                        report.accept(trajectory, rows);
                    });
            return true;
        } catch (CancellationException stopped) {
            return false;
        }
    }

    private void header() throws IOException {
        ModelDescription model = plan.loaded().model().description();
        header(table, InputTable.idColumn(model), TrajectoryTable.columns(model));
        header(happened, InputTable.idColumn(model), EventTable.columns(model));
    }

    private static void header(OutputStream out, String id, List<String> columns) throws IOException {
        columns.add(0, id);
        CsvWriter csv = new CsvWriter(out);
        csv.header(columns);
        csv.flush();
    }

    private RunRows solve(ModelSolver solver, int trajectory) {
        plan.rows().give(solver, trajectory);
        RunWriter writer = Optional.ofNullable(writers.poll())
                .orElseGet(() -> new RunWriter(
                        plan.loaded().model().another(), plan.shape().times()));
        RunRows rows = writer.run(solver, plan.span(), plan.rows().id(trajectory));
        writers.add(writer);
        return rows;
    }

    private void write(int trajectory, RunRows rows) {
        try {
            rows.write(table, happened);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "trajectory `" + plan.rows().id(trajectory) + "`: " + failed.getMessage(), failed);
        }
    }
}
