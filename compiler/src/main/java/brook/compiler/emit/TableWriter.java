package brook.compiler.emit;

import brook.compiler.graph.IntTable;
import brook.compiler.graph.PairTable;
import brook.compiler.graph.Pairs;
import brook.compiler.source.Budget;
import brook.compiler.system.DoubleTable;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Writes the initial values of tables: short ones as they are, pairs by a loop of the runtime, long ones as strings (an array initialiser costs 7 bytes of
 * bytecode an element, of 64 kB in all), in the format of {@code brook.runtime.Tables}.
 */
final class TableWriter {

    static final String FIRST = "FIRST_OF_PAIR";
    static final String SECOND = "SECOND_OF_PAIR";

    private static final int SHORT = 64;
    private static final int CHUNK = 60_000;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    private TableWriter() {}

    /** A constant of the class that holds a table. */
    static FieldSpec field(Class<?> type, String name, String value) {
        FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL);
        if (value.startsWith("Tables.")) {
            return field.initializer("$T.$L", ClassName.get("brook.runtime", "Tables"), value.substring(7))
                    .build();
        }
        return field.initializer("$L", value).build();
    }

    /** What a table is: the first, the second of pairs, or just places. */
    static String hint(IntTable table) {
        Pairs pairs = new Pairs(Pairs.Kind.ABOVE, bodies(table.size()));
        if (pairs.n() > 2 && table.equals(PairTable.firsts(pairs))) {
            return FIRST;
        }
        return pairs.n() > 2 && table.equals(PairTable.seconds(pairs)) ? SECOND : "PLACES";
    }

    static String ints(IntTable table) {
        return ints(table, SHORT);
    }

    /** As above; as it is only where it has at most so many elements. */
    static String ints(IntTable table, int most) {
        String hint = hint(table);
        if (hint.equals(FIRST)) {
            return "Tables.firstOfPairs(" + bodies(table.size()) + ")";
        }
        if (hint.equals(SECOND)) {
            return "Tables.secondOfPairs(" + bodies(table.size()) + ")";
        }
        if (table.size() <= Math.min(SHORT, most)) {
            return IntStream.range(0, table.size())
                    .mapToObj(i -> Integer.toString(table.get(i)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (table instanceof PairTable pairs) {
            return pairs(pairs);
        }
        StringBuilder digits = new StringBuilder();
        int last = 0;
        for (int i = 0; i < table.size(); i++) {
            int difference = table.get(i) - last;
            last = table.get(i);
            appendInt(digits, difference << 1 ^ difference >> 31);
        }
        return "Tables.ints(" + chunks(digits.toString()) + ")";
    }

    private static String pairs(PairTable table) {
        String method = "Tables." + table.pairs().kind().name().toLowerCase(Locale.ROOT) + "(";
        return method + table.pairs().n() + ", " + table.offset() + ", " + table.byFirst() + ", " + table.bySecond()
                + ")";
    }

    static String doubles(DoubleTable table) {
        return doubles(table, SHORT);
    }

    /** As above; as it is only where it has at most so many elements. */
    static String doubles(DoubleTable table, int most) {
        if (table.size() <= Math.min(SHORT, most)) {
            return IntStream.range(0, table.size())
                    .mapToObj(i -> Literals.of(table.get(i)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < table.size(); i++) {
            long bits = Double.doubleToRawLongBits(table.get(i));
            for (int digit = 0; digit < 11; digit++) {
                digits.append(DIGITS.charAt((int) (bits & 63)));
                bits >>>= 6;
            }
        }
        return "Tables.doubles(" + chunks(digits.toString()) + ")";
    }

    private static void appendInt(StringBuilder digits, int zigzag) {
        int rest = zigzag;
        while (rest >>> 5 != 0) {
            digits.append(DIGITS.charAt(rest & 31 | 32));
            rest >>>= 5;
        }
        digits.append(DIGITS.charAt(rest));
    }

    private static String chunks(String digits) {
        Budget.here().java(digits.length());
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += CHUNK) {
            chunks.add('"' + digits.substring(i, Math.min(i + CHUNK, digits.length())) + '"');
        }
        return String.join(", ", chunks);
    }

    /** n, if a size is n (n - 1) / 2, else 0. */
    private static int bodies(int size) {
        int n = (int) Math.round((1 + Math.sqrt(1 + 8.0 * size)) / 2);
        return (long) n * (n - 1) / 2 == size ? n : 0;
    }
}
