package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warnings about names that nothing reads; a leading underscore keeps one quiet. */
final class Unused {

    private final Globals globals;
    private final Problems problems;

    Unused(Globals globals, Problems problems) {
        this.globals = globals;
        this.problems = problems;
    }

    void warn() {
        int warnings = 0;
        for (Entry entry : globals.all()) {
            if (!entry.isUsed() && isCounted(entry) && warnings < 50) {
                problems.report(warning(entry));
                warnings++;
            }
        }
    }

    private static boolean isCounted(Entry entry) {
        boolean named = entry instanceof Entry.Parameter
                || entry instanceof Entry.Constant
                || entry instanceof Entry.Function
                || entry instanceof Entry.Definition definition && definition.output.isEmpty();
        return named && !entry.name().startsWith("_");
    }

    private Diagnostic warning(Entry entry) {
        String keep = "name it `_" + entry.name() + "` to keep it";
        List<String> others = new ArrayList<>();
        for (Entry other : globals.all()) {
            if (other.isUsed() && other != entry) {
                others.add(other.name());
            }
        }
        Optional<String> meant = Suggestions.nearest(entry.name(), others);
        String help = meant.map(name -> "did you mean to use it instead of the "
                        + globals.find(name).orElseThrow().kind() + " `" + name + "`? Remove it, or " + keep)
                .orElse("remove it, or " + keep);
        return Diagnostic.warning("W0101", "the " + entry.kind() + " `" + entry.name() + "` is never used")
                .at(entry.place())
                .help(help);
    }
}
