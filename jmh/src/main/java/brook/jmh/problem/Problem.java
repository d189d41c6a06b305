package brook.jmh.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** An initial value problem with its reference solution; every run starts at time 0. */
public final class Problem {

    /** The problems of the main table, smallest first; a model and a file of data bear the same name. */
    public static final List<String> NAMES =
            List.of("Pendulum", "Kepler", "VanDerPol", "Lorenz", "OuterSolarSystemYears", "NeuralNet", "NBody");

    /** The model of N bodies with 400 of them. */
    public static final String MANY_BODIES = "NBody400";

    private final String name;
    private final Map<String, double[]> entries;

    private Problem(String name, Map<String, double[]> entries) {
        this.name = name;
        this.entries = entries;
    }

    /** Reads the data of a problem from the resources: a name, after folders such as {@code stiff/} if there are any. */
    public static Problem named(String path) {
        if (path.equals(MANY_BODIES)) {
            return ofBodies(400);
        }
        return new Problem(path.substring(path.lastIndexOf('/') + 1), parse(text("problems/" + path + ".txt")));
    }

    /** Bodies of equal masses, in all 1, at rest near the places of a cubic lattice of side 1: a few steps of their fall, without a reference. */
    public static Problem ofBodies(int count) {
        int side = (int) Math.ceil(Math.cbrt(count));
        Random random = new Random(1);
        double[] state = new double[6 * count];
        for (int i = 0; i < count; i++) {
            int row = i / side % side;
            int layer = i / (side * side);
            state[3 * i] = (i % side + 0.5 * random.nextDouble()) / side;
            state[3 * i + 1] = (row + 0.5 * random.nextDouble()) / side;
            state[3 * i + 2] = (layer + 0.5 * random.nextDouble()) / side;
        }
        double[] masses = new double[count];
        Arrays.fill(masses, 1.0 / count);
        return new Problem(
                "NBody",
                Map.of(
                        "initial", state,
                        "mass", masses,
                        "gravity", new double[] {1},
                        "end", new double[] {0.05},
                        "N", new double[] {count}));
    }

    /** Values of constants of the model that are not those in its text. */
    public Map<String, Double> modelConstants() {
        return entries.containsKey("N") ? Map.of("N", constants("N")[0]) : Map.of();
    }

    /** The text of the model of this problem, in our language. */
    public String model() {
        return modelText(name);
    }

    /** The text of a model of the resources. */
    public static String modelText(String name) {
        return text("models/" + name + ".ode");
    }

    public String name() {
        return name;
    }

    public double end() {
        return Objects.requireNonNull(entries.get("end"))[0];
    }

    /** The steps that heyoka 7.12.0 takes at order 20, and whoever uses the same formula of the step size. */
    public int steps() {
        return (int) Objects.requireNonNull(entries.get("steps"))[0];
    }

    /** The absolute tolerance over the relative one that suits the sizes of the components, where a problem states it. */
    public double absolute() {
        return Objects.requireNonNull(entries.get("absolute"))[0];
    }

    public int dimension() {
        return Objects.requireNonNull(entries.get("initial")).length;
    }

    public double[] initialState() {
        return Objects.requireNonNull(entries.get("initial")).clone();
    }

    /** Numbers of this problem alone, such as masses. */
    public double[] constants(String key) {
        return Objects.requireNonNull(entries.get(key)).clone();
    }

    /** Fills in the parameters that have no default in the model: masses of the bodies, weights of the net. */
    public void setParameters(double[] parameters) {
        if (name.equals("NBody")) {
            System.arraycopy(entries.get("mass"), 0, parameters, 0, parameters.length);
        }
        if (name.equals("NeuralNet")) {
            new NetworkWeights().writeTo(parameters);
        }
    }

    /** The largest difference to the reference at the end, over the components that have one; NaN without a reference. */
    public double error(double[] state) {
        if (!entries.containsKey("reference")) {
            return Double.NaN;
        }
        double[] reference = Objects.requireNonNull(entries.get("reference"));
        double error = 0;
        for (int i = 0; i < state.length; i++) {
            if (!Double.isNaN(reference[i])) {
                error = Math.max(error, Math.abs(state[i] - reference[i]));
            }
        }
        return error;
    }

    /** The largest difference to the reference at the end as a part of the largest number of the reference. */
    public double relativeError(double[] state) {
        double scale = 0;
        for (double value : Objects.requireNonNull(entries.get("reference"))) {
            scale = Double.isNaN(value) ? scale : Math.max(scale, Math.abs(value));
        }
        return error(state) / scale;
    }

    /** The largest difference to the reference at the end as a part of the same component of the reference. */
    public double componentError(double[] state) {
        double[] reference = Objects.requireNonNull(entries.get("reference"));
        double error = 0;
        for (int i = 0; i < state.length; i++) {
            error = Math.max(error, Math.abs(state[i] - reference[i]) / Math.abs(reference[i]));
        }
        return error;
    }

    /** Lines are a key and numbers, which go on in further lines of the same key. */
    private static Map<String, double[]> parse(String text) {
        Map<String, List<Double>> lists = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ");
                List<Double> list = lists.computeIfAbsent(words[0], key -> new ArrayList<>());
                for (int i = 1; i < words.length; i++) {
                    list.add(Double.valueOf(words[i]));
                }
            }
        }
        Map<String, double[]> entries = new LinkedHashMap<>();
        lists.forEach((key, list) ->
                entries.put(key, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return entries;
    }

    private static String text(String resource) {
        try (InputStream in = Problem.class.getResourceAsStream("/brook/jmh/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
