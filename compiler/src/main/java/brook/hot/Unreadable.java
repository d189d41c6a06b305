package brook.hot;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceResolver.Refused;

/** Says why there is no model where one was looked for. */
final class Unreadable {

    private static final String CODE = "E0199";

    private Unreadable() {}

    static Diagnostic diagnostic(String name, Refused refused) {
        String detail = refused.detail();
        return switch (refused.reason()) {
            case NO_FILES, NOT_FOUND -> cannotRead(name, detail.isEmpty() ? "it does not exist" : detail);
            case OUTSIDE ->
                cannotRead(name, "it lies outside of the folder for models")
                        .help("put it there, or allow a folder that holds both");
            case UNREADABLE -> cannotRead(name, detail.isEmpty() ? "it cannot be opened" : detail);
            case TOO_LARGE ->
                cannotRead(name, detail.isEmpty() ? "it is too large" : detail)
                        .help("a model this large should say with indices and sums what it says element by element");
        };
    }

    private static Diagnostic cannotRead(String name, String why) {
        return Diagnostic.error(CODE, "cannot read `" + name + "`: " + why);
    }
}
