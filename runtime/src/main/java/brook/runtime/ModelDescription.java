package brook.runtime;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people and tables need to know of a model: its names, shapes, positions and defaults.
 *
 * @param name the name of the model
 * @param source the name of the model file, as messages show it
 * @param text the description the user gave, empty without one
 * @param time the name of the time
 * @param timeUnit the unit of the time, empty without one
 * @param fma whether the generated code calls {@code Math.fma}, which is slow on some machines
 */
public record ModelDescription(
        String name,
        String source,
        String text,
        String time,
        String timeUnit,
        List<Quantity> states,
        List<Quantity> discretes,
        List<Quantity> parameters,
        List<Quantity> outputs,
        List<Quantity> integrals,
        List<EventDescription> events,
        SolveDefaults solve,
        boolean fma) {

    public ModelDescription {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        discretes = List.copyOf(discretes);
        outputs = List.copyOf(outputs);
        integrals = List.copyOf(integrals);
        events = List.copyOf(events);
    }

    /** Starts the description of a model, for generated code. */
    public static ModelDescriptionBuilder named(String name, String source) {
        return new ModelDescriptionBuilder(name, source);
    }

    /** The labels of the components of a state, in the order of the doubles; made when asked for. */
    public List<String> stateLabels() {
        return new Labels(states);
    }

    /** The parameters with a gradient; their doubles are next to each other among those of the parameters. */
    public List<Quantity> trainables() {
        return ofKind(Quantity.Kind.TRAINABLE);
    }

    /** The position of the first double of {@link #trainables()} among those of the parameters. */
    public int firstTrainable() {
        return ofKind(Quantity.Kind.PARAMETER).stream().mapToInt(Quantity::size).sum();
    }

    /** The parameters with a value for each trajectory, the last of all. */
    public List<Quantity> inputs() {
        return ofKind(Quantity.Kind.INPUT);
    }

    /** The inputs that are drawn at random where nobody gives them; {@link Draws} draws them. */
    public List<Quantity> drawnInputs() {
        return inputs().stream().filter(input -> input.draw().isPresent()).toList();
    }

    private List<Quantity> ofKind(Quantity.Kind kind) {
        return parameters.stream().filter(quantity -> quantity.kind() == kind).toList();
    }

    /** The labels of the parameters, in the order of the doubles; made when asked for. */
    public List<String> parameterLabels() {
        return new Labels(parameters);
    }

    /** The labels of the outputs, in the order of the doubles; made when asked for. */
    public List<String> outputLabels() {
        return new Labels(outputs);
    }

    /** The labels of the discrete variables, in the order of the doubles; made when asked for. */
    public List<String> discreteLabels() {
        return new Labels(discretes);
    }

    /** The labels of the integrals, in the order of the doubles; made when asked for. */
    public List<String> integralLabels() {
        return new Labels(integrals);
    }

    /** The labels of a state with the integrals and discrete variables behind it, in the order of the doubles; made when asked for. */
    public List<String> pointLabels() {
        return point();
    }

    /** The state to which a component of the state vector belongs, or the integral where these are counted behind the states. */
    public Quantity stateOf(int component) {
        return point().owner(component);
    }

    /** The position of a component of the state vector within its own state, or of one behind it within its integral. */
    public int componentWithin(int component) {
        return point().within(component);
    }

    private Labels point() {
        return new Labels(
                Stream.of(states, integrals, discretes).flatMap(List::stream).toList());
    }
}
