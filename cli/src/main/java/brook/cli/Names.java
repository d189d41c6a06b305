package brook.cli;

import brook.compiler.source.Diagnostic;
import java.util.List;

/** Helps with a name that does not exist. */
final class Names {

    private static final int SHOWN = 10;

    private Names() {}

    /** With the nearest of the names, or with all of them if none is near. */
    static Diagnostic suggest(Diagnostic diagnostic, String wrong, List<String> names) {
        String list = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return diagnostic.help("there are: " + list + (names.size() > SHOWN ? ", ..." : ""));
    }
}
