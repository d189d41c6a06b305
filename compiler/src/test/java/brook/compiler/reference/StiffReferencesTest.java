package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Jacobian;
import brook.runtime.Ending;
import brook.runtime.Method;
import brook.runtime.OdeModel;
import brook.runtime.Solution;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The references of the stiff problems belong to their models: as far as Taylor steps come in a second, and to the end with stiff methods. */
class StiffReferencesTest {

    static List<ReferenceFile> stiff() {
        return ReferenceFile.stiff();
    }

    @ParameterizedTest
    @MethodSource("stiff")
    void aReferenceIsThatOfItsModel(ReferenceFile reference) {
        OdeModel model = model(reference.id());
        assertThat(model.description().solve().t1()).isEqualTo(reference.number("t1"));
        assertThat(reference.state("final")).hasSize(model.dimension());
        assertThat(reference.state("final")).noneMatch(value -> value.signum() == 0);
    }

    /** The bound is relative to the largest component, as the tolerance of a Taylor step is. */
    @ParameterizedTest
    @CsvSource({
        "06_robertson, 40, 1e-12",
        "hires, 321.8122, 1e-11",
        "oregonator, 25, 1e-12",
        "van_der_pol_scaled, 0.25, 1e-12"
    })
    void taylorStepsMeetTheReference(String id, double time, double bound) {
        ReferenceFile reference = reference(id);
        OdeModel model = model(id);
        double[] start = new double[model.dimension()];
        model.initialState(0, start);
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-14).atol(1e-20);
        Solution solution = Integrator.of(model, options).solve(0, start, time);
        assertThat(solution.reachedEnd()).isTrue();
        double[] expected = expected(reference, time);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(solution.state()).containsExactly(expected, within(bound * largest));
    }

    static Stream<Arguments> runs() {
        return stiff().stream()
                .flatMap(reference -> Stream.of(Method.RADAU5, Method.RODAS5P, Method.AUTO)
                        .map(method -> Arguments.of(reference.id(), method)));
    }

    /** To the end, with the tolerances of the file: an error of at most a hundred of them, for each component. */
    @ParameterizedTest
    @MethodSource("runs")
    void stiffMethodsMeetTheReference(String id, Method method) {
        ReferenceFile reference = reference(id);
        OdeModel model = model(id);
        double[] start = new double[model.dimension()];
        model.initialState(0, start);
        double end = reference.number("t1");
        SolveOptions options = model.description().solve().options().method(method);
        Solution solution = Integrator.of(model, options).solve(0, start, end);
        assertThat(solution.ending()).isEqualTo(Ending.REACHED_END);
        double[] expected = expected(reference, end);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double tolerance = options.effectiveAtol() + options.rtol() * Math.abs(expected[i]);
            worst = Math.max(worst, Math.abs(solution.state(i) - expected[i]) / tolerance);
        }
        assertThat(worst).isLessThan(100);
    }

    private static double[] expected(ReferenceFile reference, double time) {
        List<BigDecimal> state = time == reference.number("t1")
                ? reference.endForDoubles()
                : Objects.requireNonNull(reference.checkpoints().get(time));
        return state.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private static ReferenceFile reference(String id) {
        return ReferenceFile.stiff().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static OdeModel model(String id) {
        String folder = id.equals("06_robertson") ? "corpus/examples/" : "stiff/";
        return ModelFile.of(folder + id + ".ode").load(CompilerOptions.STANDARD.withJacobian(Jacobian.ALWAYS));
    }
}
