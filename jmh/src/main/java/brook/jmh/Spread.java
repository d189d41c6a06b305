package brook.jmh;

import java.util.List;

/** The smallest of some measurements, which other users of the machine disturb least, and the one in the middle. */
record Spread(double min, double median) {

    /** Where nothing was measured. */
    static final Spread NONE = new Spread(Double.NaN, Double.NaN);

    /** NaN where nothing was measured. */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(0), sorted.get(sorted.size() / 2));
    }
}
