package brook.runtime.solver;

import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.StepListener;
import brook.runtime.integrator.LaneIntegrators;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solvers of one model whose runs go on together, so that their jets are computed at once; see {@link LaneIntegrators}. One thread at a time.
 */
public final class SolverLanes {

    private final LaneIntegrators integrators;
    private final List<ModelSolver> solvers;

    private SolverLanes(LaneIntegrators integrators, List<ModelSolver> solvers) {
        this.integrators = integrators;
        this.solvers = solvers;
    }

    /**
     * Solvers with the settings and values of one, and memory of their own.
     *
     * @param all the class of the jets of several runs of the model
     * @param listener is told of all runs, beside the callbacks of the solver
     * @throws IllegalArgumentException if they do not {@link #fit}
     */
    public static SolverLanes of(ModelSolver one, OdeModel all, StepListener listener) {
        LaneIntegrators integrators = one.lanes(all);
        List<ModelSolver> solvers = IntStream.range(0, integrators.count())
                .mapToObj(lane -> one.inLane(integrators, lane, listener))
                .toList();
        return new SolverLanes(integrators, solvers);
    }

    /** Whether runs of a solver go in lanes: its method and its model allow it, and the class is that of runs of its model. */
    public static boolean fit(ModelSolver one, OdeModel all) {
        return one.fits(all);
    }

    /** How many there are. */
    public int count() {
        return solvers.size();
    }

    /** The solver of a lane, for its values; a run of its own must not be going on. */
    public ModelSolver solver(int lane) {
        return solvers.get(lane);
    }

    /**
     * Begins a run with the values that the solver of a lane has now.
     *
     * @throws MissingValueException if a parameter or an initial value is left to the caller and was not set
     */
    public void begin(int lane, double t0, double t1, StepListener listener) {
        solvers.get(lane).begin(t0, t1, listener);
        integrators.begun(lane);
    }

    /** Computes the next steps of all runs; each is then to be taken with {@link #advance}. */
    public void compute() {
        integrators.compute();
    }

    /** Takes the step of a lane; false if its run is over. */
    public boolean advance(int lane) {
        return integrators.integrator(lane).advance();
    }

    /** Leaves the run in a lane where it is; nobody is told. */
    public void drop(int lane) {
        integrators.integrator(lane).stop();
    }

    /** Ends the run in a lane and says what it came to. */
    public Solution end(int lane) {
        return integrators.integrator(lane).end();
    }
}
