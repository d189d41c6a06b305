package brook.runtime.ensemble;

import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.solver.ModelSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

/** Computes members with a solver of its own, one chunk after the other, in one thread at a time. */
final class Worker<S> implements StepListener {

    private final ModelSolver prototype;
    private final IntPredicate unwanted;
    private final ModelSolver solver;
    private final S face;
    private int chunk;
    /** Whether a run of this member was stopped before its end. */
    private boolean cut;

    /** Chunks that are {@code unwanted}, by their number, are ended between members and between steps. */
    Worker(ModelSolver prototype, MemberFace<S> face, IntPredicate unwanted) {
        this.prototype = prototype;
        this.unwanted = unwanted;
        this.solver = prototype.another(this);
        this.face = face.over(solver);
    }

    /** The results of the members from {@code first} to before {@code last}; what the task throws ends them. */
    <R> Chunk<R> compute(int number, int first, int last, MemberTask<S, R> task) {
        chunk = number;
        List<R> results = new ArrayList<>(last - first);
        for (int member = first; member < last; member++) {
            if (unwanted.test(number)) {
                return new Chunk<>(number, first, results, Optional.of(cancelled(member)));
            }
            cut = false;
            solver.takeValuesOf(prototype);
            solver.draw(prototype.drawn() + member);
            try {
                R result = task.solve(face, member);
                if (cut) {
                    return new Chunk<>(number, first, results, Optional.of(cancelled(member)));
                }
                results.add(result);
            } catch (RuntimeException | Error thrown) {
                return new Chunk<>(number, first, results, Optional.of(cut ? cancelled(member) : thrown));
            }
        }
        return new Chunk<>(number, first, results, Optional.empty());
    }

    private static CancellationException cancelled(int member) {
        return new CancellationException("cancelled before member " + member + " was done");
    }

    /** A run goes on as long as somebody wants its chunk. */
    @Override
    public boolean accept(Step step) {
        cut |= unwanted.test(chunk);
        return !cut;
    }
}
