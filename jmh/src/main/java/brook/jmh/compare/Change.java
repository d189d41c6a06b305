package brook.jmh.compare;

/** A number of two reports. */
record Change(String name, Row old, Row now) {

    /** Minima on a shared machine repeat to about 8 %: less than this says nothing, and of one of the two, minimum and median, neither. */
    static final double NOISE = 1.2;

    /** What it comes to. */
    enum Kind {
        SLOWER,
        FASTER,
        WITHIN_NOISE
    }

    /** New over old, of the minima. */
    double ratio() {
        return ratio(old.min(), now.min());
    }

    /** Of the medians, NaN where a file has none. */
    double medianRatio() {
        return ratio(old.median(), now.median());
    }

    Kind kind() {
        double minima = ratio();
        double medians = Double.isNaN(medianRatio()) ? minima : medianRatio();
        if (Math.min(minima, medians) > NOISE) {
            return Kind.SLOWER;
        }
        return Math.max(minima, medians) < 1 / NOISE ? Kind.FASTER : Kind.WITHIN_NOISE;
    }

    /** Nothing that stays nothing does not change. */
    private static double ratio(double before, double after) {
        return before == after ? 1 : after / before;
    }
}
