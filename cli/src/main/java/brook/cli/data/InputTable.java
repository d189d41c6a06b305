package brook.cli.data;

import brook.runtime.ModelDescription;
import brook.runtime.ensemble.Column;
import brook.runtime.ensemble.MemberTable;
import brook.runtime.solver.ModelSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values for many trajectories, one row for each; every trajectory has an id. */
public final class InputTable {

    private final Path path;
    private final MemberTable values;
    private final List<String> ids = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    InputTable(Path path, List<Column> columns) {
        this.path = path;
        this.values = new MemberTable(columns);
    }

    /** What the column of ids is called: {@code id}, or {@code trajectory} where the model has something called {@code id}. */
    public static String idColumn(ModelDescription model) {
        boolean taken = Stream.of(
                        model.parameters(), model.states(), model.discretes(), model.outputs(), model.integrals())
                .flatMap(List::stream)
                .anyMatch(quantity -> quantity.name().equals("id"));
        return taken ? "trajectory" : "id";
    }

    /** Without an id it is the number of the row, from 1. */
    void add(Optional<String> id, long line, double[] row) {
        values.add(row);
        lines.add(line);
        ids.add(id.orElse(Integer.toString(values.count())));
    }

    /** The file that it was read from. */
    public Path path() {
        return path;
    }

    /** The number of trajectories. */
    public int count() {
        return values.count();
    }

    /** The id of a trajectory. */
    public String id(int trajectory) {
        return ids.get(trajectory);
    }

    /** The line of the file on which a trajectory begins, from 1. */
    public long line(int trajectory) {
        return lines.get(trajectory);
    }

    /** Sets the values of a trajectory. */
    public void give(ModelSolver solver, int trajectory) {
        values.give(solver, trajectory);
    }

    /** Writes the values of a trajectory into the doubles of the parameters and of the initial state. */
    public void give(int trajectory, double[] parameters, double[] state) {
        for (int i = 0; i < values.columns().size(); i++) {
            Column column = values.columns().get(i);
            double value = values.value(trajectory, i);
            switch (column.kind()) {
                case PARAMETER -> parameters[column.position()] = value;
                case INITIAL -> state[column.position()] = value;
            }
        }
    }
}
