package brook.compiler.system;

import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a model means: every name resolved, every shape known, every check that a user can fail passed.
 *
 * <p>Definitions are in an order in which each reads only earlier ones.
 */
public record OdeSystem(
        SourceFile file,
        String name,
        String description,
        Symbol time,
        List<Parameter> parameters,
        List<State> states,
        List<Discrete> discretes,
        List<Definition> definitions,
        List<Integral> integrals,
        List<Output> outputs,
        List<Event> events,
        SolveSettings solve) {

    /** A value set at run time; without a default the caller must give it. */
    public record Parameter(Symbol symbol, Optional<Pieces> defaultValue, String unit, String description) {}

    /** A state of differential order n: its n-th derivative, and initial values of orders 0 .. n-1 (absent: the caller gives it). */
    public record State(
            Symbol symbol,
            int order,
            Pieces equation,
            List<Optional<Pieces>> initial,
            String unit,
            String description) {}

    /** A value that changes at events only, and what it is at the start. */
    public record Discrete(Symbol symbol, Pieces initial, String unit, String description) {}

    /** A value that is 0 at the start and whose derivative is the integrand; no right-hand side reads it. */
    public record Integral(Symbol symbol, Pieces integrand, String unit, String description) {}

    /**
     * What happens at some moments of a run.
     *
     * @param head where its name stands, or the keyword {@code event} where it has none
     * @param name unique, {@code event3} for the third event of a file where the user gave none
     * @param waits the text of its trigger with the guard, {@code when y falls 0 if n < 5}
     * @param guard what must hold at that moment, if anything
     */
    public record Event(
            Span span,
            Span head,
            String name,
            Span waits,
            Trigger trigger,
            Optional<Expr> guard,
            List<Action> actions) {

        public Event {
            actions = List.copyOf(actions);
        }
    }

    /** Which moments; all values are scalar. */
    public sealed interface Trigger {

        /** {@code when e falls 3}: the function e - 3 changes its sign. */
        record Root(Expr function, Direction direction) implements Trigger {}

        /** The way in which a sign changes, in the direction of integration. */
        enum Direction {
            RISES,
            FALLS,
            CROSSES
        }

        /** {@code when c}: a condition becomes true. */
        record Condition(Expr condition) implements Trigger {}

        /** {@code at 1, 2}: times that are constant during a run. */
        record At(List<Expr> times) implements Trigger {}

        /** {@code every 12 from 3}: both constant during a run. */
        record Every(Expr period, Optional<Expr> from) implements Trigger {}
    }

    /** What an event does; all assignments of one event read the values before it. */
    public sealed interface Action {

        /** A new value of a state, of one of its derivatives (primes), or of a discrete variable; elements that no piece gives stay. */
        record Assign(Span span, Symbol target, int primes, Pieces value) implements Action {}

        /** The run ends. */
        record Stop(Span span) implements Action {}

        /** The point is stored. */
        record Record(Span span) implements Action {}
    }

    /** A named intermediate value. */
    public record Definition(Symbol symbol, Pieces value, String unit, String description) {}

    /** A value computed where results are stored. */
    public record Output(Symbol symbol, Pieces value, String unit, String description) {}

    /** The defaults of the {@code solve} block; NaN and empty where the file is silent. */
    public record SolveSettings(
            Optional<TimeSpan> span,
            String method,
            double rtol,
            double atol,
            int order,
            double step,
            double maxStep,
            long maxSteps,
            Optional<Double> every,
            List<Double> at,
            boolean controlAll) {}

    /** From where to where. */
    public record TimeSpan(double start, double end) {}

    public OdeSystem {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        discretes = List.copyOf(discretes);
        definitions = List.copyOf(definitions);
        integrals = List.copyOf(integrals);
        events = List.copyOf(events);
        outputs = List.copyOf(outputs);
    }
}
