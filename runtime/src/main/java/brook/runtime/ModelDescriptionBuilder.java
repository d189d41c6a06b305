package brook.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds a {@link ModelDescription} step by step, in calls that the plainest Java compiler understands.
 *
 * <p>{@code state}, {@code discrete}, {@code parameter}, {@code integral} and {@code output} begin a quantity; {@code axis}, {@code unit}, {@code note},
 * {@code at}, {@code drawn} and {@code equation} speak of the quantity begun last, {@code covering} of the equation given last.
 */
public final class ModelDescriptionBuilder {

    private final String name;
    private final String source;
    private String text = "";
    private String time = "t";
    private String timeUnit = "";
    private final List<PendingQuantity> quantities = new ArrayList<>();
    private final List<EventDescription> events = new ArrayList<>();
    private SolveDefaults solve = SolveDefaults.STANDARD;
    private boolean fma;

    ModelDescriptionBuilder(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /** The description of the model. */
    public ModelDescriptionBuilder text(String description) {
        text = description;
        return this;
    }

    /** The name of the time. */
    public ModelDescriptionBuilder time(String timeName) {
        time = timeName;
        return this;
    }

    /** The unit of the time. */
    public ModelDescriptionBuilder timeUnit(String unit) {
        timeUnit = unit;
        return this;
    }

    /** Begins a state of the given differential order. */
    public ModelDescriptionBuilder state(String stateName, int order) {
        return begin(new PendingQuantity(Quantity.Kind.STATE, stateName, order));
    }

    /** Begins a parameter. */
    public ModelDescriptionBuilder parameter(String parameterName) {
        return begin(new PendingQuantity(Quantity.Kind.PARAMETER, parameterName, 0));
    }

    /** Begins a parameter with a gradient. */
    public ModelDescriptionBuilder trainable(String trainableName) {
        return begin(new PendingQuantity(Quantity.Kind.TRAINABLE, trainableName, 0));
    }

    /** Begins a parameter with a value for each trajectory. */
    public ModelDescriptionBuilder input(String inputName) {
        return begin(new PendingQuantity(Quantity.Kind.INPUT, inputName, 0));
    }

    /** The input is drawn at random, by the name of a {@link Draw.Law}, where nobody gives it. */
    public ModelDescriptionBuilder drawn(String law, double scale, long seed) {
        last().draw = Optional.of(new Draw(Draw.Law.valueOf(law), scale, seed));
        return this;
    }

    /** Begins a discrete variable. */
    public ModelDescriptionBuilder discrete(String discreteName) {
        return begin(new PendingQuantity(Quantity.Kind.DISCRETE, discreteName, 0));
    }

    /** Begins an integral. */
    public ModelDescriptionBuilder integral(String integralName) {
        return begin(new PendingQuantity(Quantity.Kind.INTEGRAL, integralName, 0));
    }

    /** One more event. */
    public ModelDescriptionBuilder event(EventDescription event) {
        events.add(event);
        return this;
    }

    /** One more event, by the name of its {@link EventDescription.Trigger}; until more is said it does nothing. */
    public ModelDescriptionBuilder event(String eventName, String trigger, String waits, int line, int column) {
        EventDescription.Trigger kind = EventDescription.Trigger.valueOf(trigger);
        return event(new EventDescription(eventName, kind, false, false, false, waits, line, column));
    }

    /** The last event gives states or discrete variables new values. */
    public ModelDescriptionBuilder assigns() {
        EventDescription e = events.remove(events.size() - 1);
        return event(new EventDescription(
                e.name(), e.trigger(), true, e.records(), e.stops(), e.text(), e.line(), e.column()));
    }

    /** The last event stores the point. */
    public ModelDescriptionBuilder records() {
        EventDescription e = events.remove(events.size() - 1);
        return event(new EventDescription(
                e.name(), e.trigger(), e.assigns(), true, e.stops(), e.text(), e.line(), e.column()));
    }

    /** The last event ends the run. */
    public ModelDescriptionBuilder stops() {
        EventDescription e = events.remove(events.size() - 1);
        return event(new EventDescription(
                e.name(), e.trigger(), e.assigns(), e.records(), true, e.text(), e.line(), e.column()));
    }

    /** Begins an output. */
    public ModelDescriptionBuilder output(String outputName) {
        return begin(new PendingQuantity(Quantity.Kind.OUTPUT, outputName, 0));
    }

    private ModelDescriptionBuilder begin(PendingQuantity quantity) {
        quantities.add(quantity);
        return this;
    }

    private PendingQuantity last() {
        return quantities.get(quantities.size() - 1);
    }

    /** One more axis of the quantity: index values {@code lower, lower + 1, ...}. */
    public ModelDescriptionBuilder axis(int lower, int size) {
        last().axes.add(new Axis(lower, size, 1));
        return this;
    }

    /** The unit of the quantity, as the user wrote it. */
    public ModelDescriptionBuilder unit(String unit) {
        last().unit = unit;
        return this;
    }

    /** The description of the quantity. */
    public ModelDescriptionBuilder note(String description) {
        last().text = description;
        return this;
    }

    /** Where the model file declares the quantity, counted from 1. */
    public ModelDescriptionBuilder at(int line, int column) {
        last().line = line;
        last().column = column;
        return this;
    }

    /** An equation of the state, for all its elements unless {@link #covering} follows. */
    public ModelDescriptionBuilder equation(String equation, int line, int column) {
        last().equations.add(new Equation(equation, line, column, List.of()));
        return this;
    }

    /** One more axis of the elements that the last equation defines, first axis first. */
    public ModelDescriptionBuilder covering(int lower, int size, int step) {
        List<Equation> equations = last().equations;
        Equation equation = equations.remove(equations.size() - 1);
        List<Axis> covers = new ArrayList<>(equation.covers());
        covers.add(new Axis(lower, size, step));
        equations.add(new Equation(equation.text(), equation.line(), equation.column(), covers));
        return this;
    }

    /** The generated code calls {@code Math.fma}. */
    public ModelDescriptionBuilder fma() {
        fma = true;
        return this;
    }

    /** The time span of the run. */
    public ModelDescriptionBuilder span(double t0, double t1) {
        return solve(new SolveDefaults(t0, t1, solve.options(), solve.output()));
    }

    /** The method of the run. */
    public ModelDescriptionBuilder method(String method) {
        return options(solve.options().method(Method.of(method).orElseThrow()));
    }

    /** The relative tolerance. */
    public ModelDescriptionBuilder rtol(double rtol) {
        return options(solve.options().rtol(rtol));
    }

    /** The absolute tolerance, where it is not the relative one. */
    public ModelDescriptionBuilder atol(double atol) {
        return options(solve.options().atol(atol));
    }

    /** The order, where it is not taken from the tolerance. */
    public ModelDescriptionBuilder order(int order) {
        return options(solve.options().order(order));
    }

    /** The length of the steps of a method on a grid. */
    public ModelDescriptionBuilder step(double step) {
        return options(solve.options().step(step));
    }

    /** The longest step. */
    public ModelDescriptionBuilder maxStep(double maxStep) {
        return options(solve.options().maxStep(maxStep));
    }

    /** The largest number of steps. */
    public ModelDescriptionBuilder maxSteps(long maxSteps) {
        return options(solve.options().maxSteps(maxSteps));
    }

    /** Integrals are as accurate as the states, whatever steps that takes. */
    public ModelDescriptionBuilder controlAll() {
        return options(solve.options().control(SolveOptions.Control.ALL));
    }

    /** Errors of a Taylor step are relative to each component itself. */
    public ModelDescriptionBuilder scaleEach() {
        return options(solve.options().scale(SolveOptions.Scale.EACH));
    }

    /** How a Runge-Kutta method chooses its steps: the name of a controller. */
    public ModelDescriptionBuilder controller(String name) {
        return options(solve.options().controller(SolveOptions.Controller.valueOf(name.toUpperCase(Locale.ROOT))));
    }

    /** Rows of output at a constant distance. */
    public ModelDescriptionBuilder outputEvery(double distance) {
        return output(OutputTimes.every(distance));
    }

    /** Rows of output at given times. */
    public ModelDescriptionBuilder outputAt(double[] times) {
        return output(OutputTimes.at(times));
    }

    private ModelDescriptionBuilder output(OutputTimes output) {
        return solve(new SolveDefaults(solve.t0(), solve.t1(), solve.options(), output));
    }

    private ModelDescriptionBuilder options(SolveOptions options) {
        return solve(new SolveDefaults(solve.t0(), solve.t1(), options, solve.output()));
    }

    private ModelDescriptionBuilder solve(SolveDefaults defaults) {
        solve = defaults;
        return this;
    }

    /** The description as it stands. */
    public ModelDescription build() {
        return new ModelDescription(
                name,
                source,
                text,
                time,
                timeUnit,
                ofKind(Quantity.Kind.STATE),
                ofKind(Quantity.Kind.DISCRETE),
                ofKind(Quantity.Kind.PARAMETER, Quantity.Kind.TRAINABLE, Quantity.Kind.INPUT),
                ofKind(Quantity.Kind.OUTPUT),
                ofKind(Quantity.Kind.INTEGRAL),
                events,
                solve,
                fma);
    }

    private List<Quantity> ofKind(Quantity.Kind... kinds) {
        return quantities.stream()
                .filter(quantity -> List.of(kinds).contains(quantity.kind))
                .map(PendingQuantity::quantity)
                .toList();
    }

    /** A quantity of which not everything has been said yet. */
    private static final class PendingQuantity {

        private final Quantity.Kind kind;
        private final String name;
        private final int order;
        private final List<Axis> axes = new ArrayList<>();
        private final List<Equation> equations = new ArrayList<>();
        private String unit = "";
        private String text = "";
        private int line;
        private int column;
        private Optional<Draw> draw = Optional.empty();

        PendingQuantity(Quantity.Kind kind, String name, int order) {
            this.kind = kind;
            this.name = name;
            this.order = order;
        }

        Quantity quantity() {
            return new Quantity(kind, name, order, axes, unit, text, line, column, equations, draw);
        }
    }
}
