package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.JavaEmitter;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jet.JetSystem;
import brook.runtime.BlockedModel;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.parallel.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops of large models in blocks: the same bits on any number of threads, and the loops' results but for the order of sums. */
class DividedLoopsTest {

    private static final int ORDER = 12;
    private static final EmitOptions OPTIONS =
            new EmitOptions("", "Large", true, EmitOptions.Plan.LOOPS, ORDER, CompilerOptions.VERSION);
    private static final Map<ModelFile, JetSystem> GRAPHS = new HashMap<>();

    /** Points of a spiral on a sphere, at rest. */
    private static final ModelFile BODIES = new ModelFile("bodies.ode", """
            const N = 70
            param mass[N] = [(1 + mod(i, 3))/(2*N) for i in 1..N]
            state q[N, 3] = [if j == 1 then cos(2.4*i)*sqrt(1 - (2*i/N - 1)^2)
                             else if j == 2 then sin(2.4*i)*sqrt(1 - (2*i/N - 1)^2) else 2*i/N - 1 for i in 1..N, j in 1..3]
            q'(0) = 0
            q[i in 1..N, :]'' = sum(mass[j]*(q[j, :] - q[i, :])/norm(q[j, :] - q[i, :])^3 for j in 1..N if j != i)
            output energy = sum(mass[i]*sqnorm(q[i, :]')/2 for i in 1..N)
                          - sum(mass[i]*mass[j]/norm(q[i, :] - q[j, :]) for i in 1..N, j in 1..N if i < j)
            """);

    /** The first mode of a rod of which the ends are kept at 0; the cells are not a multiple of what a turn takes. */
    private static final ModelFile HEAT = new ModelFile("heat.ode", """
            const N = 30001, dx = 1/(N + 1)
            state u[N] = [sin(pi*i*dx) for i in 1..N]
            u[1]' = (u[2] - 2*u[1])/dx^2
            u[i in 2..N-1]' = (u[i - 1] - 2*u[i] + u[i + 1])/dx^2
            u[N]' = (u[N - 1] - 2*u[N])/dx^2
            """);

    /** Two axes, products, elementary functions, and a library series. */
    private static final ModelFile PLANE = new ModelFile("plane.ode", """
            const N = 61, M = 53
            state u[N, M] = [sin(i + 2*j) for i in 1..N, j in 1..M], v[N, M] = [cos(i - j) for i in 1..N, j in 1..M]
            u[i in 1..N, j in 1..M]' = sin(u[i, j])*v[i, j] - bern(u[mod(i, N) + 1, j])
            v[i in 1..N, j in 1..M]' = exp(-v[i, j]^2)*u[i, mod(j, M) + 1]
            """);

    /** A matrix times a vector of functions: each row is a sum over a loop. */
    private static final ModelFile NETWORK = new ModelFile("network.ode", """
            const N = 403
            param W[N, N] = [sin(i*j)/N for i in 1..N, j in 1..N]
            state x[N] = [cos(i) for i in 1..N]
            x' = W*tanh(x) - x
            """);

    static List<ModelFile> models() {
        return List.of(BODIES, HEAT, PLANE, NETWORK);
    }

    @ParameterizedTest
    @MethodSource("models")
    void bitsDoNotDependOnThreads(ModelFile file) {
        OdeModel model = load(file, OPTIONS);
        double[] alone = Jets.planes(model, ORDER);
        for (int threads : new int[] {2, 3, 7}) {
            model.useWorkers(Workers.of(threads));
            for (int round = 0; round < 5; round++) {
                assertThat(Jets.planes(model, ORDER)).as("%d threads", threads).isEqualTo(alone);
            }
        }
    }

    /** Sums of up to 69 forces in another order: at most so many roundings of the largest coefficient of an order. */
    @ParameterizedTest
    @MethodSource("models")
    void blocksAreTheLoop(ModelFile file) {
        OdeModel divided = load(file, OPTIONS);
        OdeModel whole = load(file, OPTIONS.withDivision(EmitOptions.Division.NEVER));
        assertThat(divided).isInstanceOf(BlockedModel.class);
        assertThat(whole).isNotInstanceOf(BlockedModel.class);
        double[] expected = Jets.planes(whole, ORDER);
        double[] found = Jets.planes(divided, ORDER);
        int plane = whole.planeSize();
        for (int k = 0; k <= ORDER; k++) {
            double largest = 0;
            double difference = 0;
            for (int i = k * plane; i < k * plane + whole.dimension(); i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                difference = Math.max(difference, Math.abs(found[i] - expected[i]));
            }
            double bound = file.equals(BODIES) ? 1e-13 * (k + 1) * largest : 0;
            assertThat(difference).as("order %d", k).isLessThanOrEqualTo(bound);
        }
    }

    /** Blocks of vectors begin and end as those of numbers do. */
    @ParameterizedTest
    @MethodSource("models")
    void vectorsInBlocksHaveTheSameBits(ModelFile file) {
        OdeModel vectors = load(file, OPTIONS.withArithmetic(EmitOptions.Arithmetic.VECTORS));
        vectors.useWorkers(Workers.of(2));
        assertThat(Jets.planes(vectors, ORDER)).isEqualTo(Jets.planes(load(file, OPTIONS), ORDER));
    }

    /** The bodies fall towards each other; what energy changes is rounding, 1e-13 of the potential energy. */
    @Test
    void bodiesKeepTheirEnergy() {
        OdeModel model = load(BODIES, OPTIONS);
        Solution solution = Integrator.of(
                        model, SolveOptions.STANDARD.rtol(1e-16).threads(3))
                .solve(0, Jets.start(model), 0.5);
        assertThat(solution.reachedEnd()).isTrue();
        double before = energy(model, Jets.start(model));
        assertThat(solution.state()).isNotEqualTo(Jets.start(model));
        assertThat(energy(model, solution.state())).isCloseTo(before, within(1e-13 * Math.abs(before)));
    }

    private static double energy(OdeModel model, double[] state) {
        double[] outputs = new double[1];
        model.outputs(0, state, outputs);
        return outputs[0];
    }

    /**
     * Sines are eigenvectors of second differences: u_i(t) = sin(pi i dx) exp(-t (2 sin(pi dx/2)/dx)^2). Differences of the scheme have rates up to 4/dx^2, which
     * multiply the roundings of one step of length h by up to e^(4h/dx^2) = e^7.
     */
    @Test
    void heatDecaysAsItsFirstMode() {
        OdeModel model = load(HEAT, OPTIONS);
        double end = 2e-8;
        Solution solution = Integrator.of(
                        model, SolveOptions.STANDARD.rtol(1e-14).threads(2))
                .solve(0, Jets.start(model), end);
        assertThat(solution.reachedEnd()).isTrue();
        double dx = 1.0 / (model.dimension() + 1);
        double rate = Math.pow(2 * Math.sin(Math.PI * dx / 2) / dx, 2);
        for (int i = 0; i < model.dimension(); i += 100) {
            double exact = Math.sin(Math.PI * (i + 1) * dx) * Math.exp(-end * rate);
            assertThat(solution.state()[i]).isCloseTo(exact, within(1e-11));
        }
    }

    /** What other methods evaluate is divided too. */
    @Test
    void rightHandSidesAreDivided() {
        OdeModel model = load(BODIES, OPTIONS);
        SolveOptions options = SolveOptions.STANDARD.method(Method.DOP853).rtol(1e-10);
        double[] alone =
                Integrator.of(model, options).solve(0, Jets.start(model), 0.2).state();
        double[] three = Integrator.of(model, options.threads(3))
                .solve(0, Jets.start(model), 0.2)
                .state();
        assertThat(three).isEqualTo(alone);
        double[] taylor = Integrator.of(model, SolveOptions.STANDARD.rtol(1e-14))
                .solve(0, Jets.start(model), 0.2)
                .state();
        for (int i = 0; i < taylor.length; i++) {
            assertThat(three[i]).isCloseTo(taylor[i], within(1e-8));
        }
    }

    private static OdeModel load(ModelFile file, EmitOptions options) {
        JetSystem jets = GRAPHS.computeIfAbsent(file, DividedLoopsTest::jets);
        JavaSource java = JavaEmitter.emit(jets, options);
        OdeModel model = HotCompiler.standard().load(java.qualifiedName(), java.text());
        ModelFile.setDefaults(model);
        return model;
    }

    private static JetSystem jets(ModelFile file) {
        return JetSystem.of(
                file.compile(CompilerOptions.STANDARD).stages().orElseThrow().graph());
    }
}
