package brook.maven.generate;

import brook.compiler.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models that would give the same file. Capitals do not count, as on some file systems: a project builds on all or on none. */
final class Conflicts {

    private Conflicts() {}

    /** The same outcomes; all parties to a conflict have failed, each with a message that names another. */
    static List<Outcome> checked(List<Outcome> outcomes) {
        Map<String, List<Outcome>> byFile = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            for (String file : outcome.entry().outputs().keySet()) {
                byFile.computeIfAbsent(key(file), some -> new ArrayList<>()).add(outcome);
            }
        }
        return outcomes.stream()
                .map(outcome -> conflict(outcome, byFile).map(outcome::failed).orElse(outcome))
                .toList();
    }

    private static Optional<Diagnostic> conflict(Outcome outcome, Map<String, List<Outcome>> byFile) {
        for (String file : outcome.entry().outputs().keySet()) {
            for (Outcome other : byFile.getOrDefault(key(file), List.of())) {
                if (!other.model().equals(outcome.model())) {
                    return Optional.of(message(file, other));
                }
            }
        }
        return Optional.empty();
    }

    private static Diagnostic message(String file, Outcome other) {
        String theirs = other.entry().outputs().keySet().stream()
                .filter(name -> key(name).equals(key(file)))
                .findFirst()
                .orElseThrow();
        String what = theirs.equals(file)
                ? "gives the class `" + className(file) + "` as well"
                : "gives the class `" + className(theirs) + "`, the same file as `" + className(file)
                        + "` where capitals do not count";
        return Diagnostic.error(Generation.CODE, "`" + other.model() + "` " + what)
                .help("give one of them another name in its first line, `model Other`, or move it to another folder");
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".java".length()).replace('/', '.');
    }

    private static String key(String file) {
        return file.toLowerCase(Locale.ROOT);
    }
}
