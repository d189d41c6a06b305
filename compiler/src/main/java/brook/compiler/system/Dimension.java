package brook.compiler.system;

/** The index range of one axis of a declared name: {@code lower .. lower + size - 1}. */
public record Dimension(int lower, int size) {

    public int upper() {
        return lower + size - 1;
    }
}
