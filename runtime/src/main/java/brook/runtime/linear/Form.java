package brook.runtime.linear;

import java.util.Locale;

/** How the matrices of one pattern are stored and eliminated; {@link Plan} chooses by estimated work. */
public enum Form {
    /** All n x n entries, partial pivoting. */
    DENSE,
    /** A band around the diagonal, in the given order or after reverse Cuthill-McKee, partial pivoting. */
    BANDED,
    /** What minimum degree leaves to fill, pivots from the diagonal where they are large enough. */
    SPARSE;

    /** The form in a word: {@code dense}, {@code banded}, {@code sparse}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
