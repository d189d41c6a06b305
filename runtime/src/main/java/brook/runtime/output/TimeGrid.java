package brook.runtime.output;

import brook.runtime.OutputTimes;

/** The output times of one run, counted from 0 in the order of the run, each computed from its number. */
final class TimeGrid {

    static final TimeGrid EMPTY = new TimeGrid(0, 0, 0, 0, new double[0]);

    private final double start;
    private final double distance;
    private final double parts;
    private final long count;
    private final double[] given;

    private TimeGrid(double start, double distance, double parts, long count, double[] given) {
        this.start = start;
        this.distance = distance;
        this.parts = parts;
        this.count = count;
        this.given = given;
    }

    /** The end of the run is not part of {@code EVERY} and {@code END}: the last state comes anyway. */
    static TimeGrid of(OutputTimes times, double t0, double t1) {
        return switch (times.kind()) {
            case EVERY -> every(times.distance(), t0, t1);
            case EQUIDISTANT -> new TimeGrid(t0, t1 - t0, times.count() - 1, times.count() - 1L, new double[0]);
            case AT -> given(times, t0, t1);
            case END, STEPS -> EMPTY;
        };
    }

    /** The times before the end; one within rounding of the end is the end. */
    private static TimeGrid every(double distance, double t0, double t1) {
        double signed = Math.copySign(distance, t1 - t0);
        double slack = 4 * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
        long count = (long) Math.min(Math.ceil(Math.abs(t1 - t0) / distance), 0x1p53) + 1;
        while (count > 0 && Math.abs(t1 - t0) - (count - 1) * distance <= slack) {
            count--;
        }
        return new TimeGrid(t0, signed, 1, count, new double[0]);
    }

    private static TimeGrid given(OutputTimes times, double t0, double t1) {
        double sign = t1 < t0 ? -1 : 1;
        double[] sorted = times.times().stream()
                .mapToDouble(Double::doubleValue)
                .filter(t -> (t - t0) * sign >= 0 && (t1 - t) * sign >= 0)
                .map(t -> t * sign)
                .sorted()
                .map(t -> t * sign + 0.0)
                .distinct()
                .toArray();
        return new TimeGrid(0, 0, 1, sorted.length, sorted);
    }

    long count() {
        return count;
    }

    double time(long i) {
        return given.length > 0 ? given[(int) i] : start + i * distance / parts;
    }
}
