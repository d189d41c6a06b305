package brook.runtime.solver;

/** A parameter or an initial value that the model leaves to the caller was not given. */
public final class MissingValueException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String name;

    MissingValueException(String message, String name) {
        super(message);
        this.name = name;
    }

    /** What is missing, as columns of tables are labelled: {@code k}, {@code q'[2,3]}. */
    public String name() {
        return name;
    }
}
