package brook.runtime.stiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the automatic method chose on the way; sentences are made when somebody asks. */
final class Choices {

    /** So many changes are told one by one. */
    private static final int MOST_TOLD = 6;

    private final double[] times = new double[MOST_TOLD];
    /** How many times longer a step of the new method was. */
    private final double[] gains = new double[MOST_TOLD];
    /** The last Taylor step before implicit ones. */
    private double before;

    private int changes;
    private int trials;
    private long taylorSteps;
    private long implicitSteps;

    void start() {
        changes = 0;
        trials = 0;
        taylorSteps = 0;
        implicitSteps = 0;
    }

    /** From here on steps are implicit; those before had the length {@code h}, or there was none. */
    void becomesStiff(double t, double h) {
        before = Math.abs(h);
        change(t, 0);
    }

    /** The implicit steps since the last change were a trial, and no better. */
    void withdraw() {
        changes--;
        trials++;
    }

    /** From here on steps are Taylor steps again. */
    void becomesRegular(double t, double gain) {
        change(t, gain);
    }

    private void change(double t, double gain) {
        if (changes < MOST_TOLD) {
            times[changes] = t;
            gains[changes] = gain;
        }
        changes++;
    }

    /** A step was taken. */
    void taken(boolean implicit, double h) {
        if (!implicit) {
            taylorSteps++;
            return;
        }
        implicitSteps++;
        if (changes <= MOST_TOLD && before > 0) {
            gains[changes - 1] = Math.max(gains[changes - 1], h / before);
        }
    }

    long taylorSteps() {
        return taylorSteps;
    }

    long implicitSteps() {
        return implicitSteps;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (changes == 0) {
            notes.add("not stiff: " + (trials == 0 ? "all steps are steps of taylor" : trials()));
            return notes;
        }
        for (int i = 0; i < Math.min(changes, MOST_TOLD); i++) {
            notes.add(i % 2 == 0 ? stiff(i) : regular(i));
        }
        if (changes > MOST_TOLD) {
            notes.add("and so on, " + count(changes - MOST_TOLD, "more change"));
        }
        notes.add(count(taylorSteps, "step") + " of taylor, " + count(implicitSteps, "step") + " of radau5");
        return notes;
    }

    private String trials() {
        return "steps of taylor, but for " + count(implicitSteps, "step") + " of radau5 in " + count(trials, "trial")
                + " that gained nothing";
    }

    private String stiff(int i) {
        return gains[i] > 0
                ? "stiff since t = %s: a step of radau5 was up to %s times longer than one of taylor"
                        .formatted(number(times[i]), number(gains[i]))
                : "radau5 since t = %s: there was no step of taylor".formatted(number(times[i]));
    }

    private String regular(int i) {
        return "not stiff since t = %s: a step of taylor was %s times as long as one of radau5"
                .formatted(number(times[i]), number(gains[i]));
    }

    private static String number(double x) {
        BigDecimal rounded = new BigDecimal(x, new MathContext(3)).stripTrailingZeros();
        boolean plain = x == 0 || Math.abs(x) >= 1e-4 && Math.abs(x) < 1e7;
        return plain ? rounded.toPlainString() : rounded.toString().toLowerCase(Locale.ROOT);
    }

    private static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
