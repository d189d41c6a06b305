package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.hot.HotCompiler;
import brook.compiler.reference.ModelFile;
import brook.runtime.OdeModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loops over rows of lanes as one: each lane has the bits of the model alone, wherever its neighbours are read. */
class FlatLoopsTest {

    private static final int LANES = 6;
    private static final int ROWS = 20;

    /** Neighbours, the order reversed, rows with a number of their own, what all rows share, and rows in two loops, also transposed. */
    private static final ModelFile ROWS_OF_ALL_KINDS = new ModelFile("rows.ode", """
            param a = 0.7, s[20] = [i/20 for i in 1..20]
            state x[20], y[6, 5], v[20], c
            d = x[2..20] - x[1..19]
            x[1]' = a*d[1] - x[1]*c
            x[i in 2..19]' = a*(d[i] - d[i - 1]) + x[i]*v[i]
            x[20]' = x[1]*x[20]
            v[i in 1..20]' = s[i]*v[i] - v[21 - i]*v[i] + c
            y[i in 1..6, j in 1..5]' = y[i, j]*y[i, j] - a*y[j, j]*y[i, 1] + x[i]*y[i, j]
            c' = a - c*x[3]
            """);

    private static Compilation.Stages stages() {
        CompilerOptions options = CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withAdjoint(Adjoint.ALWAYS);
        Compilation compilation =
                ROWS_OF_ALL_KINDS.compile(options.withBatch(new Batch(LANES, Batch.Form.VALUES, Batch.When.ALWAYS)));
        return compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    private static double[] ready(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        return new double[2 * model.planeSize()];
    }

    @Test
    void eachLaneHasTheBitsOfTheModel() {
        Compilation.Stages stages = stages();
        OdeModel one = HotCompiler.standard().load(stages.models());
        OdeModel all = HotCompiler.standard().load(stages.batch());
        double[] batch = ready(all);
        System.arraycopy(new Random(3).doubles(all.dimension(), -1, 1).toArray(), 0, batch, 0, all.dimension());
        all.jet(0.2, batch, 1);
        double[] jet = ready(one);
        for (int lane = 0; lane < LANES; lane++) {
            for (int i = 0; i < one.dimension(); i++) {
                jet[i] = batch[LANES * i + lane];
            }
            one.jet(0.2, jet, 1);
            for (int i = 0; i < one.dimension(); i++) {
                assertThat(batch[all.planeSize() + LANES * i + lane])
                        .as("lane %d, component %d", lane, i)
                        .isEqualTo(jet[one.planeSize() + i]);
            }
        }
    }

    @Test
    void rowsThatLieAlikeAreOneLoop() {
        String text = stages().batch().get(0).text();
        // The differences and the inner rows; what is read in the order reversed stays in two loops.
        assertThat(text)
                .contains("< " + (ROWS - 1) * LANES + ";")
                .contains("< " + (ROWS - 2) * LANES + ";")
                .contains("w[V - " + LANES + " * i + j + ");
    }
}
