package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;

/** Constructs whose meaning comes in a later version: said once nothing else is wrong. */
final class NotSupported {

    private NotSupported() {}

    static Diagnostic error(String construct, Span span) {
        return Diagnostic.error("E0190", construct + " is not supported yet").at(span);
    }
}
