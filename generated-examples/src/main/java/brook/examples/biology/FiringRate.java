package brook.examples.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often a nerve cell fires. Shows: being told of events in a run that keeps nothing. */
public final class FiringRate {

    private FiringRate() {}

    /** The times in ms of the spikes in a tenth of a second. */
    public static List<Double> spikes(double drive) {
        List<Double> times = new ArrayList<>();
        IntegrateAndFireSolver.Builder cell = IntegrateAndFireSolver.builder().drive(drive);
        cell.untyped().onEvent(event -> times.add(event.time()));
        cell.build().run(0, 100);
        return times;
    }

    /** Spikes per second, from the last two. */
    public static double rate(List<Double> spikes) {
        int count = spikes.size();
        return count < 2 ? 0 : 1_000 / (spikes.get(count - 1) - spikes.get(count - 2));
    }

    /** Prints a table. */
    public static void main(String[] arguments) {
        System.out.println("drive   spikes       rate");
        for (int drive = 10; drive <= 30; drive += 5) {
            List<Double> spikes = spikes(drive);
            System.out.printf(Locale.ROOT, "%2d mV   %6d   %5.1f / s%n", drive, spikes.size(), rate(spikes));
        }
    }
}
