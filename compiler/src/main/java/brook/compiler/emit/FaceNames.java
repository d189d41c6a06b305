package brook.compiler.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Allocates the names of methods that users of a typed solver call: the model's own name wherever Java and the methods of
 * every solver allow, otherwise that name with underscores behind it.
 */
final class FaceNames {

    private static final int LONGEST = 100;

    /** Methods of {@code Object}. */
    private static final List<String> OBJECT =
            List.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken = new HashSet<>(OBJECT);

    /** These names are taken. */
    FaceNames(List<String> reserved) {
        taken.addAll(reserved);
    }

    /** A name for each of some names of the model; those that can stay as they are come first, so that nobody pushes them aside. */
    Map<String, String> all(List<String> names) {
        Map<String, String> allocated = new LinkedHashMap<>();
        for (String name : names) {
            if (free(name).equals(name)) {
                allocated.put(name, name);
                taken.add(name);
            }
        }
        names.forEach(name -> allocated.computeIfAbsent(name, this::one));
        return allocated;
    }

    /** A name for something beside a quantity, or made of its name. */
    String one(String name) {
        String free = free(name);
        taken.add(free);
        return free;
    }

    private String free(String name) {
        String free = Names.identifier(name, LONGEST);
        while (taken.contains(free) || SourceVersion.isKeyword(free)) {
            free += "_";
        }
        return free;
    }

    /** {@code theta} as part of a longer name: {@code Theta}. */
    static String capital(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }
}
