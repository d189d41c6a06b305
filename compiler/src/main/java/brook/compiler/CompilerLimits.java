package brook.compiler;

import brook.compiler.source.Budget;
import brook.compiler.source.Budget.Amount;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much one compilation may take; every {@code with} method returns a changed copy. What is beyond a limit is an error
 * in the model with a message of its own, never an exception.
 *
 * @param characters of the model and all its imports together, UTF-16 units
 * @param files the model and its imports
 * @param importDepth imports of imports of imports
 * @param elements of one array, and of all states together; four times as many combinations of indices in one sum
 * @param nodes of the graph of array operations, and of the formulas when functions are expanded
 * @param tableEntries numbers in all tables that are made on the way: values of constants, combinations of indices
 * @param jetNumbers doubles in the memory of one jet, all series times all orders; also those of all parameters
 * @param javaCharacters of the generated Java
 * @param time from the start of the compilation until the Java text is there; looked at while work is done, so it is kept
 *     within some tens of milliseconds
 */
public record CompilerLimits(
        int characters,
        int files,
        int importDepth,
        int elements,
        int nodes,
        long tableEntries,
        long jetNumbers,
        int javaCharacters,
        Duration time) {

    /** For one's own models: far beyond what anybody writes, far below what ends a JVM of usual size. */
    public static final CompilerLimits STANDARD = new CompilerLimits(
            32_000_000,
            1_000,
            100,
            10_000_000,
            50_000_000,
            2_000_000_000L,
            500_000_000L,
            200_000_000,
            Duration.ofHours(1));

    /** For models of strangers, compiled in a running service: some seconds and some tens of megabytes each. */
    public static final CompilerLimits SERVICE = new CompilerLimits(
            200_000, 20, 10, 100_000, 200_000, 10_000_000L, 4_000_000L, 1_000_000, Duration.ofSeconds(5));

    /** These limits with another length of all texts together. */
    public CompilerLimits withCharacters(int most) {
        return new CompilerLimits(
                most, files, importDepth, elements, nodes, tableEntries, jetNumbers, javaCharacters, time);
    }

    /** These limits with another number of files. */
    public CompilerLimits withFiles(int most) {
        return new CompilerLimits(
                characters, most, importDepth, elements, nodes, tableEntries, jetNumbers, javaCharacters, time);
    }

    /** These limits with another depth of imports. */
    public CompilerLimits withImportDepth(int most) {
        return new CompilerLimits(
                characters, files, most, elements, nodes, tableEntries, jetNumbers, javaCharacters, time);
    }

    /** These limits with another size of arrays and states. */
    public CompilerLimits withElements(int most) {
        return new CompilerLimits(
                characters, files, importDepth, most, nodes, tableEntries, jetNumbers, javaCharacters, time);
    }

    /** These limits with another number of array operations. */
    public CompilerLimits withNodes(int most) {
        return new CompilerLimits(
                characters, files, importDepth, elements, most, tableEntries, jetNumbers, javaCharacters, time);
    }

    /** These limits with another number of numbers in tables. */
    public CompilerLimits withTableEntries(long most) {
        return new CompilerLimits(
                characters, files, importDepth, elements, nodes, most, jetNumbers, javaCharacters, time);
    }

    /** These limits with another size of a jet. */
    public CompilerLimits withJetNumbers(long most) {
        return new CompilerLimits(
                characters, files, importDepth, elements, nodes, tableEntries, most, javaCharacters, time);
    }

    /** These limits with another length of the generated Java. */
    public CompilerLimits withJavaCharacters(int most) {
        return new CompilerLimits(
                characters, files, importDepth, elements, nodes, tableEntries, jetNumbers, most, time);
    }

    /** These limits with another duration. */
    public CompilerLimits withTime(Duration most) {
        return new CompilerLimits(
                characters, files, importDepth, elements, nodes, tableEntries, jetNumbers, javaCharacters, most);
    }

    /** These limits for a compilation that starts now. */
    Budget budget() {
        Map<Amount, Long> most = new EnumMap<>(Amount.class);
        most.put(Amount.CHARACTERS, (long) characters);
        most.put(Amount.FILES, (long) files);
        most.put(Amount.IMPORT_DEPTH, (long) importDepth);
        most.put(Amount.ELEMENTS, (long) elements);
        most.put(Amount.NODES, (long) nodes);
        most.put(Amount.TABLE_ENTRIES, tableEntries);
        most.put(Amount.JET_NUMBERS, jetNumbers);
        most.put(Amount.JAVA_CHARACTERS, (long) javaCharacters);
        return new Budget(most, time);
    }
}
