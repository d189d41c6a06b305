package brook.runtime.ensemble;

import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.SolverLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Computes several members at once, whose runs go on together in lanes; who is done makes room for the next of the chunk. */
final class LaneWorker<S, R> implements ChunkWorker<R> {

    /** A lane without a member. */
    private static final int NOBODY = -1;

    private final ModelSolver prototype;
    private final SolverLanes lanes;
    private final Wanted wanted;
    private final MemberPlan<S, R> plan;
    private final List<S> faces = new ArrayList<>();
    private final List<Optional<MemberRun<R>>> runs = new ArrayList<>();
    private final int[] members;
    private final TreeMap<Integer, R> results = new TreeMap<>();
    /** The members from here on are not computed: the last of the chunk, or the first that ended it early. */
    private int end;

    private Optional<Throwable> thrown = Optional.empty();

    /** For lanes all of whose steps ask {@code wanted}. */
    LaneWorker(ModelSolver prototype, SolverLanes lanes, Wanted wanted, MemberFace<S> face, MemberPlan<S, R> plan) {
        this.prototype = prototype;
        this.lanes = lanes;
        this.wanted = wanted;
        this.plan = plan;
        this.members = new int[lanes.count()];
        for (int lane = 0; lane < members.length; lane++) {
            faces.add(face.over(lanes.solver(lane)));
            runs.add(Optional.empty());
        }
    }

    @Override
    public Chunk<R> compute(int number, int first, int last) {
        wanted.chunk(number);
        results.clear();
        thrown = Optional.empty();
        end = last;
        Arrays.fill(members, NOBODY);
        int next = fill(first);
        while (isGoing()) {
            lanes.compute();
            for (int lane = 0; lane < members.length; lane++) {
                if (members[lane] != NOBODY) {
                    advance(lane);
                }
            }
            next = fill(next);
        }
        return new Chunk<>(number, first, List.copyOf(results.headMap(end).values()), thrown);
    }

    private boolean isGoing() {
        for (int member : members) {
            if (member != NOBODY) {
                return true;
            }
        }
        return false;
    }

    /** Begins members where there is room; returns the next of them. */
    private int fill(int first) {
        int next = first;
        for (int lane = 0; lane < members.length; lane++) {
            while (members[lane] == NOBODY && next < end) {
                begin(lane, next);
                next++;
            }
        }
        return next;
    }

    private void begin(int lane, int member) {
        if (!wanted.isWanted()) {
            fail(member, ChunkWorker.cancelled(member));
            return;
        }
        ModelSolver solver = lanes.solver(lane);
        solver.takeValuesOf(prototype);
        solver.draw(prototype.drawn() + member);
        try {
            MemberRun<R> run = plan.plan(faces.get(lane), member);
            lanes.begin(lane, run.t0(), run.t1(), run.listener());
            runs.set(lane, Optional.of(run));
            members[lane] = member;
        } catch (RuntimeException | Error failure) {
            fail(member, failure);
        }
    }

    private void advance(int lane) {
        int member = members[lane];
        try {
            if (!lanes.advance(lane)) {
                members[lane] = NOBODY;
                keep(lane, member);
            }
        } catch (RuntimeException | Error failure) {
            fail(member, wanted.isWanted() ? failure : ChunkWorker.cancelled(member));
        }
    }

    private void keep(int lane, int member) {
        R result = runs.get(lane).orElseThrow().result().apply(lanes.end(lane));
        if (wanted.isWanted()) {
            results.put(member, result);
        } else {
            fail(member, ChunkWorker.cancelled(member));
        }
    }

    /** The results end before a member; those behind it are dropped. */
    private void fail(int member, Throwable failure) {
        end = member;
        thrown = Optional.of(failure);
        for (int lane = 0; lane < members.length; lane++) {
            if (members[lane] >= end) {
                lanes.drop(lane);
                members[lane] = NOBODY;
            }
        }
    }
}
