package brook.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the columns of a table, and where it comes from. */
final class TableColumns {

    private static final int SHOWN = 8;

    private final String source;
    private final List<String> names;
    private final String id;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    TableColumns(String source, List<String> names, String id) {
        this.source = source;
        this.names = List.copyOf(names);
        this.id = id;
        names.forEach(name -> positions.putIfAbsent(plain(name), positions.size()));
    }

    /** {@code W[1, 2]} and {@code W[1,2]} are the same. */
    private static String plain(String name) {
        return name.replaceAll("\\s+", "");
    }

    String source() {
        return source;
    }

    List<String> names() {
        return names;
    }

    /** What the column of ids would be called. */
    String id() {
        return id;
    }

    /** Where the ids stand, -1 if nowhere. */
    int idPosition() {
        return positions.getOrDefault(id, -1);
    }

    boolean has(String name) {
        return positions.containsKey(plain(name));
    }

    /** Where numbers stand. */
    int position(String name) {
        if (name.equals(id) && has(name)) {
            throw new DataException(source + ":1: the column `" + id + "` says which rows belong together", "");
        }
        return anyPosition(name);
    }

    /** Where numbers or ids stand. */
    int anyPosition(String name) {
        Integer position = positions.get(plain(name));
        if (position == null) {
            throw new DataException(source + ":1: there is no column `" + name + "`", "there are: " + listed());
        }
        return position;
    }

    /** Names with vectors in one: {@code image[1] to image[64], label}. */
    String listed() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size() && parts.size() < SHOWN; i++) {
            String base = base(names.get(i));
            int last = i;
            while (last + 1 < names.size()
                    && !base.isEmpty()
                    && base(names.get(last + 1)).equals(base)) {
                last++;
            }
            parts.add("`" + names.get(i) + "`" + (last > i ? " to `" + names.get(last) + "`" : ""));
            i = last;
            if (parts.size() == SHOWN && last + 1 < names.size()) {
                parts.add("...");
            }
        }
        return String.join(", ", parts);
    }

    private static String base(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? "" : name.substring(0, bracket);
    }
}
