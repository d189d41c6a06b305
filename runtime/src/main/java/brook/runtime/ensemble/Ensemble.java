package brook.runtime.ensemble;

import brook.runtime.OdeModel;
import brook.runtime.StepListener;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.SolverLanes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Many runs of one model on several threads, each with other parameters, inputs or initial values.
 *
 * <pre>{@code
 * Ensemble.of(solver).threads(2).solveAll(
 *         100_000,
 *         (member, i) -> {
 *             member.set("k", ks[i]);
 *             return member.runAsFarAsPossible(0, 20);
 *         },
 *         (i, solution) -> sum += solution.state(0));
 * }</pre>
 *
 * <p>Inputs that the model draws are drawn for each member, by its number counted from that of the solver ({@link ModelSolver#draw}), where they are
 * not set. The result of a member depends on its number alone, to the bit: not on the number of threads, nor on what its solver did
 * before. Results are handed over in the order of the members, and only so many are begun before that; how much memory it
 * takes does not depend on the number of members. Immutable; every method returns a changed copy.
 *
 * @param <S> the solver: {@link ModelSolver}, or the typed one of a model
 */
public final class Ensemble<S> {

    private static final StepListener NOBODY = step -> true;

    private final ModelSolver prototype;
    private final MemberFace<S> face;
    private final EnsembleSettings settings;
    /** The class of the jets of several runs of the model. */
    private final Optional<OdeModel> lanes;

    private Ensemble(ModelSolver prototype, MemberFace<S> face, EnsembleSettings settings, Optional<OdeModel> lanes) {
        this.prototype = prototype;
        this.face = face;
        this.settings = settings;
        this.lanes = lanes;
    }

    /** An ensemble on all processors, whose members have the settings of this solver and the values that are set in it now. */
    public static Ensemble<ModelSolver> of(ModelSolver solver) {
        return of(solver, own -> own);
    }

    /** An ensemble whose members see their solver through a face, such as the typed solver of a model. */
    public static <S> Ensemble<S> of(ModelSolver solver, MemberFace<S> face) {
        return new Ensemble<>(solver.another(NOBODY), face, EnsembleSettings.STANDARD, Optional.empty());
    }

    /** On so many threads of its own, at least 1. */
    public Ensemble<S> threads(int count) {
        return with(settings.threads(count));
    }

    /** In the threads of a pool, as many as its parallelism; none of them ever waits for another one. */
    public Ensemble<S> pool(ForkJoinPool pool) {
        return with(settings.pool(pool));
    }

    /** At most so many members are begun before the sink has taken them, at least 1; without it 64 for each thread. */
    public Ensemble<S> inFlight(int most) {
        return with(settings.inFlight(most));
    }

    /** Ends when this says so, asked by all threads between members and between steps. */
    public Ensemble<S> cancelledWhen(BooleanSupplier condition) {
        return with(settings.cancelled(condition));
    }

    /** Is told how many members the sink has taken, after each, one call at a time. */
    public Ensemble<S> onProgress(IntConsumer listener) {
        return with(settings.progress(listener));
    }

    private Ensemble<S> with(EnsembleSettings changed) {
        return new Ensemble<>(prototype, face, changed, lanes);
    }

    /**
     * In {@link #runAll} each thread computes as many members at once as a class has lanes. Results are then those of the class's loops: to the bit those of a model compiled without
     * straight-line code, else the same but for roundings. Runs by other methods than Taylor steps, and with derivatives of the solution, go one by one.
     *
     * @param all the class of the jets of several runs of the model
     */
    public Ensemble<S> lanes(OdeModel all) {
        return new Ensemble<>(prototype, face, settings, Optional.of(all));
    }

    /**
     * Solves all members and returns their results in order.
     *
     * @throws CancellationException if it was cancelled, or this thread interrupted
     */
    public <R> List<R> solveAll(int count, MemberTask<S, R> task) {
        List<R> results = new ArrayList<>(Math.max(0, count));
        solveAll(count, task, (member, result) -> results.add(result));
        return Collections.unmodifiableList(results);
    }

    /**
     * Solves all members and gives their results to a sink, in order; returns when it has taken the last. What the task or the
     * sink throws ends the ensemble and comes out: the sink has then taken all members before the one that threw. A run that
     * stops early throws nothing where the task calls {@code runAsFarAsPossible} or {@code solveAsFarAsPossible}.
     *
     * @param count the number of members, not negative
     * @throws CancellationException if it was cancelled, or this thread interrupted; the sink has taken those that were done
     */
    public <R> void solveAll(int count, MemberTask<S, R> task, MemberSink<R> sink) {
        go(settings, count, oneByOne((solver, own, member) -> task.solve(own, member)), sink);
    }

    /**
     * Runs all members as planned and returns what is kept of them, in order.
     *
     * @throws CancellationException if it was cancelled, or this thread interrupted
     */
    public <R> List<R> runAll(int count, MemberPlan<S, R> plan) {
        List<R> results = new ArrayList<>(Math.max(0, count));
        runAll(count, plan, (member, result) -> results.add(result));
        return Collections.unmodifiableList(results);
    }

    /**
     * Runs all members as planned, in lanes if there are any, and gives what is kept of them to a sink as {@link #solveAll(int, MemberTask, MemberSink)} does.
     *
     * @param count the number of members, not negative
     * @throws CancellationException if it was cancelled, or this thread interrupted; the sink has taken those that were done
     */
    public <R> void runAll(int count, MemberPlan<S, R> plan, MemberSink<R> sink) {
        Optional<OdeModel> together = lanes.filter(all -> SolverLanes.fit(prototype, all));
        if (together.isPresent()) {
            OdeModel all = together.get();
            go(settings.together(all.laneCount()), count, unwanted -> inLanes(all, plan, unwanted), sink);
        } else {
            go(settings, count, oneByOne((solver, own, member) -> run(solver, plan.plan(own, member))), sink);
        }
    }

    private static <R> R run(ModelSolver solver, MemberRun<R> run) {
        return run.result().apply(solver.runAsFarAsPossible(run.t0(), run.t1(), run.listener()));
    }

    private <R> Function<IntPredicate, ChunkWorker<R>> oneByOne(Worker.Work<S, R> work) {
        return unwanted -> new Worker<>(prototype, face, work, unwanted);
    }

    private <R> ChunkWorker<R> inLanes(OdeModel all, MemberPlan<S, R> plan, IntPredicate unwanted) {
        Wanted wanted = new Wanted(unwanted);
        return new LaneWorker<>(prototype, SolverLanes.of(prototype, all, wanted), wanted, face, plan);
    }

    private static <R> void go(
            EnsembleSettings how, int count, Function<IntPredicate, ChunkWorker<R>> makers, MemberSink<R> sink) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " members");
        }
        if (how.pool().isPresent()) {
            new EnsembleRun<>(how, how.pool().get(), count, sink).run(makers);
            return;
        }
        ForkJoinPool own = new ForkJoinPool(how.threads());
        try {
            new EnsembleRun<>(how, own, count, sink).run(makers);
        } finally {
            own.shutdown();
        }
    }
}
