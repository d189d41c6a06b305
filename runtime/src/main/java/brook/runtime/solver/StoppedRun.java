package brook.runtime.solver;

import brook.runtime.Ending;
import brook.runtime.EventDescription;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Solution;

/** Says why a run stopped before its end. */
public final class StoppedRun {

    /** A state above this at which steps become too short runs to infinity. */
    private static final double LARGE = 1e6;

    private StoppedRun() {}

    /** The component of the state that changes fastest in relation to its size, where a run ended; the first if none does. */
    public static int fastestComponent(OdeModel model, Solution solution) {
        double[] state = solution.state();
        double[] derivative = new double[state.length];
        model.rightHandSide(solution.time(), state, derivative, new double[2 * model.planeSize()]);
        int fastest = 0;
        double highest = -1;
        for (int i = 0; i < state.length; i++) {
            double rate = Math.abs(derivative[i]) / (1 + Math.abs(state[i]));
            if (Double.compare(rate, highest) > 0) {
                highest = rate;
                fastest = i;
            }
        }
        return fastest;
    }

    /** Whether a component is so large that it runs to infinity where steps become too short. */
    public static boolean runsToInfinity(Solution solution, int component) {
        return Math.abs(solution.state(component)) > LARGE;
    }

    /** The exception for a run that did not come to {@code t1}; for one that did, or that was stopped on demand, there is none. */
    public static IntegrationException exception(OdeModel model, Solution solution, double t1) {
        if (solution.ending() == Ending.EVENTS_ACCUMULATE) {
            return endless(model.description(), solution);
        }
        ModelDescription description = model.description();
        String time = description.time() + " = " + solution.time();
        int component = solution.nonFinite()
                .map(Solution.NonFinite::component)
                .orElseGet(() -> fastestComponent(model, solution));
        String label = description.pointLabels().get(component);
        return switch (solution.ending()) {
            case STEP_UNDERFLOW ->
                new SingularityException(
                        label
                                + (runsToInfinity(solution, component)
                                        ? " runs to infinity near "
                                        : " changes infinitely fast near ")
                                + time,
                        description,
                        component,
                        solution);
            case NOT_FINITE ->
                new NotFiniteException(notFinite(label, solution) + time, description, component, solution);
            case MAX_STEPS ->
                new TooManyStepsException(
                        "after " + solution.statistics().steps() + " steps the run is at " + time + ", not at " + t1
                                + "; " + label + " changes fastest",
                        description,
                        component,
                        solution);
            case SLIDING ->
                new SlidingException(
                        "the run slides along a jump of an equation since " + time, description, component, solution);
            case EVENTS_ACCUMULATE, REACHED_END, STOPPED, STOPPED_BY_EVENT -> throw new AssertionError(solution);
        };
    }

    private static IntegrationException endless(ModelDescription description, Solution solution) {
        Solution.Accumulation endless = solution.accumulation().orElseThrow();
        EventDescription event = description.events().get(endless.event());
        String message = endless.factor() == 0
                ? "the event `" + event.name() + "` and others follow each other without end at " + description.time()
                        + " = " + endless.limit() + ": " + endless.times()
                        + " rounds; let one of them make its condition false"
                : "the event `" + event.name() + "` fires faster and faster: " + endless.times() + " times before "
                        + description.time() + " = " + endless.limit()
                        + "; end the run before with an event that says stop";
        return new EndlessEventsException(message, description, event, solution);
    }

    private static String notFinite(String label, Solution solution) {
        int order = solution.nonFinite().orElseThrow().order();
        if (order == 0) {
            return label + " becomes too large for a double at ";
        }
        return (order == 1 ? "the derivative of " + label : "derivative " + order + " of " + label)
                + " is not finite at ";
    }
}
