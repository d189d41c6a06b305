package brook.runtime;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The times at which a run writes rows; {@code brook.runtime.output.OutputSampler} takes them from
 * a run.
 *
 * @param distance the distance of {@code EVERY}, NaN otherwise
 * @param count the number of rows of {@code EQUIDISTANT}, 0 otherwise
 * @param times the times of {@code AT}, empty otherwise
 */
public record OutputTimes(Kind kind, double distance, int count, List<Double> times) {

    /** How the times are chosen. */
    public enum Kind {
        /** At A + i H, and at the end. */
        EVERY,
        /** At given times, in the order of the run. */
        AT,
        /** A number of times from the start to the end, at equal distances. */
        EQUIDISTANT,
        /** At the end alone. */
        END,
        /** At the start and at the end of every accepted step. */
        STEPS
    }

    public OutputTimes {
        times = List.copyOf(times);
    }

    /** Rows at {@code t0 + i * distance}, never accumulated, and at the end; the sign follows the run. */
    public static OutputTimes every(double distance) {
        if (!(Math.abs(distance) > 0) || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("output every " + distance);
        }
        return new OutputTimes(Kind.EVERY, Math.abs(distance), 0, List.of());
    }

    /** Rows at these times, in the order of the run, each once. */
    public static OutputTimes at(double... times) {
        return new OutputTimes(
                Kind.AT, Double.NaN, 0, DoubleStream.of(times).boxed().toList());
    }

    /** Rows from the start to the end, at equal distances. */
    public static OutputTimes equidistant(int count) {
        if (count < 2) {
            throw new IllegalArgumentException(count + " equidistant rows");
        }
        return new OutputTimes(Kind.EQUIDISTANT, Double.NaN, count, List.of());
    }

    /** One row, at the end. */
    public static OutputTimes end() {
        return new OutputTimes(Kind.END, Double.NaN, 0, List.of());
    }

    /** A row at the start and after every step. */
    public static OutputTimes steps() {
        return new OutputTimes(Kind.STEPS, Double.NaN, 0, List.of());
    }
}
