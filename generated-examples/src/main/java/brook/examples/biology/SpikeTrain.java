package brook.examples.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When a nerve fires. Shows: a callback that looks at every step, which is a polynomial, and a run that keeps nothing. */
public final class SpikeTrain {

    private SpikeTrain() {}

    /** The times in ms at which the membrane potential rises through 0. */
    public static List<Double> times(double current) {
        List<Double> spikes = new ArrayList<>();
        HodgkinHuxleySolver solver = HodgkinHuxleySolver.builder()
                .current(current)
                .onStep(step -> {
                    if (step.V(step.startTime()) < 0 && step.V(step.endTime()) >= 0) {
                        spikes.add(rise(step));
                    }
                    return true;
                })
                .build();
        solver.run(0, 100);
        return spikes;
    }

    private static double rise(HodgkinHuxleySolver.Step step) {
        double before = step.startTime();
        double after = step.endTime();
        for (int halving = 0; halving < 60; halving++) {
            double middle = (before + after) / 2;
            if (step.V(middle) < 0) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    /** Prints the spikes for some currents. */
    public static void main(String[] arguments) {
        for (int current = 0; current <= 30; current += 10) {
            System.out.printf(Locale.ROOT, "%2d uA/cm^2:", current);
            times(current).forEach(time -> System.out.printf(Locale.ROOT, "  %.3f", time));
            System.out.println();
        }
    }
}
