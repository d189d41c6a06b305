package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.Compilation.Stages;
import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetSystem;
import brook.runtime.OdeModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrals of derivatives of large arrays, read from a longer jet: the same coefficients as those of a state, whose derivative is a formula. */
class LookAheadTest {

    private static final int ORDER = 9;

    private static final ModelFile NETWORK = new ModelFile("network.ode", """
            const d = 7, h = 9
            param W1[h, d] = [sin(i + 2*j)/2 for i in 1..h, j in 1..d], W2[d, h] = [cos(3*i - j)/2 for i in 1..d, j in 1..h]
            state z[d] = [sin(i) for i in 1..d], R0 = 0, R1 = 0, R2 = 0, R3 = 0, R4 = 0, R5 = 0
            z' = W2*tanh(W1*tanh(z) + t)
            R0' = sum(z)
            R1' = sqnorm(der(z, 3))/d
            R2' = exp(-sqnorm(der(z, 2)))*der(z, 1)[3]*z[1]
            R3' = if der(z, 2)[2] < 100 then der(z, 2)[2]/der(z, 4)[5] else 0
            R4' = sum(tanh(der(z .* sin(z), 2)))
            R5' = sum(der(z[i], 3)*der(z[i+1], 2)*i for i in 1..d-1) + dot(W1[3, :], der(z, 2))
            """);

    @Test
    void integralsHaveTheSeriesOfStates() {
        Stages stages = NETWORK.compile(CompilerOptions.STANDARD).stages().orElseThrow();
        OdeModel formulas = load("Formulas", JetSystem.of(stages.graph()));
        JetSystem ahead = JetSystem.of(withIntegrals(stages.graph()));
        OdeModel looking = load("Looking", ahead);
        assertThat(ahead.order()).anyMatch(node -> node instanceof Node.Derivative);
        double[][] expected = Jets.coefficients(formulas, 0, Jets.start(formulas), ORDER);
        double[][] found = coefficients(looking, Jets.start(formulas));
        for (int k = 0; k <= ORDER; k++) {
            for (int i = 0; i < expected[k].length; i++) {
                assertThat(found[k][i])
                        .as("coefficient " + k + " of " + i)
                        .isCloseTo(expected[k][i], within(1e-12 * (1 + Math.abs(expected[k][i]))));
            }
        }
    }

    @Test
    void shorterAndLongerJetsShareTheirOrders() {
        OdeModel model = load(
                "Again",
                JetSystem.of(withIntegrals(NETWORK.compile(CompilerOptions.STANDARD)
                        .stages()
                        .orElseThrow()
                        .graph())));
        double[] jet = new double[3 * model.planeSize()];
        double[][] all = coefficients(model, start(model));
        System.arraycopy(all[0], 0, jet, 0, all[0].length);
        model.jet(0, jet, 2);
        for (int i = 0; i < all[0].length; i++) {
            assertThat(jet[2 * model.planeSize() + i]).isEqualTo(all[2][i]);
        }
    }

    private static double[] start(OdeModel model) {
        double[] state = new double[7 + 6];
        double[] own = Jets.start(model);
        System.arraycopy(own, 0, state, 0, own.length);
        return state;
    }

    private static double[][] coefficients(OdeModel model, double[] start) {
        int plane = model.planeSize();
        double[] jet = new double[plane * (ORDER + 1)];
        System.arraycopy(start, 0, jet, 0, start.length);
        model.chooseModes(0, start);
        model.jet(0, jet, ORDER);
        double[][] coefficients = new double[ORDER + 1][start.length];
        for (int k = 0; k <= ORDER; k++) {
            System.arraycopy(jet, k * plane, coefficients[k], 0, start.length);
        }
        return coefficients;
    }

    /** The states but the first become integrals. */
    private static OdeGraph withIntegrals(OdeGraph ode) {
        List<Quadrature> integrals = new ArrayList<>();
        for (OdeGraph.StateNode state : ode.states().subList(1, ode.states().size())) {
            integrals.add(new Quadrature(state.variables().get(0), state.highest()));
        }
        return new OdeGraph(
                ode.system(),
                ode.graph(),
                ode.time(),
                ode.parameters(),
                ode.states().subList(0, 1),
                ode.discretes(),
                integrals,
                ode.outputs(),
                ode.losses(),
                ode.events(),
                ode.modes(),
                ode.names());
    }

    private static OdeModel load(String name, JetSystem jets) {
        EmitOptions options = new EmitOptions("", name, true, EmitOptions.Plan.LOOPS, ORDER, CompilerOptions.VERSION);
        JavaSource java = JavaEmitter.emit(jets, options);
        OdeModel model = HotCompiler.standard().load(java.qualifiedName(), java.text());
        ModelFile.setDefaults(model);
        return model;
    }
}
