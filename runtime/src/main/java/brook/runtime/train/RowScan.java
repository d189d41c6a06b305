package brook.runtime.train;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.List;

/**
 * A map that goes over the rows of a series, from zeros to its last value, and back for gradients (the backpropagation through time of Rumelhart, Hinton, Williams 1986). Belongs
 * to one thread.
 *
 * <p>It is a model whose state is the value and whose rate is the value after a row. Its parameters are those of the model that is run without the value, then the
 * time between two rows, if the map reads it.
 */
final class RowScan {

    private final OdeModel map;
    private final AdjointModel adjoint;
    private final int size;
    private final int first;
    private final double[] parameters;
    private final double[] adjointParameters;
    private final double[] jet;
    private final double[] scratch;
    private final double[] modes;
    private double[] values = new double[0];

    /**
     * What a row has.
     *
     * @param inputs of the model that is run, the value of the scan left out
     * @param gap the time since the row before, in the order of the map
     */
    @SuppressWarnings("ArrayRecordComponent") // Numbers that are handed over once and not changed.
    record Row(double time, double gap, double[] inputs) {}

    /** With a map, an instance of its own. */
    RowScan(OdeModel map) {
        this.map = map;
        this.adjoint = map.adjoint()
                .orElseThrow(
                        () -> new IllegalArgumentException("the map of the scan was compiled without its adjoint"));
        this.size = map.dimension();
        this.first = map.description().firstTrainable();
        this.parameters = new double[map.parameterCount()];
        this.adjointParameters = new double[adjoint.parameterCount()];
        this.jet = new double[2 * adjoint.planeSize()];
        this.scratch = new double[2 * map.planeSize()];
        this.modes = new double[map.modeCount()];
    }

    /** The number of doubles of the value. */
    int size() {
        return size;
    }

    /**
     * Goes over rows and writes the value after the last.
     *
     * @param shared parameters and trainables, inputs left out
     */
    void run(double[] shared, List<Row> rows, double[] last) {
        System.arraycopy(shared, 0, parameters, 0, shared.length);
        int needed = (rows.size() + 1) * size;
        values = values.length < needed ? new double[needed] : values;
        double[] value = new double[size];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(value, 0, values, i * size, size);
            take(shared.length, rows.get(i));
            map.setParameters(parameters);
            map.rightHandSide(rows.get(i).time(), value, last, scratch);
            System.arraycopy(last, 0, value, 0, size);
        }
        System.arraycopy(value, 0, last, 0, size);
    }

    private void take(int shared, Row row) {
        System.arraycopy(row.inputs(), 0, parameters, shared, row.inputs().length);
        if (shared + row.inputs().length < parameters.length) {
            parameters[parameters.length - 1] = row.gap();
        }
    }

    /**
     * Goes back over the rows of the last run.
     *
     * @param weights the derivative by each double of the last value
     * @param gradient to which the derivative by each trainable is added
     */
    void back(double[] shared, List<Row> rows, double[] weights, double[] gradient) {
        double[] changes = weights.clone();
        double[] value = new double[size];
        for (int i = rows.size() - 1; i >= 0; i--) {
            System.arraycopy(values, i * size, value, 0, size);
            take(shared.length, rows.get(i));
            product(rows.get(i).time(), value, changes);
            int plane = adjoint.planeSize();
            System.arraycopy(jet, plane + size, changes, 0, size);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += jet[plane + 2 * size + first + j];
            }
        }
    }

    /** The products of weights with the derivatives of one step, in plane 1. */
    private void product(double t, double[] value, double[] weights) {
        map.setParameters(parameters);
        map.modes(t, value, modes);
        System.arraycopy(parameters, 0, adjointParameters, 0, parameters.length);
        adjoint.setParameters(adjointParameters);
        adjoint.setModes(modes);
        Arrays.fill(jet, 0);
        System.arraycopy(value, 0, jet, 0, size);
        System.arraycopy(weights, 0, jet, size, size);
        adjoint.begin(t, jet, 1);
    }
}
