package brook.cli;

import brook.runtime.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the value of one assignment: a number, a list in brackets with rows between semicolons, or a file with a bare matrix. */
final class ValueText {

    private final String option;
    private final String name;
    private final Quantity quantity;

    ValueText(String option, String name, Quantity quantity) {
        this.option = option;
        this.name = name;
        this.quantity = quantity;
    }

    /** {@code count} numbers, row by row; one number alone stands for all. */
    double[] read(String text, int count) {
        if (Arguments.isNumber(text)) {
            double[] values = new double[count];
            Arrays.fill(values, Double.parseDouble(text));
            return values;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return table(List.of(text.substring(1, text.length() - 1).split(";", -1)), count);
        }
        return table(lines(text), count);
    }

    private List<String> lines(String text) {
        try {
            return Files.readAllLines(Path.of(text)).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException | InvalidPathException unreadable) {
            throw Refusal.usage("`" + option + " " + name + "=" + Arguments.shortened(text)
                    + "`: neither a number, nor a list like `[1,2]`, nor a file that can be read");
        }
    }

    private double[] table(List<String> rows, int count) {
        List<Double> numbers = new ArrayList<>();
        for (String row : rows) {
            List<Double> more = Arguments.numbers(option + " " + name, row);
            if (isMatrix(count) && more.size() != quantity.axes().get(1).size()) {
                throw wrongSize(count, "a row of " + more.size() + " numbers is given");
            }
            numbers.addAll(more);
        }
        if (isMatrix(count) && rows.size() != quantity.axes().get(0).size()) {
            throw wrongSize(count, rows.size() + (rows.size() == 1 ? " row is given" : " rows are given"));
        }
        if (numbers.size() != count) {
            throw wrongSize(count, numbers.size() + " are given");
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A matrix is given row by row, anything else as one list, however it is broken into rows. */
    private boolean isMatrix(int count) {
        return count > 1 && quantity.axes().size() == 2;
    }

    private Refusal wrongSize(int count, String given) {
        String has = count == 1 ? "one number" : count + " numbers";
        if (isMatrix(count)) {
            has = quantity.axes().get(0).size() + " rows of "
                    + quantity.axes().get(1).size() + " numbers";
        }
        return Refusal.usage("`" + option + "`: `" + name + "` has " + has + ", but " + given);
    }
}
