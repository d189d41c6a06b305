package brook.cli.data;

import brook.compiler.source.Diagnostic;

/** A table is wrong; the diagnostic says where and why. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The code of messages about tables. */
    static final String CODE = "data";

    private final transient Diagnostic diagnostic;

    DataException(String message) {
        this(Diagnostic.error(CODE, message));
    }

    DataException(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    DataException help(String text) {
        return new DataException(diagnostic.help(text));
    }

    /** What is wrong. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
