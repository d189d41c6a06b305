package brook.runtime.ensemble;

import brook.runtime.ModelDescription;
import brook.runtime.solver.ModelSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values for the members of an ensemble: columns are parameters, inputs and initial values, a row belongs to a member. Once filled it may be read by any number of threads. */
public final class MemberTable {

    private final List<Column> columns;
    private double[] values = new double[16];
    private int count;

    /** A table without rows. */
    public MemberTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * A table without rows, whose columns have names as {@link Column#find} reads them.
     *
     * @throws IllegalArgumentException if a name stands for no single double of the model's parameters and states
     */
    public static MemberTable of(ModelDescription model, String... names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Column.find(model, name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "`" + name + "` is no parameter, no initial value, and no element of one")));
        }
        return new MemberTable(columns);
    }

    /** Adds a member with a value for each column, none of them NaN. */
    public void add(double... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns.size() + " columns");
        }
        if (Arrays.stream(row).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a value of member " + count + " is not a number");
        }
        int from = Math.multiplyExact(count, row.length);
        if (from + row.length > values.length) {
            values = Arrays.copyOf(values, Math.max(from + row.length, 2 * values.length));
        }
        System.arraycopy(row, 0, values, from, row.length);
        count++;
    }

    /** The number of members. */
    public int count() {
        return count;
    }

    /** What the columns stand for. */
    public List<Column> columns() {
        return columns;
    }

    /** The value of a member in a column, both counted from 0. */
    public double value(int member, int column) {
        return values[member * columns.size() + column];
    }

    /** Sets the values of a member, counted from 0. */
    public void give(ModelSolver solver, int member) {
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).give(solver, value(member, column));
        }
    }
}
