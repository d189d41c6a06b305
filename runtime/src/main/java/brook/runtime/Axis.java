package brook.runtime;

/** The index values of one axis of an array: {@code lower, lower + step, ...}, {@code size} of them. */
public record Axis(int lower, int size, int step) {

    public Axis {
        if (size < 0 || step == 0) {
            throw new IllegalArgumentException("an axis of " + size + " elements with step " + step);
        }
    }

    /** The index value at a position counted from 0. */
    public int index(int position) {
        return lower + position * step;
    }

    /** Whether an index value lies on this axis. */
    public boolean contains(int index) {
        int position = (index - lower) / step;
        return position >= 0 && position < size && index(position) == index;
    }
}
