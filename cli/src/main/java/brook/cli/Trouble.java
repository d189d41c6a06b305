package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.ShortestDecimal;
import brook.runtime.Equation;
import brook.runtime.EventDescription;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import brook.runtime.Solution;
import brook.runtime.solver.StoppedRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says in the user's words why a run stopped before its end, and where in the model. */
final class Trouble {

    private static final MathContext SHOWN_DIGITS = new MathContext(7);
    private static final MathContext FACTOR_DIGITS = new MathContext(4);
    private static final int SHOWN_STATES = 6;

    private final RunPlan plan;
    private final LoadedModel loaded;
    private final Solution solution;
    private final double[] state;
    private final double[] derivative;

    private Trouble(RunPlan plan, Solution solution) {
        this.plan = plan;
        this.loaded = plan.loaded();
        this.solution = solution;
        this.state = solution.state();
        this.derivative = derivative(plan.loaded().model(), solution);
    }

    /** Of the states and the integrals behind them. */
    private static double[] derivative(OdeModel model, Solution solution) {
        int plane = model.planeSize();
        double[] planes = new double[2 * plane];
        model.rightHandSide(solution.time(), solution.state(), new double[model.dimension()], planes);
        return Arrays.copyOfRange(planes, plane, plane + model.dimension() + model.integralCount());
    }

    /** The message, unless the run came to its end or was stopped on demand. */
    static Optional<Diagnostic> of(RunPlan plan, Solution solution) {
        Trouble trouble = new Trouble(plan, solution);
        return switch (solution.ending()) {
            case REACHED_END, STOPPED, STOPPED_BY_EVENT -> Optional.empty();
            case MAX_STEPS -> Optional.of(trouble.tooManySteps());
            case NOT_FINITE -> Optional.of(trouble.notFinite());
            case STEP_UNDERFLOW -> Optional.of(trouble.singularity());
            case SLIDING -> Optional.of(trouble.sliding());
            case EVENTS_ACCUMULATE -> Optional.of(trouble.endlessEvents());
        };
    }

    private Diagnostic tooManySteps() {
        long count = solution.statistics().steps();
        return Diagnostic.stopped(
                        "max_steps",
                        "the run has taken " + count + (count == 1 ? " step" : " steps") + " and is at " + time()
                                + ", not at " + shown(plan.span().end()))
                .help("allow more steps with `--max-steps`, or ask for less accuracy with `--rtol`");
    }

    private Diagnostic notFinite() {
        Solution.NonFinite bad = solution.nonFinite().orElseThrow();
        String name = label(bad.component());
        Optional<Culprit> culprit =
                Culprit.at(loaded.graph(), solution.time(), plan.start().parameters(), state);
        if (culprit.isPresent()) {
            String what = "the derivative of `" + name + "` is " + kind(derivative[bad.component()]);
            return finish(culprit.get().mark(stopped(what + " at " + time())));
        }
        String what = bad.order() == 0
                ? "`" + name + "` becomes too large for a double"
                : "derivative " + bad.order() + " of `" + name + "` is not finite";
        return finish(markEquation(stopped(what + " at " + time()), bad.component()));
    }

    private static String kind(double value) {
        return Double.isNaN(value) ? "not a number" : "not finite";
    }

    /** Steps have become shorter than the time can show: what comes next is beyond the model. */
    private Diagnostic singularity() {
        int component = StoppedRun.fastestComponent(loaded.model(), solution);
        String name = label(component);
        Optional<Culprit> ahead = culpritAhead();
        if (ahead.isPresent()) {
            return finish(ahead.get().mark(stopped("`" + name + "` has a singularity near " + time())));
        }
        String what = StoppedRun.runsToInfinity(solution, component) ? "runs to infinity" : "changes infinitely fast";
        return finish(markEquation(stopped("`" + name + "` " + what + " near " + time()), component));
    }

    /** A culprit just behind the time that was reached, on the tangent. */
    private Optional<Culprit> culpritAhead() {
        for (int ulps = 1; ulps <= 1 << 20; ulps *= 32) {
            double h =
                    Math.copySign(ulps * Math.ulp(solution.time()), plan.span().end() - solution.time());
            double[] next = new double[state.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = state[i] + h * derivative[i];
            }
            Optional<Culprit> culprit =
                    Culprit.at(loaded.graph(), solution.time() + h, plan.start().parameters(), next);
            if (culprit.isPresent()) {
                return culprit;
            }
        }
        return Optional.empty();
    }

    private Diagnostic sliding() {
        int component = StoppedRun.fastestComponent(loaded.model(), solution);
        return finish(markEquation(
                        Diagnostic.stopped("R0003", "the run slides along a jump of an equation since " + time()),
                        component))
                .help(
                        "write `noevent(...)` around it, or replace the jump by something smooth, as `tanh(x/1e-3)` for `sign(x)`");
    }

    private Diagnostic endlessEvents() {
        Solution.Accumulation endless = solution.accumulation().orElseThrow();
        EventDescription event = loaded.model().description().events().get(endless.event());
        String limit = loaded.model().description().time() + " = " + shown(endless.limit());
        if (endless.factor() == 0) {
            return Places.mark(
                            Diagnostic.stopped(
                                    "R0002",
                                    "the event `" + event.name() + "` and others follow each other without end at "
                                            + limit),
                            loaded.file(),
                            event)
                    .note(endless.times() + " rounds of conditions at one time")
                    .help("let an event make its own condition false, or end the run there with `stop`");
        }
        return Places.mark(
                        Diagnostic.stopped(
                                "R0002",
                                "the event `" + event.name() + "` fires faster and faster: " + endless.times()
                                        + " times before " + limit),
                        loaded.file(),
                        event)
                .note("the time between events shrinks by the factor "
                        + ShortestDecimal.of(new BigDecimal(endless.factor())
                                .round(FACTOR_DIGITS)
                                .doubleValue())
                        + " each time (Zeno): infinitely many happen before " + limit)
                .help(
                        "end the run before: `event rest when ... { stop }`, with a condition that holds when little is left");
    }

    private Diagnostic stopped(String message) {
        return Diagnostic.stopped("R0001", message);
    }

    private Diagnostic markEquation(Diagnostic diagnostic, int component) {
        ModelDescription model = loaded.model().description();
        Quantity quantity = model.stateOf(component);
        Optional<Equation> equation = quantity.equation(model.componentWithin(component));
        return equation.map(found -> Places.mark(diagnostic, loaded.file(), found))
                .orElseGet(() -> Places.mark(diagnostic, loaded.file(), quantity));
    }

    private Diagnostic finish(Diagnostic diagnostic) {
        List<String> values = IntStream.range(0, Math.min(SHOWN_STATES, state.length))
                .mapToObj(i -> label(i) + " = " + shown(state[i]))
                .toList();
        String more = state.length > SHOWN_STATES ? ", ..." : "";
        return diagnostic.note("the last values are " + time() + ", " + String.join(", ", values) + more);
    }

    private String label(int component) {
        return loaded.model().description().pointLabels().get(component);
    }

    private String time() {
        return loaded.model().description().time() + " = " + shown(solution.time());
    }

    private static String shown(double value) {
        return Double.isFinite(value)
                ? ShortestDecimal.of(new BigDecimal(value).round(SHOWN_DIGITS).doubleValue())
                : ShortestDecimal.of(value);
    }
}
