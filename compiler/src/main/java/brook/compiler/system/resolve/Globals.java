package brook.compiler.system.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the model in the order in which they first occur. */
final class Globals {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    void add(Entry entry) {
        entries.put(entry.name(), entry);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    <T extends Entry> List<T> all(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (kind.isInstance(entry)) {
                found.add(kind.cast(entry));
            }
        }
        return found;
    }

    /** Names that have a value. */
    List<String> values() {
        List<String> names = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!(entry instanceof Entry.Function)) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
