package brook.jmh.plans;

import brook.jmh.problem.Problem;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model with a state at which its jets are computed; what neither gives is drawn. */
record SmallModel(String name, String text, Map<String, Double> constants) {

    /** Of the reference problems and the examples, and three families by size. */
    static final List<SmallModel> ALL = Stream.of(
                    resources(
                            "Pendulum",
                            "classic_lotka_volterra",
                            "VanDerPol",
                            "Lorenz",
                            "classic_rossler",
                            "Kepler",
                            "DoublePendulum",
                            "classic_hodgkin_huxley_smooth",
                            "classic_cr3bp",
                            "classic_j2_satellite",
                            "classic_spinning_top",
                            "detest_B2",
                            "classic_kuramoto10",
                            "classic_pleiades",
                            "classic_fput_alpha16",
                            "OuterSolarSystemYears"),
                    IntStream.of(4, 8, 16, 32).mapToObj(SmallModel::chain),
                    IntStream.of(8, 16, 32, 64).mapToObj(SmallModel::heat),
                    IntStream.rangeClosed(2, 8).mapToObj(SmallModel::bodies),
                    IntStream.of(4, 8, 16).mapToObj(SmallModel::network))
            .flatMap(models -> models)
            .toList();

    private static Stream<SmallModel> resources(String... names) {
        return Arrays.stream(names).map(name -> new SmallModel(name, Problem.modelText(name), Map.of()));
    }

    private static SmallModel heat(int cells) {
        return new SmallModel("heat " + cells, Problem.modelText("Heat"), Map.of("N", (double) cells));
    }

    private static SmallModel bodies(int count) {
        return new SmallModel("bodies " + count, Problem.modelText("NBody"), Map.of("N", (double) count));
    }

    /** Half as many masses as states between fixed ends, springs with a cubic term. */
    private static SmallModel chain(int states) {
        String text = """
                const N = 2
                state q[N], v[N]
                q' = v
                v[1]' = force(q[2] - q[1]) - force(q[1])
                v[i in 2..N-1]' = force(q[i + 1] - q[i]) - force(q[i] - q[i - 1])
                v[N]' = force(-q[N]) - force(q[N] - q[N - 1])
                force(r) = r + 0.25*r^3
                """;
        return new SmallModel("chain " + states, text, Map.of("N", states / 2.0));
    }

    /** One hidden layer between two states. */
    private static SmallModel network(int hidden) {
        String text = """
                const h = 2
                param W1[h, 2], b1[h], W2[2, h], b2[2]
                state x[2]
                x' = W2*tanh(W1*x + b1) + b2
                """;
        return new SmallModel("net 2-" + hidden + "-2", text, Map.of("h", (double) hidden));
    }

    /** Sets the parameters and returns a state; the same for each instance. */
    double[] prepare(OdeModel model) {
        Random random = new Random(1);
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        fill(parameters, random);
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        fill(state, random);
        return state;
    }

    private static void fill(double[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(values[i]) ? random.nextDouble() : values[i];
        }
    }
}
