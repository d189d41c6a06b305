package brook.maven.generate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the last run left: for each model that it compiled, what it read and what it wrote. */
record BuildState(List<Entry> entries) {

    static final BuildState NOTHING = new BuildState(List.of());

    /**
     * One model.
     *
     * @param options the fingerprint of the options; empty if the model is to be compiled again whatever they are, which shows
     *     its warnings in every build
     * @param inputs hashes of the texts of the model and of all its imports, by name relative to the source folder
     * @param outputs hashes of the Java sources, by name relative to the output folder; none for a library
     * @param constants names of the constants that the model knows; none if the options give none
     */
    record Entry(
            String model,
            String options,
            Map<String, String> inputs,
            Map<String, String> outputs,
            List<String> constants) {

        Entry {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
            constants = List.copyOf(constants);
        }
    }

    BuildState {
        entries = List.copyOf(entries);
    }

    Optional<Entry> entry(String model) {
        return entries.stream().filter(entry -> entry.model().equals(model)).findFirst();
    }

    /** The names of all Java sources, sorted. */
    Set<String> outputs() {
        Set<String> names = new TreeSet<>();
        entries.forEach(entry -> names.addAll(entry.outputs().keySet()));
        return names;
    }
}
