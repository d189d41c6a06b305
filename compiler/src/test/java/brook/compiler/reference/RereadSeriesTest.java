package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetSystem;
import brook.runtime.OdeModel;
import org.junit.jupiter.api.Test;

/** Differences of positions that are computed again for each order instead of kept: of many pairs, not of few. */
class RereadSeriesTest {

    private static final int ORDER = 6;
    private static final EmitOptions OPTIONS =
            new EmitOptions("", "Bodies", true, EmitOptions.Plan.LOOPS, ORDER, CompilerOptions.VERSION);

    /** Bodies on a ring with masses that are alike, turning about its centre as a rigid body. */
    private static final String RING = """
            const speed = sqrt(sum(1/sin(pi*j/N) for j in 1..N-1)/(4*N))
            state q[N, 3] = [if j == 1 then cos(2*pi*i/N) else if j == 2 then sin(2*pi*i/N) else 0 for i in 1..N, j in 1..3]
            q'(0) = [if j == 1 then -speed*sin(2*pi*i/N) else if j == 2 then speed*cos(2*pi*i/N) else 0 for i in 1..N, j in 1..3]
            q[i in 1..N, :]'' = sum((q[j, :] - q[i, :])/N/norm(q[j, :] - q[i, :])^3 for j in 1..N if j != i)
            """;

    /** Six numbers for each body, three for its acceleration, and of a pair two series instead of five. */
    @Test
    void twoSeriesOfAPairAreKept() {
        assertThat(load(170, OPTIONS).planeSize()).isEqualTo(9 * 170 + 2 * 170 * 169 / 2);
        assertThat(load(150, OPTIONS).planeSize()).isEqualTo(9 * 150 + 5 * 150 * 149 / 2);
    }

    /**
     * The ring turns with the angular velocity that its attraction asks for (Maxwell 1859): x = cos(w t + phase), of which all coefficients are known. It is unstable:
     * a neighbour at a distance d = 2 sin(pi/170) that is out of its place is pulled away by 2 m/d^3 times that, neighbours of all distances on both sides by
     * 4 zeta(3) m/d^3 = 24^2. So roundings go as exp(24 t), in coefficients as 24^k/k!.
     */
    @Test
    void theRingTurns() {
        int bodies = 170;
        OdeModel model = load(bodies, OPTIONS);
        double[] jet = Jets.planes(model, ORDER);
        double speed = jet[3 * bodies + 3 * (bodies - 1) + 1];
        double factor = 1;
        double error = 1e-15;
        for (int k = 0; k <= ORDER; k++) {
            for (int i = 0; i < bodies; i++) {
                double phase = 2 * Math.PI * (i + 1) / bodies + k * Math.PI / 2;
                double found = jet[k * model.planeSize() + 3 * i];
                assertThat(found).as("order %d", k).isCloseTo(factor * Math.cos(phase), within(error));
            }
            factor *= speed / (k + 1);
            error *= 24.0 / (k + 1);
        }
    }

    /** Loops over such series keep numbers where vectors are asked for. */
    @Test
    void vectorsHaveTheSameBits() {
        double[] vectors = Jets.planes(load(170, OPTIONS.withArithmetic(EmitOptions.Arithmetic.VECTORS)), ORDER);
        assertThat(vectors).isEqualTo(Jets.planes(load(170, OPTIONS), ORDER));
    }

    private static OdeModel load(int bodies, EmitOptions options) {
        ModelFile file = new ModelFile("bodies.ode", "const N = " + bodies + "\n" + RING);
        JetSystem jets = JetSystem.of(
                file.compile(CompilerOptions.STANDARD).stages().orElseThrow().graph());
        JavaSource java = JavaEmitter.emit(jets, options);
        OdeModel model = HotCompiler.standard().load(java.qualifiedName(), java.text());
        ModelFile.setDefaults(model);
        return model;
    }
}
