package brook.examples.service;

import brook.hot.HotModel;
import brook.hot.ModelResult;
import brook.hot.Models;
import brook.runtime.Ending;
import brook.runtime.Statistics;
import brook.runtime.solver.IntegrationException;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.ModelTrajectory;
import java.util.Locale;
import java.util.Map;

/** Compiles a model and solves it within the limits; immutable, for any number of threads. */
final class SolveJob {

    private static final String FILE = "posted.ode";

    private final Models models;
    private final ServiceLimits limits;

    SolveJob(ServiceLimits limits) {
        this.models = Models.forStrangers().withLimits(limits.compiler());
        this.limits = limits;
    }

    /** The table, or what is wrong with the model. */
    Reply reply(String text, Query query, Format format) {
        ModelResult result = models.compile(FILE, text);
        if (result.model().isEmpty()) {
            return Reply.wrongModel(result, format);
        }
        HotModel model = result.model().get();
        SolveRequest request = SolveRequest.of(model, query, limits);
        Deadline deadline = Deadline.in(limits.wall());
        ModelSolver solver = solver(model, request, deadline);
        ModelTrajectory run = solver.newTrajectory();
        StopReason stopped = solve(solver, request, run);
        Table table = Table.of(run, format, deadline);
        StopReason reason = table.complete() ? stopped : overTime();
        return reply(run, table, reason, format);
    }

    private static ModelSolver solver(HotModel model, SolveRequest request, Deadline deadline) {
        ModelSolverBuilder builder = model.solver()
                .options(request.options())
                .output(request.output())
                .onStep(deadline);
        try {
            request.parameters().forEach(given -> builder.set(given.name(), given.array()));
            request.initials().forEach(given -> builder.setInitial(given.name(), given.array()));
        } catch (IllegalArgumentException wrong) {
            throw RefusedRequest.wrong(wrong);
        }
        return builder.build();
    }

    private StopReason solve(ModelSolver solver, SolveRequest request, ModelTrajectory run) {
        try {
            solver.solve(request.t0(), request.t1(), run);
            return run.summary().ending() == Ending.STOPPED ? overTime() : StopReason.END;
        } catch (IntegrationException early) {
            return StopReason.of(early);
        } catch (MissingValueException missing) {
            throw RefusedRequest.wrong(missing);
        }
    }

    private StopReason overTime() {
        return StopReason.time(String.format(Locale.ROOT, "%.1f", limits.wall().toMillis() / 1e3));
    }

    /** 200 for a whole run, 422 for a part: who looks at the status alone does not take the one for the other. */
    private static Reply reply(ModelTrajectory run, Table table, StopReason reason, Format format) {
        int status = reason.kind() == StopReason.Kind.END ? 200 : 422;
        String ending = reason.kind().name().toLowerCase(Locale.ROOT);
        Map<String, String> headers = Map.of(
                "Brook-Ending",
                ending,
                "Brook-Time",
                Double.toString(run.summary().time()));
        return switch (format) {
            case JSON -> new Reply(status, format.contentType(), json(run, table, ending, reason), headers);
            case CSV -> new Reply(status, format.contentType(), table.csv(), headers);
        };
    }

    private static String json(ModelTrajectory run, Table table, String ending, StopReason reason) {
        Statistics cost = run.summary().statistics();
        return "{\"model\": " + Json.string(run.description().name())
                + ",\n\"ending\": " + Json.string(ending)
                + ",\n\"message\": " + Json.string(reason.message())
                + ",\n\"time\": " + Json.number(run.summary().time())
                + ",\n\"steps\": " + cost.steps()
                + ",\n\"order\": " + cost.order()
                + ",\n\"columns\": " + Json.strings(table.columns())
                + ",\n\"rows\": [" + table.text() + "]}\n";
    }
}
