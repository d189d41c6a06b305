package brook.jmh;

/**
 * A target with what was measured for it.
 *
 * @param than the number it is compared with, NaN if there is none
 * @param value what is compared with the figure, of the minima and of the medians; the minima decide
 */
record Judged(Target target, Spread ours, Spread than, Spread value, Verdict verdict) {

    /** Whether a target holds. */
    enum Verdict {
        HOLDS("yes"),
        FAILS("NO"),
        /** Compared with a number from another run. */
        ELSEWHERE("-"),
        NOT_MEASURED("not measured"),
        /** This virtual machine lacks what the target is about. */
        NOT_ASKED("25 only");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Looks up what the target names. */
    static Judged of(Target target, Report report) {
        Spread ours = report.find(target.ours());
        Spread than = than(target.than(), report);
        Spread value = value(target, ours, than);
        return new Judged(target, ours, than, value, verdict(target, value, report.host()));
    }

    private static Spread than(Target.Than than, Report report) {
        if (than instanceof Target.Measured measured) {
            return report.find(measured.key());
        }
        if (than instanceof Target.Elsewhere elsewhere) {
            return new Spread(elsewhere.value(), elsewhere.value());
        }
        if (than instanceof Target.Nothing) {
            return Spread.NONE;
        }
        throw new AssertionError(than);
    }

    private static Spread value(Target target, Spread ours, Spread than) {
        if (target.than() instanceof Target.Nothing) {
            return ours;
        }
        return switch (target.kind().sense()) {
            case TIMES_FASTER -> new Spread(than.min() / ours.min(), than.median() / ours.median());
            case AT_MOST -> new Spread(ours.min() / than.min(), ours.median() / than.median());
        };
    }

    private static Verdict verdict(Target target, Spread value, Host host) {
        if (target.need() == Target.Need.VECTORS && !host.hasVectors()) {
            return Verdict.NOT_ASKED;
        }
        if (Double.isNaN(value.min())) {
            return Verdict.NOT_MEASURED;
        }
        if (target.than() instanceof Target.Elsewhere) {
            return Verdict.ELSEWHERE;
        }
        boolean holds = switch (target.kind().sense()) {
            case TIMES_FASTER -> value.min() >= target.figure();
            case AT_MOST -> value.min() <= target.figure();
        };
        return holds ? Verdict.HOLDS : Verdict.FAILS;
    }
}
