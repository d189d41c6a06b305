package brook.jmh;

import brook.jmh.problem.Problem;
import java.util.List;
import java.util.Map;

/** A model of the resources with some of its constants replaced. */
record SizedModel(String name, Map<String, Double> constants) {

    /** What is compiled for the table: small, with pairs, with layers, large, large without pairs. */
    static final List<SizedModel> COMPILED = List.of(
            new SizedModel("Pendulum", Map.of()),
            new SizedModel("OuterSolarSystemYears", Map.of()),
            new SizedModel("NeuralNet", Map.of("h", 64.0)),
            new SizedModel("NBody", Map.of("N", 400.0)),
            new SizedModel("Heat", Map.of("N", 10_000.0)),
            // A tenth of the elements: the time must not grow with them.
            new SizedModel("NBody", Map.of("N", 40.0)),
            new SizedModel("Heat", Map.of("N", 1000.0)));

    /** What must not grow with its size. */
    static final List<SizedModel> GROWING = List.of(
            new SizedModel("NBody", Map.of("N", 6.0)),
            new SizedModel("NBody", Map.of("N", 50.0)),
            new SizedModel("NBody", Map.of("N", 200.0)),
            new SizedModel("NBody", Map.of("N", 2000.0)),
            new SizedModel("Heat", Map.of("N", 100.0)),
            new SizedModel("Heat", Map.of("N", 1000.0)),
            new SizedModel("Heat", Map.of("N", 10_000.0)),
            new SizedModel("Heat", Map.of("N", 100_000.0)));

    String text() {
        return Problem.modelText(name);
    }

    /** The name with its size, such as {@code NBody N=400}. */
    String label() {
        StringBuilder label = new StringBuilder(name);
        constants.forEach((constant, value) ->
                label.append(' ').append(constant).append('=').append(Math.round(value)));
        return label.toString();
    }
}
