package brook.runtime.stiff;

import brook.runtime.JacobianModel;
import brook.runtime.MissingJacobianException;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.linear.ShiftedSystem;
import brook.runtime.run.RunCosts;
import java.util.Arrays;

/** The Jacobian of a model's rates at a point, its entries column by column, and their partial derivatives by the time. */
final class ModelJacobian {

    private final OdeModel model;
    private final JacobianModel jacobian;
    private final RunCosts costs;
    private final int states;
    private final int directions;
    private final ShiftedSystem system;
    /** Where each entry is found among the rates of the directions. */
    private final int[] sources;

    private final double[] parameters;
    /** Orders 0 and 1 of the point and of a direction for each colour. */
    private final double[] planes;

    private final double[] values;

    /** The Jacobian of a model; an exception that says what to do if it has none. */
    ModelJacobian(OdeModel model, SolveOptions options, RunCosts costs) {
        this.model = model;
        this.jacobian = model.jacobian().orElseThrow(() -> new MissingJacobianException(options.method()));
        this.costs = costs;
        this.states = jacobian.stateCount();
        this.directions = jacobian.directions();
        int[] starts = jacobian.columnStarts();
        int[] rows = jacobian.rows();
        this.system = new ShiftedSystem(starts, rows);
        this.parameters = new double[model.parameterCount()];
        this.planes = new double[Math.multiplyExact(2, jacobian.planeSize())];
        this.sources = new int[rows.length];
        this.values = new double[rows.length];
        int[] colours = jacobian.colours();
        for (int j = 0; j < states; j++) {
            Arrays.fill(sources, starts[j], starts[j + 1], jacobian.planeSize() + states + colours[j]);
            planes[states + j * directions + colours[j]] = 1;
        }
        for (int e = 0; e < rows.length; e++) {
            sources[e] += rows[e] * directions;
        }
    }

    /** A run begins: the parameters are those that the model has now. */
    void start() {
        model.parameters(parameters);
        jacobian.setParameters(parameters);
    }

    /** The modes and the discrete variables from now on. */
    void hold(double[] modes, double[] discretes) {
        jacobian.setModes(modes);
        jacobian.setDiscretes(discretes);
    }

    /** Computes the entries at a point; whether all of them are finite. */
    boolean compute(double t, double[] point) {
        System.arraycopy(point, 0, planes, 0, states);
        jacobian.jet(t, planes, 1);
        costs.jacobian();
        boolean finite = true;
        for (int e = 0; e < values.length; e++) {
            values[e] = planes[sources[e]];
            finite &= Math.abs(values[e]) <= Double.MAX_VALUE;
        }
        return finite;
    }

    /** Lets entries that are not finite be 0, for whom an approximation is enough. */
    void dropNonFinite() {
        for (int e = 0; e < values.length; e++) {
            values[e] = Math.abs(values[e]) <= Double.MAX_VALUE ? values[e] : 0;
        }
    }

    /** Adds the partial derivatives by the time at the point computed last, times a factor. */
    void addTimeDerivatives(double factor, double[] sum) {
        if (jacobian.readsTime()) {
            int at = jacobian.planeSize() + states + directions - 1;
            for (int i = 0; i < states; i++) {
                sum[i] += factor * planes[at + i * directions];
            }
        }
    }

    /** The entries, in the order of the pattern. */
    double[] values() {
        return values;
    }

    /** How many directions a Jacobian has. */
    int directions() {
        return directions;
    }

    /** The linear systems with this pattern. */
    ShiftedSystem system() {
        return system;
    }
}
