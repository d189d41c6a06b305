package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.source.Budget;
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

    /** The array of matrices by columns. */
    static final String COLUMNS = "columns";

    private static final ClassName VECTOR = ClassName.get("jdk.incubator.vector", "DoubleVector");
    private static final TypeName SPECIES = ParameterizedTypeName.get(
            ClassName.get("jdk.incubator.vector", "VectorSpecies"), ClassName.get(Double.class));

    /** No machine has more doubles in a vector: 2,048 bits. */
    private static final int LONGEST = 32;

    private static final int QUARTER = 4;

    /** The field that chooses between forms. */
    static final String FORM = "form";

    /** What all instances know of forms. */
    static final String FORMS = "FORMS";

    private static final ClassName KERNEL_FORM = ClassName.get("brook.runtime", "KernelForm");
    private static final ClassName KERNEL_FORMS = ClassName.get("brook.runtime", "KernelForms");

    private final Names names;
    private final EmitOptions.Arithmetic arithmetic;
    private final Map<Integer, String> species = new LinkedHashMap<>();
    private final Map<Column, Memory.Place> columns = new LinkedHashMap<>();
    private int passed;
    private int column;
    private long ofPairs;
    private long ofOrders;

    /** A matrix of which the elements along an axis stand together. */
    private record Column(Node matrix, Axis along) {}

    VectorNeeds(Names names, EmitOptions.Arithmetic arithmetic) {
        this.names = names;
        this.arithmetic = arithmetic;
    }

    /** Whether kernels have both forms. */
    boolean areBoth() {
        return arithmetic == EmitOptions.Arithmetic.FASTER;
    }

    /** Whether there is a kernel with both forms; known when all are written. */
    boolean isChoice() {
        return areBoth() && areUsed();
    }

    /** Counts products of a kernel of vectors: so many for each pair of orders, and so many for each order. */
    void count(int forPair, int forOrder) {
        ofPairs += forPair;
        ofOrders += forOrder;
    }

    /** The products of a jet: a quarter of the square of its order is the number of pairs. */
    String workOfJet() {
        return ofPairs == 0
                ? ofOrders + "L * order"
                : "order * (" + (ofPairs + 3) / 4 + "L * order + " + ofOrders + ")";
    }

    /** The same of a jet of order 1. */
    String workOfOne() {
        return (ofPairs + 3) / 4 + ofOrders + "L";
    }

    /** The same of order k alone. */
    String workOfNext() {
        return ofPairs == 0 ? ofOrders + "L" : (ofPairs + 1) / 2 + "L * k + " + ofOrders;
    }

    /** The constant with the species for an axis of so many positions: no longer than the axis. */
    String species(int size) {
        return size >= LONGEST
                ? species.computeIfAbsent(LONGEST, all -> names.constant("LANES"))
                : species.computeIfAbsent(size, few -> names.constant("LANES_OF_" + few));
    }

    /** Whether so many vectors in one turn fill an axis without a rest, on every machine: lengths are powers of two. */
    static boolean fills(int size, int vectors) {
        return size % (vectors * Integer.highestOneBit(Math.min(size, LONGEST))) == 0;
    }

    /** Makes the array of handed values at least so long. */
    void pass(int doubles) {
        passed = Math.max(passed, doubles);
    }

    /** The doubles that loops hand on at most. */
    int passed() {
        return passed;
    }

    /** The place of a copy of a matrix in which the elements along an axis stand together. */
    Memory.Place columns(Node matrix, Axis along) {
        return columns.computeIfAbsent(new Column(matrix, along), key -> {
            List<Axis> order = new ArrayList<>(matrix.axes());
            order.remove(along);
            order.add(along);
            Memory.Place place = new Memory.Place(Memory.Array.COLUMNS, column, "", Memory.rowMajor(order));
            column = Math.addExact(column, matrix.size());
            Budget.here().memory(column, "the memory of this model");
            return place;
        });
    }

    /** The doubles of all copies. */
    int column() {
        return column;
    }

    /** The statements that fill the copies, for matrices with these places. */
    Lines copies(Layout layout) {
        Lines lines = new Lines();
        columns.forEach((key, place) -> {
            Map<Axis, String> variables = LoopLines.variables(key.matrix().axes(), names.inner());
            Map<Axis, IndexExpression> at = new LinkedHashMap<>();
            variables.forEach((axis, variable) -> at.put(axis, IndexExpression.of(variable)));
            Memory.Place from = layout.memory().of(key.matrix());
            LoopLines.open(lines, variables, 1);
            lines.statement(COLUMNS + "[" + layout.offset(place, place.index(at)) + "] = "
                    + from.array().variable() + "[" + layout.offset(from, from.index(at)) + "]");
            LoopLines.close(lines, variables);
        });
        return lines;
    }

    /** Whether a loop of the class is one of vectors. */
    boolean areUsed() {
        return !species.isEmpty();
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
        if (isChoice()) {
            fields.add(FieldSpec.builder(KERNEL_FORMS, FORMS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", KERNEL_FORMS)
                    .build());
            fields.add(FieldSpec.builder(KERNEL_FORM, FORM, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("$L.form()", FORMS)
                    .addJavadoc(
                            "$L",
                            "Whether numbers or vectors compute: what is faster at the time; the bits are the same.")
                    .build());
        }
        return fields;
    }
}
