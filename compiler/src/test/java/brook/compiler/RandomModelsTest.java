package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.jacobian.JacobianOf;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that nobody wrote: random small ones, whose loops and straight-line code must agree, and very wide ones, whose methods must stay small. */
class RandomModelsTest {

    private static final int ORDER = 12;
    private static final List<String> FUNCTIONS =
            List.of("sin", "cos", "tanh", "exp", "sigmoid", "atan", "erf", "softplus");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void loopsAndStraightLineCodeAgree(long seed) {
        String model = model(new Random(seed));
        OdeModel loops = load(model, Plan.LOOPS);
        OdeModel straight = load(model, Plan.STRAIGHT);
        assertThat(straight.specialisedOrder()).as(model).isEqualTo(ORDER);
        double[] a = jet(loops);
        double[] b = jet(straight);
        for (int k = 0; k <= ORDER; k++) {
            double scale = 0;
            double difference = 0;
            for (int i = 0; i < loops.dimension(); i++) {
                double x = a[k * loops.planeSize() + i];
                scale = Math.max(scale, Math.abs(x));
                difference = Math.max(difference, Math.abs(x - b[k * straight.planeSize() + i]));
            }
            assertThat(difference).as("order %d of\n%s", k, model).isLessThanOrEqualTo(1e-11 * Math.max(scale, 1e-3));
        }
    }

    /** Entries of the Jacobian against differences, as {@code JacobianTest} does. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void jacobiansAreDifferences(long seed) {
        String model = model(new Random(seed));
        assertThat(JacobianOf.start(model, 0.25).error()).as(model).isLessThan(1e-9);
    }

    /** A loader refuses a method above 7,000 bytes. */
    @Test
    void methodsOfWideModelsStaySmall() {
        String products = IntStream.range(0, 1500)
                .mapToObj(i -> "x[" + (i % 40 + 1) + "]*sin(x[" + (i * 7 % 40 + 1) + "] + " + i + ")")
                .collect(Collectors.joining(" + "));
        load("state x[40] = 0.01, y = 0\nx' = -x\ny' = (" + products + ")/1500\n", Plan.AUTO);
        String parameters =
                IntStream.range(0, 5000).mapToObj(i -> "p" + i + " = " + i).collect(Collectors.joining(", "));
        String sum = IntStream.range(0, 5000).mapToObj(i -> "p" + i).collect(Collectors.joining(" + "));
        load("param " + parameters + "\nstate y = 0\ny' = (" + sum + ")*1e-8 - y\n", Plan.AUTO);
        load("state A[4, 4] = eye(4), B[4, 4] = 0.1*eye(4)\nA' = A*B*A - A\nB' = B*A*B - transpose(B)*A\n", Plan.AUTO);
    }

    private static String model(Random random) {
        StringBuilder text = new StringBuilder("param a = 0.7, b[6] = [0.1*i for i in 1..6]\n");
        text.append("state x = 0.3, y = -0.2, u[6] = [0.2 - 0.05*i for i in 1..6], q[3] = [0.1, 0.2, 0.3]\n");
        text.append("d = ").append(term(random, 3, List.of("x", "y", "a"))).append('\n');
        text.append("x' = ")
                .append(term(random, 4, List.of("x", "y", "d", "t", "a")))
                .append('\n');
        text.append("y'' = ")
                .append(term(random, 3, List.of("x", "y", "y'", "d")))
                .append(" - y'\ny'(0) = 0.1\n");
        List<String> local = List.of("u[i]", "x", "b[i]", "u[mod(i, 6) + 1]", "sum(u[j]*u[i] for j in 1..6 if j != i)");
        text.append("u[i in 1..6]' = ").append(term(random, 3, local)).append('\n');
        text.append("q[i in 1..3]' = ")
                .append(term(random, 3, List.of("q[i]", "dot(q, q)", "y", "q[4 - i]")))
                .append('\n');
        return text.append("solve { t = 0 .. 1; order = " + ORDER + " }\n").toString();
    }

    private static String term(Random random, int depth, List<String> leaves) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return random.nextInt(4) == 0
                    ? String.format(Locale.ROOT, "%.2f", 0.1 + random.nextDouble())
                    : leaves.get(random.nextInt(leaves.size()));
        }
        String left = term(random, depth - 1, leaves);
        String right = term(random, depth - 1, leaves);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + left + " + " + right + ")";
            case 1 -> "(" + left + " - " + right + ")";
            case 2 -> left + "*" + right;
            case 3 -> "(" + left + ")/(2 + (" + right + ")^2)";
            case 4 -> "(1.5 + sin(" + left + "))^0.7";
            default -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())) + "(" + left + ")";
        };
    }

    private static OdeModel load(String text, Plan plan) {
        Compilation compilation =
                OdeCompiler.compile(new SourceFile("random.ode", text), CompilerOptions.STANDARD.withPlan(plan));
        assertThat(compilation.diagnostics().stream().map(d -> d.code() + " " + d.message()))
                .as(text)
                .allMatch(message -> message.startsWith("W"));
        JavaSource java = compilation.stages().orElseThrow().java();
        return HotCompiler.standard().load(java.qualifiedName(), java.text());
    }

    private static double[] jet(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        double[] jet = new double[(ORDER + 1) * model.planeSize()];
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        System.arraycopy(state, 0, jet, 0, state.length);
        model.chooseModes(0, state);
        model.jet(0, jet, ORDER);
        return jet;
    }
}
