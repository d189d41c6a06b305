package brook.runtime.solver;

import brook.runtime.Functions;
import brook.runtime.Quantity;
import java.util.Arrays;
import java.util.List;

/** What a caller gives for the doubles of several quantities, by name or by position; NaN where nothing is given. */
final class NamedValues {

    private final String kind;
    private final List<Quantity> quantities;
    private final List<String> labels;
    private final double[] values;

    /** The labels are those of the doubles, in the order of the quantities. */
    NamedValues(String kind, List<Quantity> quantities, List<String> labels) {
        this.kind = kind;
        this.quantities = quantities;
        this.labels = labels;
        this.values = new double[labels.size()];
        Arrays.fill(values, Double.NaN);
    }

    /** Gives what a name stands for: one element, or a whole quantity row by row. */
    void give(String name, double... given) {
        Place place = Place.of(kind, quantities, name);
        if (given.length != place.count()) {
            throw new IllegalArgumentException("`" + name + "` has " + place.count()
                    + (place.count() == 1 ? " value" : " values") + ", not " + given.length);
        }
        give(place.offset(), given);
    }

    /** Gives doubles from the position {@code first} on, all or none. */
    void give(int first, double[] given) {
        for (int i = 0; i < given.length; i++) {
            require(first + i, given[i]);
        }
        System.arraycopy(given, 0, values, first, given.length);
    }

    /** Gives one double. */
    void give(int position, double value) {
        require(position, value);
        values[position] = value;
    }

    private void require(int position, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("`" + labels.get(position) + "` is not a number");
        }
    }

    /** Takes everything back. */
    void forget() {
        Arrays.fill(values, Double.NaN);
    }

    void copyFrom(NamedValues other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    /** What is given takes the place of what the model says. */
    void replace(double[] target) {
        Functions.takeGiven(target, values, 0, values.length);
    }

    /** The doubles in order, NaN where nothing is given. */
    double[] values() {
        return values;
    }

    /** What is given takes the place of what the model says, and nothing may be missing. */
    void complete(double[] target) {
        replace(target);
        requireAll(target);
    }

    /** Nothing may be missing. */
    void requireAll(double[] target) {
        for (int i = 0; i < target.length; i++) {
            if (Double.isNaN(target[i])) {
                throw new MissingValueException(
                        "no value for the " + kind + " `" + labels.get(i)
                                + "`: the model leaves it to the caller, or its formula gives no number",
                        labels.get(i));
            }
        }
    }
}
