package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import java.util.List;

/** Helps with a name that does not exist. */
final class Names {

    private static final int SHOWN = 10;

    private Names() {}

    /** With the nearest of the names, or with the first of them if none is near. */
    static Diagnostic suggest(Diagnostic diagnostic, String wrong, List<String> names) {
        return Suggestions.nearest(wrong, names)
                .map(name -> diagnostic.help("did you mean `" + name + "`?"))
                .orElseGet(() -> diagnostic.help("there are: "
                        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? ", ..." : "")));
    }
}
