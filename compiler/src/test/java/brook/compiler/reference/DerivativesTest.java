package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Plan;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import brook.runtime.output.Trajectory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives as expressions: models that say beside each value {@code x} in closed form what it is, {@code x_is}, all along a run. */
class DerivativesTest {

    private static final double TOLERANCE = 2e-11;

    static Stream<ModelFile> models() {
        return ModelFile.in("derivatives").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void loops(ModelFile file) {
        check(file, Plan.LOOPS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void straight(ModelFile file) {
        check(file, Plan.STRAIGHT);
    }

    /** z = exp(sin t), of orders 0 to 7. */
    @Test
    void derivativesAtOnePoint() {
        OdeModel model = ModelFile.of("derivatives/growing_with_cosine.ode").load(CompilerOptions.STANDARD);
        double[] all =
                Objects.requireNonNull(values(model, 0, Jets.start(model)).get("all"));
        assertThat(all).containsExactly(new double[] {1, 1, 1, 0, -3, -8, -3, 56}, within(1e-13));
    }

    private static void check(ModelFile file, Plan plan) {
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-13);
        OdeModel model = file.load(CompilerOptions.STANDARD.withPlan(plan).withOrder(options.effectiveOrder()));
        model.setParameters(Jets.parameters(model));
        SolveDefaults span = model.description().solve();
        Trajectory run = Integrator.of(model, options).trajectory(span.t0(), Jets.start(model), span.t1());
        for (int i = 0; i <= 20; i++) {
            double t = span.t0() + (span.t1() - span.t0()) * (i + 0.01) / 20.1;
            Map<String, double[]> values = values(model, t, run.state(t));
            values.forEach((name, value) -> {
                double[] wanted = values.get(name + "_is");
                if (wanted != null) {
                    compare(file + " " + plan + " " + name + " at " + t, value, wanted);
                }
            });
        }
    }

    private static Map<String, double[]> values(OdeModel model, double t, double[] state) {
        Map<String, double[]> values = new LinkedHashMap<>();
        double[] outputs = new double[model.outputCount()];
        model.outputs(t, state, outputs);
        put(values, model.description().states(), state);
        put(values, model.description().outputs(), outputs);
        assertThat(values.keySet().stream().filter(name -> name.endsWith("_is")))
                .isNotEmpty();
        return values;
    }

    private static void put(Map<String, double[]> values, List<Quantity> quantities, double[] all) {
        int from = 0;
        for (Quantity quantity : quantities) {
            double[] own = Arrays.copyOfRange(all, from, from + quantity.components());
            values.put(quantity.name(), own);
            from += own.length;
        }
    }

    private static void compare(String what, double[] found, double[] wanted) {
        assertThat(found.length).as(what).isEqualTo(wanted.length);
        double norm = 1;
        for (double x : wanted) {
            norm = Math.max(norm, Math.abs(x));
        }
        for (int i = 0; i < found.length; i++) {
            assertThat(Math.abs(found[i] - wanted[i]) / norm)
                    .as(what + "[" + i + "]: " + found[i] + " is " + wanted[i])
                    .isLessThan(TOLERANCE);
        }
    }
}
