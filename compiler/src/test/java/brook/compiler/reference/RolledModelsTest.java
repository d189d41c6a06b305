package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Adjoint;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.CompilerOptions.Rolling;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.graph.GraphPrinter;
import brook.compiler.graph.Node;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.Recurrence;
import brook.runtime.OdeModel;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Equations that were written out get the loops of arrays and keep their values: models of all kinds with arrays for whatever is alike, against the same
 * models as they were written.
 *
 * <p>The judged reference problems of {@link ReferenceProblemsTest} are compiled with arrays where these pay, the outer Solar System and C5 among them.
 */
class RolledModelsTest {

    private static final int ORDER = 10;
    /** Sums of some tens of terms in another order, on the way through ten orders. */
    private static final double BOUND = 1e-12;

    private static final CompilerOptions WRITTEN =
            CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withRolling(Rolling.NEVER);
    private static final CompilerOptions ROLLED = WRITTEN.withRolling(Rolling.ALWAYS);

    /** The reference problems that have enough equations for anything to be alike. */
    static Stream<ModelFile> models() {
        return ModelFile.in("corpus/reference").stream()
                .filter(file ->
                        file.text().lines().filter(line -> line.contains("' =")).count() >= 5);
    }

    @ParameterizedTest
    @MethodSource("models")
    void coefficientsStayTheSame(ModelFile file) {
        compare(file);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void coefficientsOfModelsThatAreAlmostRegular(long seed) {
        ModelFile file = new ModelFile("almost.ode", almostRegular(new Random(seed)));
        assertThat(graph(file, ROLLED)).as(file.text()).contains("axis alike");
        compare(file);
    }

    private static void compare(ModelFile file) {
        OdeModel written = file.load(WRITTEN);
        OdeModel rolled = file.load(ROLLED);
        double[] parameters = Jets.parameters(written);
        written.setParameters(parameters);
        rolled.setParameters(parameters);
        double[] start = Jets.start(written);
        assertThat(Jets.start(rolled)).as("initial values").containsExactly(start);
        assertThat(rolled.description().states())
                .isEqualTo(written.description().states());
        double[][] expected = Jets.coefficients(written, 0.25, start, ORDER);
        double[][] found = Jets.coefficients(rolled, 0.25, start, ORDER);
        for (int k = 0; k <= ORDER; k++) {
            double norm = 1e-3;
            for (double x : expected[k]) {
                norm = Math.max(norm, Math.abs(x));
            }
            for (int i = 0; i < start.length; i++) {
                assertThat(Math.abs(found[k][i] - expected[k][i]))
                        .as("order %d of component %d of\n%s", k, i, file.text())
                        .isLessThanOrEqualTo(BOUND * norm);
            }
        }
    }

    /** Equations of a few patterns with other neighbours, parameters and signs, and one or the other that breaks out; pair forces. */
    private static String almostRegular(Random random) {
        int n = 8 + random.nextInt(7);
        List<String> patterns = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> pattern(random, 3))
                .toList();
        StringBuilder text = new StringBuilder("param a = 0.7, b = 1.3\n");
        for (int i = 0; i < n; i++) {
            text.append("d")
                    .append(i)
                    .append(" = x")
                    .append(i)
                    .append("*y")
                    .append((i + 3) % n)
                    .append('\n');
        }
        for (int i = 0; i < n; i++) {
            String own = random.nextInt(6) == 0 ? pattern(random, 2) : patterns.get(i % patterns.size());
            text.append(equation("x" + i, own, i, n, random));
            text.append(equation("y" + i, forces(i, n, random), i, n, random));
        }
        return text.append("solve { t = 0 .. 1 }\n").toString();
    }

    private static String equation(String name, String pattern, int i, int n, Random random) {
        String value = pattern.replace("#own", "x" + i)
                .replace("#next", "x" + (i + 1) % n)
                .replace("#other", "y" + (i * 5 + 2) % n)
                .replace("#d", "d" + (i + 2) % n)
                .replace("#p", random.nextInt(4) == 0 ? "b" : "a")
                .replace("#c", random.nextInt(4) == 0 ? "0.75" : "0.5");
        return String.format(Locale.ROOT, "%s' = %s%n%s(0) = %.2f%n", name, value, name, 0.2 + 0.03 * i);
    }

    private static String forces(int i, int n, Random random) {
        String sum = IntStream.range(0, n)
                .filter(j -> j != i)
                .mapToObj(j -> "sin(y" + j + " - y" + i + ")")
                .collect(Collectors.joining(" + "));
        return random.nextInt(8) == 0 ? "#p*#own" : "#p*(" + sum + ")/" + n;
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0) {
            return List.of("#own", "#next", "#other", "#d", "#p", "#c").get(random.nextInt(6));
        }
        String left = pattern(random, depth - 1);
        String right = pattern(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + left + " + " + right + ")";
            case 1 -> "(" + left + " - " + right + ")";
            case 2 -> "cos(" + left + ")*(" + right + " - 2*#own)";
            case 3 -> "-(" + left + ")*(" + right + ")";
            case 4 -> "(" + left + ")/(2 + (" + right + ")^2)";
            default -> "(if " + left + " > 0.4 then " + right + " else #own)";
        };
    }

    @Test
    void bodiesWrittenOutGetTheKernelOfTheirPairs() {
        JetSystem rolled = jet(problem("classic_outer_solar_system"), CompilerOptions.STANDARD);
        JetSystem indexed = jet(new ModelFile("bodies.ode", """
                        param G = 39, m[6] = 1
                        state q[6, 3] = [i + 0.3*k^2*i for i in 1..6, k in 1..3]
                        q'(0) = zeros(6, 3)
                        q[i in 1..6, :]'' = G*sum(m[j]*(q[j, :] - q[i, :])/norm(q[j, :] - q[i, :])^3 for j in 1..6 if j != i)
                        """), CompilerOptions.STANDARD);
        assertThat(convolutions(rolled)).isEqualTo(convolutions(indexed));
        assertThat(series(rolled)).isEqualTo(series(indexed));
        assertThat(loopsWithConvolutions(rolled))
                .isEqualTo(loopsWithConvolutions(indexed))
                .containsExactly("15");
    }

    @Test
    void planetsWrittenOutGetTheKernelsOfTheirIndices() {
        JetSystem rolled = jet(problem("detest_C5"), CompilerOptions.STANDARD);
        JetSystem indexed = jet(new ModelFile("planets.ode", """
                        param k2 = 3, m0 = 1, m[5] = 1
                        state q[5, 3] = [i + 0.3*k^2*i for i in 1..5, k in 1..3]
                        q'(0) = zeros(5, 3)
                        q[i in 1..5, :]'' = k2*(-(m0 + m[i])*q[i, :]/norm(q[i, :])^3
                          + sum(m[j]*((q[j, :] - q[i, :])/norm(q[j, :] - q[i, :])^3 - q[j, :]/norm(q[j, :])^3)
                                for j in 1..5 if j != i))
                        """), CompilerOptions.STANDARD);
        assertThat(convolutions(rolled)).isLessThanOrEqualTo(convolutions(indexed));
        assertThat(loopsWithConvolutions(rolled)).containsExactlyInAnyOrder("5", "10");
    }

    private static ModelFile problem(String id) {
        return ModelFile.of("corpus/reference/" + id + ".ode");
    }

    /** Products of two series, counted for all elements. */
    private static long convolutions(JetSystem jet) {
        return jet.series().stream()
                .flatMap(rule -> rule.convolutions().stream())
                .mapToLong(c -> Node.union(List.of(c.a(), c.b())).stream()
                        .mapToLong(axis -> axis.size())
                        .reduce(1, (a, b) -> a * b))
                .sum();
    }

    private static long series(JetSystem jet) {
        return JetPlan.of(jet).stored().stream().mapToLong(Node::size).sum();
    }

    private static List<String> loopsWithConvolutions(JetSystem jet) {
        return JetPlan.of(jet).kernels().kernels().stream()
                .filter(kernel -> kernel.tasks().stream().anyMatch(task -> convolves(jet, task)))
                .map(kernel -> kernel.loops().stream()
                        .map(axis -> String.valueOf(axis.size()))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static boolean convolves(JetSystem jet, Kernel.Task task) {
        Recurrence rule =
                task instanceof Kernel.Task.Compute compute ? jet.recurrences().get(compute.node()) : null;
        return rule != null && !rule.convolutions().isEmpty();
    }

    @Test
    void oneConstantThatDiffersMakesATable() {
        ModelFile file = ring(i -> (i == 3 ? "2.5" : "2") + "*x%d*x%d");
        assertThat(graph(file, ROLLED)).containsPattern("= \\[2, 2, 2, 2.5, 2").contains("axis alike = 10");
        compare(file);
    }

    @Test
    void oneSignThatDiffersLeavesOneEquationAlone() {
        ModelFile file = ring(i -> (i == 3 ? "x%d + x%d" : "x%d - x%d") + " + sin(t)");
        String graph = graph(file, ROLLED);
        assertThat(graph).contains("axis alike = 9").contains("x0_to_x9[3]");
        compare(file);
    }

    @Test
    void exponentsAreNoCoefficients() {
        ModelFile file = ring(i -> "x%d^" + (0.25 + 0.5 * i) + " - x%d");
        assertThat(graph(file, ROLLED))
                .doesNotContain("alike")
                .contains("^0.25")
                .contains("^4.75");
        compare(file);
    }

    /** Each partial sum stands on the one before. */
    @Test
    void whatGrowsFromEquationToEquationStaysAsWritten() {
        StringBuilder text = new StringBuilder("s0 = sin(x0)\n");
        for (int i = 1; i < 10; i++) {
            text.append(String.format(Locale.ROOT, "s%d = sin(s%d + x%d)%n", i, i - 1, i));
        }
        ModelFile file = ring(i -> "s" + i, text.toString());
        assertThat(graph(file, ROLLED)).doesNotContain("alike");
        compare(file);
    }

    @Test
    void assignedStatesAndStartsFromStatesStayAsWritten() {
        String equations = ring(i -> "x%d*x%d").text();
        for (String more : List.of("event hit when x0 rises 2 { x1 := 0 }\n", "z(0) = x1(0)\nz' = -z\n")) {
            assertThat(graph(new ModelFile("kept.ode", more + equations), ROLLED))
                    .doesNotContain("alike");
        }
    }

    @Test
    void smallModelsStayAsWritten() {
        assertThat(graph(ring(i -> "x%d*x%d"), CompilerOptions.STANDARD)).doesNotContain("alike");
    }

    /** Of a chain of any length: the same nodes, the same kernels. */
    @Test
    void whatIsComputedDoesNotGrowWithTheNumberOfEquations() {
        JetSystem some = jet(chain(250), CompilerOptions.STANDARD);
        JetSystem many = jet(chain(1000), CompilerOptions.STANDARD);
        assertThat(many.ode().graph().size())
                .isEqualTo(some.ode().graph().size())
                .isLessThan(100);
        assertThat(JetPlan.of(many).kernels().kernels())
                .hasSameSizeAs(JetPlan.of(some).kernels().kernels());
    }

    @Test
    void allClassesOfARolledModelLoad() {
        ModelFile file = chain(12);
        CompilerOptions all =
                ROLLED.withJacobian(Jacobian.ALWAYS).withAdjoint(Adjoint.ALWAYS).withSensitivities(List.of());
        Compilation compilation = file.compile(all);
        assertThat(compilation.stages().orElseThrow().java().text())
                .contains("and 9 more like it")
                .contains("u1'");
        assertThat(file.load(all).dimension()).isEqualTo(12);
    }

    private static ModelFile ring(IntFunction<String> equation) {
        return ring(equation, "");
    }

    /** Ten equations, each for its own state and the next one. */
    private static ModelFile ring(IntFunction<String> equation, String before) {
        StringBuilder text = new StringBuilder(before);
        for (int i = 0; i < 10; i++) {
            String value = String.format(Locale.ROOT, equation.apply(i), i, (i + 1) % 10);
            text.append(String.format(Locale.ROOT, "x%d' = %s%nx%d(0) = %.1f%n", i, value, i, 0.5 + 0.1 * i));
        }
        return new ModelFile("ring.ode", text.append("solve { t = 0 .. 1 }\n").toString());
    }

    private static ModelFile chain(int links) {
        StringBuilder text = new StringBuilder("param k = 0.3\n");
        for (int i = 1; i <= links; i++) {
            String left = i > 1 ? "u" + (i - 1) : "0";
            String right = i < links ? "u" + (i + 1) : "0";
            text.append(String.format(
                    Locale.ROOT,
                    "u%d' = k*(%s - 2*u%d + %s) + u%d*(1 - u%d^2)%nu%d(0) = 0.%d%n",
                    i,
                    left,
                    i,
                    right,
                    i,
                    i,
                    i,
                    1 + i % 8));
        }
        return new ModelFile("chain.ode", text.append("solve { t = 0 .. 1 }\n").toString());
    }

    private static String graph(ModelFile file, CompilerOptions options) {
        Compilation compilation = file.compile(options);
        assertThat(compilation.stages())
                .as(compilation.diagnostics().toString())
                .isPresent();
        return GraphPrinter.print(compilation.stages().orElseThrow().graph());
    }

    private static JetSystem jet(ModelFile file, CompilerOptions options) {
        Compilation compilation = file.compile(options);
        assertThat(compilation.stages())
                .as(compilation.diagnostics().toString())
                .isPresent();
        return compilation.stages().orElseThrow().jet();
    }
}
