package brook.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named quantity of a model, scalar or array, with the labels of its elements.
 *
 * <p>A state of differential order 2 has as components first all elements of {@code q}, row by row, then all of
 * {@code q'}; everything else has its elements alone.
 *
 * @param order the differential order of a state, 0 for a parameter or an output
 * @param unit the unit as the user wrote it, empty without one
 * @param line where the model file declares it, counted from 1; 0 if unknown
 * @param draw how an input is drawn where nobody gives it
 */
public record Quantity(
        Kind kind,
        String name,
        int order,
        List<Axis> axes,
        String unit,
        String text,
        int line,
        int column,
        List<Equation> equations,
        Optional<Draw> draw) {

    /** What a quantity is in its model. */
    public enum Kind {
        STATE,
        DISCRETE,
        INTEGRAL,
        PARAMETER,
        /** A parameter with a gradient. */
        TRAINABLE,
        /** A parameter with a value for each trajectory. */
        INPUT,
        OUTPUT
    }

    public Quantity {
        axes = List.copyOf(axes);
        equations = List.copyOf(equations);
    }

    /** The same with one axis less, the last. */
    public Quantity withoutLastAxis() {
        return new Quantity(
                kind, name, order, axes.subList(0, axes.size() - 1), unit, text, line, column, equations, draw);
    }

    /** The number of elements of the array, 1 for a scalar. */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, axis.size());
        }
        return size;
    }

    /** The number of doubles: the elements, times the order of a state. */
    public int components() {
        return Math.multiplyExact(size(), Math.max(1, order));
    }

    /** The column label of a component: {@code x}, {@code theta'}, {@code u[0]}, {@code q'[2,3]}. */
    public String label(int component) {
        StringBuilder label = new StringBuilder(name);
        label.append("'".repeat(component / size()));
        String separator = "[";
        for (int index : indices(component)) {
            label.append(separator).append(index);
            separator = ",";
        }
        return axes.isEmpty() ? label.toString() : label.append(']').toString();
    }

    /** The index values of a component as declared, empty for a scalar. */
    public List<Integer> indices(int component) {
        int rest = component % size();
        List<Integer> indices = new ArrayList<>();
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            indices.add(0, axis.index(rest % axis.size()));
            rest /= axis.size();
        }
        return indices;
    }

    /** The equation that defines the derivative of a component of a state. */
    public Optional<Equation> equation(int component) {
        List<Integer> indices = indices(component);
        return equations.stream().filter(equation -> equation.covers(indices)).findFirst();
    }
}
