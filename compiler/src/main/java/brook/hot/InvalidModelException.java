package brook.hot;

import brook.compiler.source.Diagnostic;
import java.util.List;

/** A model was asked for where there are errors; the message shows them with their lines. */
public final class InvalidModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    InvalidModelException(ModelResult result) {
        super(result.text());
        this.diagnostics = result.diagnostics();
    }

    /** The errors and warnings as values. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
