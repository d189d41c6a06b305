package brook.cli.train;

import brook.runtime.ModelDescription;
import brook.runtime.data.DataTable;
import brook.runtime.gradient.TrajectorySource;
import brook.runtime.train.ModelColumns;

/** Trajectories whose inputs and initial values are columns of a table. */
public final class TableSource implements TrajectorySource {

    private final DataTable table;
    private final ModelColumns columns;

    /**
     * The rows of a table.
     *
     * @throws brook.runtime.data.DataException if a column of an input is missing, or something in one is no number
     */
    public TableSource(ModelDescription model, DataTable table) {
        this.table = table;
        this.columns = ModelColumns.of(model, table);
    }

    /** Its rows, and behind them those of another. */
    public TrajectorySource then(TableSource behind) {
        return (row, inputs, state) -> {
            if (row < table.count()) {
                write(row, inputs, state);
            } else {
                behind.write(row - table.count(), inputs, state);
            }
        };
    }

    @Override
    public void write(int row, double[] inputs, double[] state) {
        for (int i = 0; i < inputs.length; i++) {
            int column = columns.inputColumn(i);
            if (column >= 0) {
                inputs[i] = table.present(row, column);
            }
        }
        for (int i = 0; i < state.length; i++) {
            int column = columns.initialColumn(i);
            if (column >= 0) {
                state[i] = table.present(row, column);
            }
        }
    }
}
