package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.integrator.Integrator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Total derivatives and the integrals of their squares against 30 digits: a formula and a network. */
class ReferenceDerivativesTest {

    private static final String SCALAR = """
            param start = 0.5
            state z = start
            z' = sin(z) + t*z^2
            integral R1 = z'^2 ; integral R2 = z''^2 ; integral R3 = der(z, 3)^2 ; integral R4 = der(z, 4)^2
            output d[4] = [z', z'', z''', der(z, 4)]
            """;

    /** Every layer gets the time before its input. */
    private static final String NETWORK = """
            param W1[16, 3] = %s, b1[16] = %s
            param W2[2, 17] = %s, b2[2] = %s
            param start[2] = [0.5, -0.25]
            state z[2] = start
            z' = W2*cat(t, tanh(W1*cat(t, z) + b1)) + b2
            integral R1 = sqnorm(z')/2
            integral R2 = sqnorm(z'')/2
            integral R3 = sqnorm(der(z, 3))/2
            integral R4 = sqnorm(der(z, 4))/2
            output d[8] = cat(z', z'', z''', der(z, 4))
            """;

    /** The first layer alone gets the time, behind its input. */
    private static final String TIME_ONCE = NETWORK.replace(
                    "cat(t, tanh(W1*cat(t, z) + b1))", "tanh(W1*cat(z, t) + b1)")
            .replace("[2, 17]", "[2, 16]");

    @Test
    void derivativesOfAFormula() {
        points("dk_scalar_sin", new ModelFile("scalar.ode", SCALAR));
    }

    @Test
    void derivativesOfANetwork() {
        points("dk_mlp_2_16_2_tcat_all", network(NETWORK, "dk_mlp_2_16_2_tcat_all"));
        points("dk_mlp_2_16_2", network(TIME_ONCE, "dk_mlp_2_16_2"));
    }

    @Test
    void integralsOfAFormula() {
        Map<String, Object> expected = map(member(file("dk_scalar_sin").members(), "R_K"));
        integrals(new ModelFile("scalar.ode", SCALAR), list(member(expected, "z0")), map(member(expected, "R")));
    }

    @Test
    void integralsOfANetwork() {
        Map<String, Object> members = file("rk_mlp_2_16_2_tcat_all").members();
        integrals(network(NETWORK, "rk_mlp_2_16_2_tcat_all"), list(member(members, "z0")), map(member(members, "R")));
    }

    private static Object member(Map<String, Object> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    private static void points(String id, ModelFile file) {
        OdeModel model = file.load(CompilerOptions.STANDARD);
        for (Object some : list(member(file(id).members(), "points"))) {
            Map<String, Object> point = map(some);
            List<Object> z = list(member(point, "z"));
            double[] state = new double[model.dimension()];
            for (int i = 0; i < z.size(); i++) {
                state[i] = number(z.get(i));
            }
            double[] found = new double[model.outputCount()];
            model.outputs(number(member(point, "t")), state, found);
            double[] wanted = map(member(point, "derivatives")).values().stream()
                    .flatMap(values -> list(values).stream())
                    .mapToDouble(ReferenceDerivativesTest::number)
                    .toArray();
            for (int i = 0; i < wanted.length; i++) {
                assertThat(found[i])
                        .as(point + " " + i)
                        .isCloseTo(wanted[i], within(2e-14 * (1 + Math.abs(wanted[i]))));
            }
        }
    }

    /** At rtol 1e-12. */
    private static void integrals(ModelFile file, List<Object> start, Map<String, Object> expected) {
        OdeModel model = file.load(CompilerOptions.STANDARD);
        double[] state = Jets.start(model);
        for (int i = 0; i < start.size(); i++) {
            state[i] = number(start.get(i));
        }
        SolveOptions options = SolveOptions.STANDARD.rtol(1e-12).control(SolveOptions.Control.ALL);
        double[] end = Integrator.of(model, options).solve(0, state, 1).integrals();
        assertThat(expected).isNotEmpty();
        expected.forEach((order, value) -> {
            double found = end[Integer.parseInt(order) - 1];
            double wanted = number(value);
            assertThat(found).as("R_" + order).isCloseTo(wanted, within(1e-11 * wanted));
        });
    }

    private static ModelFile network(String text, String id) {
        List<Object> layers = list(member(file(id).members(), "weights"));
        Map<String, Object> first = map(layers.get(0));
        Map<String, Object> second = map(layers.get(1));
        return new ModelFile(
                "network.ode",
                text.formatted(
                        matrix(member(first, "W")),
                        vector(member(first, "b")),
                        matrix(member(second, "W")),
                        vector(member(second, "b"))));
    }

    private static String matrix(Object rows) {
        return list(rows).stream()
                .map(row -> list(row).stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "[", "]"));
    }

    private static String vector(Object elements) {
        return list(elements).stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private static ReferenceFile file(String id) {
        return List.of("total-derivatives-1", "rk-gradient-1").stream()
                .flatMap(schema -> ReferenceFile.ofSchema(schema).stream())
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Object text) {
        return Double.parseDouble((String) text);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object json) {
        return json instanceof List ? (List<Object>) json : List.of(Objects.requireNonNull(json));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }
}
