package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Rolling;
import brook.compiler.GoldenFile;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.gradient.GradientSolver;
import brook.runtime.gradient.GradientSolver.StartPoint;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of vectors compute the bits of kernels of numbers: every model of the tests that gets any. */
class VectorModelsTest {

    private static final int ORDER = 12;
    private static final CompilerOptions NUMBERS =
            CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withRolling(Rolling.ALWAYS);
    private static final CompilerOptions VECTORS = NUMBERS.withArithmetic(Arithmetic.VECTORS);

    private static final HotCompiler JANINO = new HotCompiler(new JaninoBackEnd());

    /** Those that get kernels of vectors. */
    private static final List<ModelFile> MODELS = Stream.of(
                    "corpus", "golden", "lowering", "accuracy", "unplanned", "derivatives")
            .flatMap(name -> ModelFile.in(name).stream())
            .filter(file -> file.compile(VECTORS)
                    .stages()
                    .filter(stages -> stages.java().text().contains("DoubleVector"))
                    .isPresent())
            .toList();

    static List<ModelFile> models() {
        return MODELS;
    }

    @Test
    void manyModelsHaveKernelsOfVectors() {
        assertThat(MODELS).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("models")
    void bitsAreTheSame(ModelFile file) {
        compare(file, VECTORS, JANINO);
    }

    /** Sizes that vectors fill, and such that leave one to seven positions for the last one. */
    @ParameterizedTest
    @ValueSource(ints = {5, 7, 8, 9, 16, 31, 32, 65, 71})
    void everySizeOfAnAxis(int size) {
        String text = """
                model Sizes
                const n = %d
                param A[n, n] = [1/(i + 2*j) for i in 1..n, j in 1..n], b[n] = [0.1*i for i in 1..n]
                state x[n], y[n, 3]
                x(0) = b
                y[i in 1..n, q in 1..3](0) = 0.2*i + 0.1*q
                h = tanh(A*x + b)
                x' = A*(h .* x) - x .* x
                y[i in 1..n, :]' = sum((y[j, :] - y[i, :])*h[j]/(1 + sqnorm(y[j, :] - y[i, :]))^1.5 for j in 1..n if j != i)
                """.formatted(size);
        ModelFile file = new ModelFile("sizes.ode", text);
        assertThat(java(file, VECTORS).text()).contains("DoubleVector");
        compare(file, VECTORS, JANINO);
        compare(file, VECTORS.withFma(false), JANINO);
    }

    /** Adjoints add to neighbours on both sides, and what goes to one place must come in the order of positions. */
    @ParameterizedTest
    @ValueSource(ints = {16, 21, 64})
    void gradientsHaveTheSameBits(int size) {
        ModelFile file = new ModelFile("chain.ode", """
                const n = %d
                param a[n] = [1 + 0.01*i for i in 1..n]
                state u[0..n+1] = [sin(i) for i in 0..n+1]
                u[0]' = 0
                u[i in 1..n]' = a[i]*u[i]*(u[i + 1] - u[i - 1])/3 - tanh(u[i + 1]*u[i])
                u[n+1]' = 0
                integral R = sum(der(u[i], 2)^2 for i in 1..n)
                output far = sum(u[i]^2 for i in 1..n)
                """.formatted(size));
        assertThat(gradient(file, VECTORS)).containsExactly(gradient(file, NUMBERS));
    }

    /** A run may change from numbers to vectors and back. */
    @ParameterizedTest
    @ValueSource(strings = {"bodies", "layers"})
    void bothFormsOfKernelsGiveTheSameBits(String name) throws ReflectiveOperationException {
        CompilerOptions options = NUMBERS.withArithmetic(Arithmetic.FASTER);
        OdeModel model = loaded(JANINO, ModelFile.of("vectors/" + name + ".ode"), options);
        double[] start = Jets.start(model);
        double[][] numbers = Jets.coefficients(model, 0.25, start, ORDER);
        Field form = model.getClass().getDeclaredField("form");
        form.setAccessible(true);
        Field vectors = form.getType().getDeclaredField("vectors");
        vectors.setAccessible(true);
        assertThat(vectors.getBoolean(form.get(model))).isFalse();
        vectors.setBoolean(form.get(model), true);
        assertThat(Jets.coefficients(model, 0.25, start, ORDER)).isDeepEqualTo(numbers);
        assertThat(vectors.getBoolean(form.get(model))).isTrue();
    }

    /** Adjoints continue jets order by order, and choose in each. */
    @Test
    void gradientsChooseTheirFormToo() {
        ModelFile file = ModelFile.of("vectors/layers.ode");
        CompilerOptions options = NUMBERS.withArithmetic(Arithmetic.FASTER).withAdjoint(CompilerOptions.Adjoint.ALWAYS);
        assertThat(file.compile(options)
                        .stages()
                        .orElseThrow()
                        .adjoint()
                        .orElseThrow()
                        .text())
                .contains("form.begin(", "form.end()");
    }

    private static double[] gradient(ModelFile file, CompilerOptions options) {
        OdeModel model = file.load(options.withAdjoint(CompilerOptions.Adjoint.ALWAYS));
        GradientSolver solver = GradientSolver.of(model, SolveOptions.STANDARD.rtol(1e-9));
        double[] parameters = Jets.parameters(model);
        double[] given = new double[model.dimension()];
        Arrays.fill(given, Double.NaN);
        solver.run(parameters, new StartPoint(0, Jets.start(model), given), 1);
        double[] ones = new double[solver.targets().length];
        Arrays.fill(ones, 1);
        solver.differentiate(ones, new double[] {1});
        return IntStream.range(0, parameters.length + given.length)
                .mapToDouble(i ->
                        i < parameters.length ? solver.byParameter(i) : solver.byInitialValue(i - parameters.length))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bodies", "layers"})
    void theCompilerOfTheJdkGivesTheSameBits(String name) {
        compare(ModelFile.of("vectors/" + name + ".ode"), VECTORS, new HotCompiler(new JavacBackEnd()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bodies", "layers"})
    void javaIsAsExpected(String name) {
        JavaSource java = java(ModelFile.of("vectors/" + name + ".ode"), VECTORS.withPackageName("vectors"));
        GoldenFile.compare(GoldenFile.resource("vectors").resolve(Path.of(java.className() + ".java")), java.text());
    }

    /** Beside the kernels of numbers those of vectors, and what chooses. */
    @Test
    void javaOfBothFormsIsAsExpected() {
        CompilerOptions both = NUMBERS.withArithmetic(Arithmetic.FASTER).withPackageName("vectors.both");
        JavaSource java = java(ModelFile.of("vectors/bodies.ode"), both);
        GoldenFile.compare(GoldenFile.resource("vectors").resolve(Path.of("both/Bodies.java")), java.text());
    }

    private static void compare(ModelFile file, CompilerOptions vectors, HotCompiler compiler) {
        OdeModel expected = loaded(JANINO, file, vectors.withArithmetic(Arithmetic.NUMBERS));
        OdeModel found = loaded(compiler, file, vectors);
        double[] start = Jets.start(expected);
        assertThat(Jets.coefficients(found, 0.25, start, ORDER))
                .as(file.name())
                .isDeepEqualTo(Jets.coefficients(expected, 0.25, start, ORDER));
    }

    private static OdeModel loaded(HotCompiler compiler, ModelFile file, CompilerOptions options) {
        OdeModel model =
                compiler.load(file.compile(options).stages().orElseThrow().models());
        model.setParameters(Jets.parameters(model));
        return model;
    }

    private static JavaSource java(ModelFile file, CompilerOptions options) {
        return file.compile(options)
                .stages()
                .orElseThrow(() ->
                        new AssertionError(file.compile(options).diagnostics().toString()))
                .java();
    }
}
