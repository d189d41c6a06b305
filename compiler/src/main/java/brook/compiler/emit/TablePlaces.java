package brook.compiler.emit;

import brook.compiler.system.RuledNumbers;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Which class holds a table: the model itself the first, nested classes the others, since the method that makes the tables of a class must stay below 7,000
 * bytes of bytecode as all others do.
 */
final class TablePlaces {

    /** Estimated bytes of bytecode for the tables of the model's own class, which has more to make, and of a nested one. */
    private static final int OWN = 2_000;

    private static final int NESTED = 5_000;

    private static final int TABLE = 20;
    private static final int STRING = 7;

    /** Characters of a string, digits of a position among them at most. */
    private static final int CHARACTERS = 60_000;

    /** Of all elements of short tables that are written as they are. */
    private static final int MOST_WRITTEN_OUT = 300;

    private final Names names;
    private final Map<String, TypeSpec.Builder> nested = new LinkedHashMap<>();
    private String holder = "";
    private long bytes;
    private int writtenOut;

    TablePlaces(Names names) {
        this.names = names;
    }

    /** The name with which code reads a new table of at most so many digits. */
    String name(String hint, long digits) {
        long cost = TABLE + STRING * (1 + digits / CHARACTERS);
        if (bytes + cost > (holder.isEmpty() ? OWN : NESTED)) {
            holder = names.constant("TABLES_" + (nested.size() + 1));
            nested.put(
                    holder,
                    TypeSpec.classBuilder(holder).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
            bytes = 0;
        }
        bytes += cost;
        return (holder.isEmpty() ? "" : holder + ".") + names.constant(hint);
    }

    /** How many elements may still be written as they are. */
    int room() {
        return MOST_WRITTEN_OUT - writtenOut;
    }

    /** Declares a table where its name says. */
    void add(TypeSpec.Builder type, Class<?> array, String name, String value) {
        writtenOut += value.startsWith("{") ? value.split(",").length : 0;
        place(type, name).addField(TableWriter.field(array, name.substring(name.indexOf('.') + 1), value));
    }

    /** Declares a table that a method of this name makes by a loop. */
    void add(TypeSpec.Builder type, String name, String method, RuledNumbers table) {
        place(type, name)
                .addField(TableWriter.field(double[].class, name.substring(name.indexOf('.') + 1), method + "()"))
                .addMethod(RuleText.method(method, table));
    }

    private TypeSpec.Builder place(TypeSpec.Builder type, String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? type : Objects.requireNonNull(nested.get(name.substring(0, dot)));
    }

    /** Adds the nested classes. */
    void addTo(TypeSpec.Builder type) {
        nested.values().forEach(place -> type.addType(place.build()));
    }
}
