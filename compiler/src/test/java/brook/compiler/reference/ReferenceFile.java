package brook.compiler.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One file of the reference data, as its members say it; every number is a string of up to 50 digits. */
record ReferenceFile(String id, Map<String, Object> members) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "reference");
    private static final Path STIFF = Path.of("src", "test", "resources", "stiff");
    /** Enough to divide two decimals without an error of its own. */
    private static final MathContext DIGITS = new MathContext(60);

    /** The files of one schema, in the order of their names. */
    static List<ReferenceFile> ofSchema(String schema) {
        return in(FOLDER).stream()
                .filter(file -> schema.equals(file.members.get("schema")))
                .toList();
    }

    /** Our own references of stiff problems, in the order of their names. */
    static List<ReferenceFile> stiff() {
        return in(STIFF);
    }

    private static List<ReferenceFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ReferenceFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceFile read(Path file) {
        try {
            Map<String, Object> members = Json.object(Files.readString(file));
            return new ReferenceFile(Objects.requireNonNull((String) members.get("id")), members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double number(String member) {
        return value(Objects.requireNonNull(members.get(member))).doubleValue();
    }

    @SuppressWarnings("unchecked")
    List<String> variables() {
        return Objects.requireNonNull((List<String>) members.get("variables"));
    }

    /** The state that a member holds, in the order of the variables. */
    List<BigDecimal> state(String member) {
        return state(Objects.requireNonNull(members.get(member)));
    }

    @SuppressWarnings("unchecked")
    List<BigDecimal> state(Object json) {
        Map<String, Object> values = (Map<String, Object>) json;
        return variables().stream().map(values::get).map(ReferenceFile::value).toList();
    }

    /** The state at the end for inputs rounded to doubles. */
    @SuppressWarnings("unchecked")
    List<BigDecimal> endForDoubles() {
        Map<String, Object> rounded = (Map<String, Object>) Objects.requireNonNull(members.get("binary64_inputs"));
        return state(Objects.requireNonNull(rounded.getOrDefault("final", members.get("final"))));
    }

    /** States on the way; for exact inputs, since there are no others. */
    @SuppressWarnings("unchecked")
    Map<Double, List<BigDecimal>> checkpoints() {
        Map<Double, List<BigDecimal>> checkpoints = new LinkedHashMap<>();
        for (Map<String, Object> point :
                Objects.requireNonNull((List<Map<String, Object>>) members.get("checkpoints"))) {
            checkpoints.put(
                    value(Objects.requireNonNull(point.get("t"))).doubleValue(),
                    state(Objects.requireNonNull(point.get("state"))));
        }
        return checkpoints;
    }

    /** The coefficients of each variable, order 0 first. */
    @SuppressWarnings("unchecked")
    Map<String, List<BigDecimal>> coefficients() {
        Map<String, List<BigDecimal>> coefficients = new LinkedHashMap<>();
        ((Map<String, List<Object>>) Objects.requireNonNull(members.get("coefficients")))
                .forEach((variable, series) -> coefficients.put(
                        variable, series.stream().map(ReferenceFile::value).toList()));
        return coefficients;
    }

    /** A decimal, or a quotient of two. */
    private static BigDecimal value(Object number) {
        String[] parts = ((String) number).split("/");
        BigDecimal value = new BigDecimal(parts[0]);
        return parts.length == 1 ? value : value.divide(new BigDecimal(parts[1]), DIGITS);
    }

    @Override
    public String toString() {
        return id;
    }
}
