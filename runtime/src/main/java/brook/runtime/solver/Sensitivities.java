package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.SensitivityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The derivatives of the states of a run with respect to initial values and parameters, at any of its times.
 *
 * <p>An initial value is called {@code x(0)} whatever the start of the run is, a parameter by its name; elements as everywhere, {@code q[2](0)}, {@code m[3]}.
 * A parameter is changed alone: other parameters whose defaults read it stay, initial values whose formulas read it follow unless they were given.
 */
public final class Sensitivities {

    private static final String START = "(0)";

    private final ModelTrajectory run;
    private final ModelDescription description;
    private final int states;
    private final int[] sources;

    Sensitivities(ModelTrajectory run, SensitivityModel model) {
        this.run = run;
        this.description = model.description();
        this.states = model.stateCount();
        this.sources = model.sources();
    }

    /**
     * What names stand for: initial values by their numbers among the states, parameters by theirs behind the number of states.
     *
     * @param description that of the model itself
     * @throws UnknownNameException if the model has no such state or parameter
     */
    public static List<Integer> sources(ModelDescription description, List<String> names) {
        int states = description.stateLabels().size();
        List<Integer> sources = new ArrayList<>();
        names.forEach(name -> numbers(description, states, name).forEach(sources::add));
        return sources;
    }

    private static IntStream numbers(ModelDescription description, int states, String name) {
        String plain = name.replaceAll("\\s+", "");
        boolean start = plain.endsWith(START);
        List<Quantity> quantities = start ? description.states() : description.parameters();
        String of = start ? plain.substring(0, plain.length() - START.length()) : plain;
        Place place = Place.of(start ? "state" : "parameter", quantities, of);
        int first = place.offset() + (start ? 0 : states);
        return IntStream.range(first, first + place.count());
    }

    /** What the columns are derivatives by: {@code x(0)}, {@code k}, ... */
    public List<String> labels() {
        List<String> initial = description.stateLabels();
        List<String> parameters = description.parameterLabels();
        return Arrays.stream(sources)
                .mapToObj(source -> source < states ? initial.get(source) + START : parameters.get(source - states))
                .toList();
    }

    /**
     * The derivative of one state at a time with respect to one initial value or parameter.
     *
     * @throws UnknownNameException if there is no such state, initial value or parameter
     * @throws IllegalArgumentException if the model was made without this derivative, or a name stands for several numbers
     */
    public double value(String state, String by, double t) {
        Place row = Place.of("state", description.states(), state);
        int[] column = numbers(description, states, by).toArray();
        if (row.count() != 1 || row.offset() >= states || column.length != 1) {
            throw new IllegalArgumentException("`" + state + "` by `" + by + "` is not one number");
        }
        return run.state(t, states + row.offset() * sources.length + direction(column[0], by), 1)[0];
    }

    private int direction(int source, String name) {
        for (int j = 0; j < sources.length; j++) {
            if (sources[j] == source) {
                return j;
            }
        }
        throw new IllegalArgumentException(
                "the model was made without the derivative by `" + name + "`; with " + String.join(", ", labels()));
    }

    /** All derivatives at a time: a row for each state, a column for each of {@link #labels()}. */
    public double[][] matrix(double t) {
        double[] all = run.state(t, states, states * sources.length);
        double[][] rows = new double[states][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * sources.length, (i + 1) * sources.length));
        return rows;
    }

    /**
     * The state-transition matrix at a time, ∂x(t)/∂x(start).
     *
     * @throws IllegalArgumentException if the model was made without the derivative by some initial value
     */
    public double[][] stateTransition(double t) {
        double[][] all = matrix(t);
        List<String> labels = description.stateLabels();
        int[] columns = IntStream.range(0, states)
                .map(source -> direction(source, labels.get(source) + START))
                .toArray();
        double[][] transition = new double[states][states];
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                transition[i][j] = all[i][columns[j]];
            }
        }
        return transition;
    }

    /** The initial values that a caller gives, with what they change by: each by itself alone. */
    static double[] given(SensitivityModel model, double[] values) {
        double[] given = values.clone();
        int directions = model.directions();
        int[] sources = model.sources();
        for (int i = 0; i < model.stateCount(); i++) {
            for (int j = 0; j < directions && !Double.isNaN(values[i]); j++) {
                int place = model.stateCount() + i * directions + j;
                given[place] = Double.isNaN(values[place]) ? sources[j] == i ? 1 : 0 : values[place];
            }
        }
        return given;
    }
}
