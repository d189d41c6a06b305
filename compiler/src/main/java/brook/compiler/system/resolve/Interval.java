package brook.compiler.system.resolve;

/** The numbers between two bounds, both included; {@code whole} if only whole ones occur. Empty if {@code min > max}. */
record Interval(double min, double max, boolean whole) {

    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    static Interval of(double value) {
        return new Interval(value, value, value == Math.rint(value));
    }

    boolean isEmpty() {
        return min > max;
    }

    boolean isWithin(double lower, double upper) {
        return isEmpty() || min >= lower && max <= upper;
    }

    Interval plus(Interval other) {
        return new Interval(min + other.min, max + other.max, whole && other.whole);
    }

    Interval negated() {
        return new Interval(-max, -min, whole);
    }

    Interval times(Interval other) {
        double a = product(min, other.min);
        double b = product(min, other.max);
        double c = product(max, other.min);
        double d = product(max, other.max);
        return new Interval(
                Math.min(Math.min(a, b), Math.min(c, d)),
                Math.max(Math.max(a, b), Math.max(c, d)),
                whole && other.whole);
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    Interval floor() {
        return new Interval(Math.floor(min), Math.floor(max), true);
    }

    Interval smaller(Interval other) {
        return new Interval(Math.min(min, other.min), Math.min(max, other.max), whole && other.whole);
    }

    Interval greater(Interval other) {
        return new Interval(Math.max(min, other.min), Math.max(max, other.max), whole && other.whole);
    }

    Interval atMost(double bound) {
        return new Interval(min, Math.min(max, bound), whole);
    }

    Interval atLeast(double bound) {
        return new Interval(Math.max(min, bound), max, whole);
    }

    /** Without one number, which matters at the ends of whole numbers. */
    Interval without(double value) {
        if (!whole) {
            return this;
        }
        if (value == min) {
            return atLeast(min + 1);
        }
        return value == max ? atMost(max - 1) : this;
    }
}
