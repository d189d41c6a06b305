package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Discrete variables that no event changes. */
    void warnOfUnchanged(OdeSystem system) {
        Set<Symbol> changed = new HashSet<>();
        for (OdeSystem.Event event : system.events()) {
            for (OdeSystem.Action action : event.actions()) {
                if (action instanceof OdeSystem.Action.Assign assign) {
                    changed.add(assign.target());
                }
            }
        }
        for (Entry.Discrete entry : globals.all(Entry.Discrete.class)) {
            boolean changes = entry.symbol.result().filter(changed::contains).isPresent();
            if (!changes && !keepsTheStart(entry) && !entry.name().startsWith("_")) {
                problems.report(
                        Diagnostic.warning("W0101", "no event changes the discrete variable `" + entry.name() + "`")
                                .at(entry.place())
                                .help("write `param " + Spans.brief(entry.item.span())
                                        + "`, or change it in an event: `" + entry.name() + " := ...`"));
            }
        }
    }

    /** What it is at the start cannot be said of a parameter. */
    private static boolean keepsTheStart(Entry.Discrete entry) {
        return entry.initial.result().stream()
                .flatMap(value -> Variables.symbols(value.expr()).stream())
                .anyMatch(symbol -> symbol.kind() == Symbol.Kind.STATE || symbol.kind() == Symbol.Kind.TIME);
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
