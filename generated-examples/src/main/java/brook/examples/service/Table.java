package brook.examples.service;

import brook.compiler.source.ShortestDecimal;
import brook.runtime.solver.ModelTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a trajectory as text: the time, the states, the outputs.
 *
 * @param text the rows alone
 * @param complete whether there was time for all of them
 */
record Table(List<String> columns, String text, boolean complete) {

    /** Writes as many rows as there is time for. */
    static Table of(ModelTrajectory run, Format format, Deadline deadline) {
        StringBuilder text = new StringBuilder();
        int row = 0;
        for (; row < run.rows() && !deadline.isOver(); row++) {
            append(text, row(run, run.timeAt(row)), format);
        }
        return new Table(columns(run), text.toString(), row == run.rows());
    }

    private static List<String> columns(ModelTrajectory run) {
        List<String> columns = new ArrayList<>(run.description().stateLabels());
        columns.addAll(run.description().outputLabels());
        columns.add(0, run.description().time());
        return columns;
    }

    private static double[] row(ModelTrajectory run, double t) {
        double[] state = run.state(t);
        double[] outputs = run.outputs(t);
        double[] row = new double[1 + state.length + outputs.length];
        row[0] = t;
        System.arraycopy(state, 0, row, 1, state.length);
        System.arraycopy(outputs, 0, row, 1 + state.length, outputs.length);
        return row;
    }

    private static void append(StringBuilder text, double[] row, Format format) {
        switch (format) {
            case JSON -> {
                text.append(text.length() == 0 ? "\n[" : ",\n[");
                for (int i = 0; i < row.length; i++) {
                    text.append(i == 0 ? "" : ", ").append(Json.number(row[i]));
                }
                text.append(']');
            }
            case CSV -> {
                for (int i = 0; i < row.length; i++) {
                    text.append(i == 0 ? "" : ",").append(ShortestDecimal.of(row[i]));
                }
                text.append('\n');
            }
        }
    }

    /** The header and the rows; a label with a comma stands in quotes. */
    String csv() {
        return columns.stream()
                        .map(label -> label.indexOf(',') < 0 ? label : '"' + label + '"')
                        .collect(Collectors.joining(",", "", "\n"))
                + text;
    }
}
