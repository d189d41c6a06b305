package brook.compiler.graph;

/** A named index set of fixed size; equal only to itself, so that operands broadcast by axis and never by accident of size. */
public final class Axis {

    private final String name;
    private final int size;

    /** A new axis, different from every other. */
    public Axis(String name, int size) {
        this.name = name;
        this.size = size;
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
