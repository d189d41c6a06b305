package brook.runtime.ensemble;

import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.solver.ModelSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Computes members one after the other, with one solver. */
final class Worker<S, R> implements ChunkWorker<R>, StepListener {

    /** What is done for a member: with the solver, and with its face. */
    interface Work<S, R> {

        R result(ModelSolver solver, S face, int member);
    }

    private final ModelSolver prototype;
    private final IntPredicate unwanted;
    private final Work<S, R> work;
    private final ModelSolver solver;
    private final S face;
    private int chunk;
    /** Whether a run of this member was stopped before its end. */
    private boolean cut;

    /** Chunks that are {@code unwanted}, by their number, are ended between members and between steps. */
    Worker(ModelSolver prototype, MemberFace<S> face, Work<S, R> work, IntPredicate unwanted) {
        this.prototype = prototype;
        this.work = work;
        this.unwanted = unwanted;
        this.solver = prototype.another(this);
        this.face = face.over(solver);
    }

    @Override
    public Chunk<R> compute(int number, int first, int last) {
        chunk = number;
        List<R> results = new ArrayList<>(last - first);
        for (int member = first; member < last; member++) {
            if (unwanted.test(number)) {
                return new Chunk<>(number, first, results, Optional.of(ChunkWorker.cancelled(member)));
            }
            cut = false;
            solver.takeValuesOf(prototype);
            solver.draw(prototype.drawn() + member);
            try {
                R result = work.result(solver, face, member);
                if (cut) {
                    return new Chunk<>(number, first, results, Optional.of(ChunkWorker.cancelled(member)));
                }
                results.add(result);
            } catch (RuntimeException | Error thrown) {
                return new Chunk<>(number, first, results, Optional.of(cut ? ChunkWorker.cancelled(member) : thrown));
            }
        }
        return new Chunk<>(number, first, results, Optional.empty());
    }

    /** A run goes on as long as somebody wants its chunk. */
    @Override
    public boolean accept(Step step) {
        cut |= unwanted.test(chunk);
        return !cut;
    }
}
