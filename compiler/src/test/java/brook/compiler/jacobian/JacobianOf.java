package brook.compiler.jacobian;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.JacobianModel;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.Random;

/** A model with its Jacobian, both at one point: the entries as an integrator gets them, and differences of the right-hand sides. */
public final class JacobianOf {

    static final CompilerOptions OPTIONS = CompilerOptions.STANDARD.withJacobian(Jacobian.ALWAYS);

    /** Central differences of order 8, Fornberg 1988, table 1. */
    private static final double[] WEIGHTS = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

    final OdeModel model;
    final JacobianModel jacobian;
    final int n;
    private final double t;
    private final double[] state;

    JacobianOf(OdeModel model, JacobianModel jacobian, double t, double[] state) {
        this.model = model;
        this.jacobian = jacobian;
        this.n = model.dimension();
        this.t = t;
        this.state = state;
        double[] parameters = new double[model.parameterCount()];
        model.parameters(parameters);
        jacobian.setParameters(parameters);
        double[] discretes = new double[model.discreteCount()];
        model.initialDiscretes(t, state, discretes);
        model.setDiscretes(discretes);
        jacobian.setDiscretes(discretes);
        double[] modes = new double[model.modeCount()];
        model.modes(t, Arrays.copyOf(state, n + model.integralCount()), modes);
        model.setModes(modes);
        jacobian.setModes(modes);
    }

    /** At the start of the model, a little away from it in each component. */
    public static JacobianOf start(String text, double t) {
        OdeModel model = load(text, HotCompiler.standard());
        double[] state = new double[model.dimension()];
        model.initialState(t, state);
        Random random = new Random(1);
        for (int i = 0; i < state.length; i++) {
            state[i] = (Double.isNaN(state[i]) ? 0.5 : state[i]) + 0.01 * random.nextDouble();
        }
        return new JacobianOf(model, model.jacobian().orElseThrow(), t, state);
    }

    static OdeModel load(String text, HotCompiler compiler) {
        Compilation compilation = new ModelFile("model.ode", text).compile(OPTIONS);
        OdeModel model = compiler.load(compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()))
                .models());
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(Arrays.stream(parameters)
                .map(value -> Double.isNaN(value) ? 1 : value)
                .toArray());
        return model;
    }

    static JavaSource source(String text) {
        return new ModelFile("model.ode", text)
                .compile(OPTIONS)
                .stages()
                .orElseThrow()
                .jacobian()
                .orElseThrow();
    }

    /** The entries, row by row, and in the last column the derivatives with respect to the time. */
    double[][] entries() {
        int m = jacobian.directions();
        double[] jet = new double[2 * jacobian.planeSize()];
        System.arraycopy(state, 0, jet, 0, n);
        int[] colours = jacobian.colours();
        for (int j = 0; j < n; j++) {
            jet[n + j * m + colours[j]] = 1;
        }
        jacobian.jet(t, jet, 1);
        double[][] entries = new double[n][n + 1];
        int[] starts = jacobian.columnStarts();
        int[] rows = jacobian.rows();
        int products = jacobian.planeSize() + n;
        for (int j = 0; j < n; j++) {
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                entries[rows[k]][j] = jet[products + rows[k] * m + colours[j]];
            }
        }
        for (int i = 0; i < n && jacobian.readsTime(); i++) {
            entries[i][n] = jet[products + i * m + m - 1];
        }
        return entries;
    }

    /** The outputs of the model at the point. */
    double[] outputs() {
        double[] outputs = new double[model.outputCount()];
        model.outputs(t, state, outputs);
        return outputs;
    }

    /** The greatest difference between an entry and its central difference, in units of the greatest of these, which is at least 1. */
    public double error() {
        double[][] entries = entries();
        double[][] differences = differences(4e-3);
        double error = 0;
        double scale = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= n; j++) {
                error = Math.max(error, Math.abs(entries[i][j] - differences[i][j]));
                scale = Math.max(scale, Math.abs(differences[i][j]));
            }
        }
        assertThat(error).isFinite();
        return error / scale;
    }

    /** Central differences with the modes held. */
    private double[][] differences(double step) {
        double[][] differences = new double[n][n + 1];
        for (int j = 0; j <= n; j++) {
            double h = j == n ? step : step * Math.max(1, Math.abs(state[j]));
            for (int k = 1; k <= WEIGHTS.length; k++) {
                double[] above = rates(j, k * h);
                double[] below = rates(j, -k * h);
                for (int i = 0; i < n; i++) {
                    differences[i][j] += WEIGHTS[k - 1] * (above[i] - below[i]) / h;
                }
            }
        }
        return differences;
    }

    private double[] rates(int moved, double by) {
        double[] jet = new double[2 * model.planeSize()];
        System.arraycopy(state, 0, jet, 0, n);
        if (moved < n) {
            jet[moved] += by;
        }
        model.jet(moved < n ? t : t + by, jet, 1);
        return Arrays.copyOfRange(jet, model.planeSize(), model.planeSize() + n);
    }
}
