package brook.runtime.ensemble;

import brook.runtime.ModelDescription;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.Place;
import java.util.Optional;

/**
 * What a column of numbers stands for: one double of the parameters or of the initial state.
 *
 * @param position in the order of {@code parameterLabels()} or {@code stateLabels()} of the description
 */
public record Column(Kind kind, int position) {

    /** Among which doubles a position is counted. */
    public enum Kind {
        /** Parameters, trainables and inputs. */
        PARAMETER,
        /** Initial values. */
        INITIAL
    }

    private static final String AT_START = "(0)";

    /** The column of a name: {@code k}, {@code image[3]}, {@code x} or {@code x(0)}, {@code theta'}, {@code q'[2,3](0)}; empty if it names no single double. */
    public static Optional<Column> find(ModelDescription model, String name) {
        Optional<Place> parameter = Place.find(model.parameters(), name).filter(place -> place.count() == 1);
        if (parameter.isPresent()) {
            return Optional.of(new Column(Kind.PARAMETER, parameter.get().offset()));
        }
        String state = name.endsWith(AT_START) ? name.substring(0, name.length() - AT_START.length()) : name;
        return Place.find(model.states(), state)
                .filter(place -> place.count() == 1)
                .map(place -> new Column(Kind.INITIAL, place.offset()));
    }

    /** Sets the double that this column stands for. */
    void give(ModelSolver solver, double value) {
        switch (kind) {
            case PARAMETER -> solver.set(position, value);
            case INITIAL -> solver.setInitial(position, value);
        }
    }
}
