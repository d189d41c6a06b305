package brook.runtime;

import java.util.List;

/**
 * One equation of a state as the user wrote it, with its place in the model file (both counted from 1).
 *
 * @param covers the elements that the equation defines, one axis each; empty for all of them
 */
public record Equation(String text, int line, int column, List<Axis> covers) {

    public Equation {
        covers = List.copyOf(covers);
    }

    /** Whether the equation defines the element with these index values. */
    public boolean covers(List<Integer> indices) {
        for (int i = 0; i < covers.size(); i++) {
            if (!covers.get(i).contains(indices.get(i))) {
                return false;
            }
        }
        return true;
    }
}
