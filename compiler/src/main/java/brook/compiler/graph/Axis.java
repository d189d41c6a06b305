package brook.compiler.graph;

/** A named index set of fixed size; equal only to itself, so that operands broadcast by axis and never by accident of size. */
public final class Axis {

    private final String name;
    private final int size;
    private final Of of;

    private enum Of {
        ELEMENTS,
        EQUATIONS,
        TRAJECTORIES,
        RUNS
    }

    private Axis(String name, int size, Of of) {
        this.name = name;
        this.size = size;
        this.of = of;
    }

    /** A new axis, different from every other. */
    public Axis(String name, int size) {
        this(name, size, Of.ELEMENTS);
    }

    /** A new axis of equations that were written out and are alike. */
    public static Axis equations(int count) {
        return new Axis("alike", count, Of.EQUATIONS);
    }

    /** Whether its positions are equations that the user wrote out. */
    public boolean isEquations() {
        return of == Of.EQUATIONS;
    }

    /** A new axis of the trajectories of a batch. */
    public static Axis lanes(int count) {
        return new Axis("lane", count, Of.TRAJECTORIES);
    }

    /** A new axis of runs, whose steps are their own. */
    public static Axis runs(int count) {
        return new Axis("lane", count, Of.RUNS);
    }

    /** Whether its positions are trajectories of a batch, or runs. */
    public boolean isLanes() {
        return of == Of.TRAJECTORIES || isRuns();
    }

    /** Whether its positions are runs, each of which has the bits of the model. */
    public boolean isRuns() {
        return of == Of.RUNS;
    }

    /** A name for people; axes are told apart by identity. */
    public String name() {
        return name;
    }

    /** The number of positions. */
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return name + "(" + size + ")";
    }
}
