package brook.runtime.solver;

import brook.runtime.Equation;
import brook.runtime.EventDescription;
import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.Solution;
import java.util.Optional;

/** A run stopped before its end. The subclasses say why; what was computed until then is in {@link #solution()}. */
public abstract class IntegrationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String model;
    private final String file;
    private final String stateName;
    private final String element;
    private final int line;
    private final int column;
    private final transient Solution solution;

    /** About one component of the state, which the equation that defines it explains. */
    IntegrationException(String message, ModelDescription description, int component, Solution solution) {
        super(message + place(description, component));
        Quantity state = description.stateOf(component);
        Optional<Equation> equation = state.equation(description.componentWithin(component));
        this.model = description.name();
        this.file = description.source();
        this.stateName = state.name();
        this.element = description.pointLabels().get(component);
        this.line = equation.map(Equation::line).orElse(state.line());
        this.column = equation.map(Equation::column).orElse(state.column());
        this.solution = solution;
    }

    /** About an event of the model. */
    IntegrationException(String message, ModelDescription description, EventDescription event, Solution solution) {
        super(message + " (" + description.source() + ":" + event.line() + ":" + event.column() + ": " + event.text()
                + ")");
        this.model = description.name();
        this.file = description.source();
        this.stateName = "";
        this.element = "";
        this.line = event.line();
        this.column = event.column();
        this.solution = solution;
    }

    private static String place(ModelDescription description, int component) {
        return description
                .stateOf(component)
                .equation(description.componentWithin(component))
                .map(equation -> " (" + description.source() + ":" + equation.line() + ":" + equation.column() + ": "
                        + equation.text() + ")")
                .orElse("");
    }

    /** The name of the model. */
    public final String model() {
        return model;
    }

    /** The last time that was reached. */
    public final double time() {
        return solution.time();
    }

    /** The name of the state that gave the trouble, or that changes fastest; empty where it was an event. */
    public final String stateName() {
        return stateName;
    }

    /** Its component, as columns of tables are labelled: {@code theta'}, {@code q[2,3]}; empty where it was an event. */
    public final String element() {
        return element;
    }

    /** The name of the model file. */
    public final String file() {
        return file;
    }

    /** The line of the equation of that state, or of the event, in the model file, counted from 1; 0 if unknown. */
    public final int line() {
        return line;
    }

    /** The column where that equation or event begins, counted from 1 in code points; 0 if unknown. */
    public final int column() {
        return column;
    }

    /** How far the run came: the last good state and what it cost. */
    public final Solution solution() {
        return solution;
    }
}
