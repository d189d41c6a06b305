package brook.compiler.emit;

import brook.compiler.graph.IndexMap;
import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import brook.compiler.system.RuledNumbers;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a generated class needs of the library and of numbers: tables and shapes of matrices, each with its name. */
final class LiteralTables {

    /** Of a double in the text of a table. */
    private static final int DIGITS = 11;

    private final Names names;
    private final TablePlaces places;
    private final Map<IntTable, String> ints = new LinkedHashMap<>();
    private final Map<IntTable, String> kinds = new HashMap<>();
    private final Map<DoubleTable, String> doubles = new LinkedHashMap<>();
    private final Map<MatrixShape, String> matrices = new LinkedHashMap<>();

    private boolean passes;

    /** How the elements of a matrix lie in an array. */
    record MatrixShape(int rows, int columns, int rowStride, int columnStride) {

        /** The Java expression that makes it. */
        String code() {
            return rowStride == columns && columnStride == 1
                    ? "LaneMatrix.byRows(" + rows + ", " + columns + ")"
                    : "new LaneMatrix(" + rows + ", " + columns + ", " + rowStride + ", " + columnStride + ")";
        }

        private String hint() {
            return (columnStride == 1 ? "MATRIX_" : "TRANSPOSED_") + rows + "_" + columns;
        }
    }

    LiteralTables(Names names) {
        this.names = names;
        this.places = new TablePlaces(names);
    }

    String ints(IndexMap.Table table) {
        return ints.computeIfAbsent(table.positions(), t -> places.name(kind(t), t.size()));
    }

    /** What a position read from a table is called. */
    String hint(IndexMap.Table table) {
        return switch (kind(table.positions())) {
            case TableWriter.FIRST -> "first";
            case TableWriter.SECOND -> "second";
            default -> "place";
        };
    }

    /** Asked for each reading of a table, and found by looking at all of it. */
    private String kind(IntTable table) {
        return kinds.computeIfAbsent(table, TableWriter::hint);
    }

    String doubles(Node.Constant constant) {
        return doubles.computeIfAbsent(
                constant.values(), t -> places.name("TABLE_" + doubles.size(), (long) DIGITS * t.size()));
    }

    /** The constant that says how a matrix lies. */
    String matrix(MatrixShape shape) {
        return matrices.computeIfAbsent(shape, s -> names.constant(s.hint()));
    }

    /** The method of {@code ElementFunctions} for an operator. */
    String pass(Operator operator) {
        passes = true;
        return operator.name().toLowerCase(Locale.ROOT);
    }

    /** Whether elementary functions pass over arrays. */
    boolean hasPasses() {
        return passes;
    }

    Map<MatrixShape, String> matrices() {
        return matrices;
    }

    /** Declares all tables, in the class and in nested ones. */
    void addTo(TypeSpec.Builder type) {
        ints.forEach((table, name) -> places.add(type, int[].class, name, TableWriter.ints(table, places.room())));
        doubles.forEach((table, name) -> {
            if (table instanceof RuledNumbers numbers) {
                places.add(type, name, names.method(made(name)), numbers);
            } else {
                places.add(type, double[].class, name, TableWriter.doubles(table, places.room()));
            }
        });
        places.addTo(type);
    }

    /** What makes {@code TABLES_1.TABLE_0}. */
    private static String made(String name) {
        return name.substring(name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
