package brook.compiler.system.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The names of one file in the order in which they first occur, and those that it imports. */
final class Globals {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> imported = new LinkedHashMap<>();

    /** What a name means in this file, its own or imported. */
    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name)).or(() -> Optional.ofNullable(imported.get(name)));
    }

    void add(Entry entry) {
        entries.put(entry.name(), entry);
    }

    /** Makes an entry of another file known, under its own name or as {@code layers.f}. */
    void addImported(String name, Entry entry) {
        imported.put(name, entry);
    }

    /** The file's own names. */
    Collection<Entry> all() {
        return entries.values();
    }

    /** The names that come from other files. */
    Map<String, Entry> imported() {
        return imported;
    }

    /** The file's own names of one kind. */
    <T extends Entry> List<T> all(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (kind.isInstance(entry)) {
                found.add(kind.cast(entry));
            }
        }
        return found;
    }

    /** The time, which an imported file does not know. */
    Optional<Entry.Time> time() {
        return all(Entry.Time.class).stream().findFirst();
    }

    /** Names that have a value. */
    List<String> values() {
        return names(entry -> !(entry instanceof Entry.Function)
                && !(entry instanceof Entry.Library)
                && !(entry instanceof Entry.Event));
    }

    List<String> functions() {
        return names(entry -> entry instanceof Entry.Function);
    }

    private List<String> names(Predicate<Entry> wanted) {
        List<String> names = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (wanted.test(entry)) {
                names.add(name);
            }
        });
        imported.forEach((name, entry) -> {
            if (wanted.test(entry)) {
                names.add(name);
            }
        });
        return names;
    }
}
