package brook.runtime.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A problem of the reference data: its system, where it starts and ends, and states that are right to 30 digits.
 *
 * @param sensitivity the growth of a relative change of the initial state
 */
public record ReferenceProblem(
        String id,
        ExpressionModel model,
        double t0,
        double t1,
        List<Double> initial,
        Map<Double, List<Double>> states,
        double sensitivity) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "reference");

    /** All problems of the folder, in the order of their names. */
    public static List<ReferenceProblem> all() {
        return read(FOLDER);
    }

    static List<ReferenceProblem> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<ReferenceProblem> problems = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                problems.add(of(Json.object(Files.readString(file))));
            }
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The problem with this name. */
    public static ReferenceProblem named(String id) {
        return all().stream()
                .filter(problem -> problem.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The start as an array. */
    public double[] start() {
        return initial.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @SuppressWarnings("unchecked")
    private static ReferenceProblem of(Map<String, Object> json) {
        List<String> variables = (List<String>) member(json, "variables");
        Map<String, String> definitions = new LinkedHashMap<>((Map<String, String>) member(json, "parameters"));
        ((List<List<String>>) member(json, "definitions")).forEach(pair -> definitions.put(pair.get(0), pair.get(1)));
        List<String> equations = ((List<List<String>>) member(json, "equations"))
                .stream().map(pair -> pair.get(1)).toList();
        Map<Double, List<Double>> states = new LinkedHashMap<>();
        for (Map<String, Object> point : (List<Map<String, Object>>) member(json, "checkpoints")) {
            states.put(number(member(point, "t")), vector(variables, member(point, "state")));
        }
        double t1 = number(member(json, "t1"));
        states.put(t1, vector(variables, member(json, "final")));
        return new ReferenceProblem(
                (String) member(json, "id"),
                ExpressionModel.of(variables, definitions, equations),
                number(member(json, "t0")),
                t1,
                vector(variables, member(json, "initial")),
                states,
                number(member(json, "sensitivity")));
    }

    /** A member that every file has. */
    private static Object member(Map<String, Object> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }

    private static double number(Object text) {
        return ExpressionParser.number((String) text);
    }

    @SuppressWarnings("unchecked")
    private static List<Double> vector(List<String> variables, Object json) {
        Map<String, Object> values = (Map<String, Object>) json;
        return variables.stream()
                .map(variable -> number(member(values, variable)))
                .toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
