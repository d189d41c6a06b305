package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** What vector loops of a class need: species of vectors, and an array for values that one loop hands to the next. */
final class VectorNeeds {

    /** The array of values that loops hand on. */
    static final String PASSED = "passed";

    private static final ClassName VECTOR = ClassName.get("jdk.incubator.vector", "DoubleVector");
    private static final TypeName SPECIES = ParameterizedTypeName.get(
            ClassName.get("jdk.incubator.vector", "VectorSpecies"), ClassName.get(Double.class));

    /** No machine has more doubles in a vector: 2,048 bits. */
    private static final int LONGEST = 32;

    private static final int QUARTER = 4;

    private final Names names;
    private final Map<Integer, String> species = new LinkedHashMap<>();
    private int passed;

    VectorNeeds(Names names) {
        this.names = names;
    }

    /** The constant with the species for an axis of so many positions: no longer than the axis. */
    String species(int size) {
        return size >= LONGEST
                ? species.computeIfAbsent(LONGEST, all -> names.constant("LANES"))
                : species.computeIfAbsent(size, few -> names.constant("LANES_OF_" + few));
    }

    /** Whether vectors of every machine fill an axis without a rest. */
    static boolean fills(int size) {
        return size % LONGEST == 0;
    }

    /** Makes the array of handed values at least so long. */
    void pass(int doubles) {
        passed = Math.max(passed, doubles);
    }

    /** The doubles that loops hand on at most. */
    int passed() {
        return passed;
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        species.forEach((size, name) -> {
            FieldSpec.Builder field =
                    FieldSpec.builder(SPECIES, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
            if (size == LONGEST) {
                field.initializer("$T.SPECIES_PREFERRED", VECTOR);
            } else {
                String shorter = size >= QUARTER ? "SPECIES_256" : "SPECIES_128";
                field.initializer(
                        "$T.SPECIES_PREFERRED.length() <= $L ? $T.SPECIES_PREFERRED : $T.$L",
                        VECTOR,
                        size,
                        VECTOR,
                        VECTOR,
                        shorter);
            }
            fields.add(field.build());
        });
        return fields;
    }
}
