package brook.compiler.system;

import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Training training,
        SolveSettings solve) {

    /**
     * A value set at run time; without a default or an initialiser the caller must give it. An input with an initialiser is drawn for each
     * trajectory where the caller does not. Trainables follow the others, inputs are last.
     */
    public record Parameter(
            Symbol symbol,
            Role role,
            Optional<Pieces> defaultValue,
            Optional<Initialiser> initialiser,
            String unit,
            String description) {

        /** What it is for. */
        public enum Role {
            /** Shared by all trajectories. */
            SHARED,
            /** Shared, and with a gradient. */
            TRAINABLE,
            /** One value for each trajectory. */
            INPUT
        }
    }

    /** Random first values of a trainable, or values of an input: the law, a factor, and the seed of its numbers. */
    public record Initialiser(Law law, double scale, long seed) {

        /** How the numbers are distributed. */
        public enum Law {
            GLOROT,
            HE,
            NORMAL,
            UNIFORM,
            RADEMACHER
        }
    }

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

    /** What is learned: the losses, what goes over the rows of series before a run, and what a {@code train} block says. Nothing of it changes a run. */
    public record Training(List<Loss> losses, Optional<Scan> scan, Optional<Train> train) {

        /** Of a model that learns nothing. */
        public static final Training NONE = new Training(List.of(), Optional.empty(), Optional.empty());

        public Training {
            losses = List.copyOf(losses);
        }
    }

    /** A number that says how wrong a run is: at its end, or at each row of a time series, averaged over the trajectories. */
    public record Loss(Symbol symbol, boolean atData, Expr value, String unit, String description) {}

    /**
     * A map over the rows of a series. Its last value is an input of a run; it starts from zeros.
     *
     * @param symbol of the value before a row in {@code next}, and of that input elsewhere
     * @param gap the time between a row and the one before in the order of the map, if it has a name; nothing else reads it
     */
    public record Scan(Symbol symbol, Direction direction, Optional<Symbol> gap, Pieces next) {

        /** Which row is the first. */
        public enum Direction {
            FORWARD,
            BACKWARD
        }
    }

    /**
     * The settings of a {@code train} block, those it has by itself included.
     *
     * @param minimised of losses, integrals at the end of the run, trainables and parameters
     * @param schedule what the rate is multiplied by, one schedule behind the other; empty where it does not change
     * @param clip how gradients are cut, if they are
     */
    public record Train(
            Expr minimised, Optimizer optimizer, List<Schedule> schedule, Optional<Clip> clip, Passes passes) {

        public Train {
            schedule = List.copyOf(schedule);
        }
    }

    /**
     * How the data is gone through; empty where the file is silent.
     *
     * @param epochs how often, at least 1
     * @param batch how many trajectories make one step, at least 1
     * @param seed where random numbers start, at least 0
     * @param patience after how many epochs without gain training ends, at least 1
     * @param test the share of the trajectories that only tests, more than 0 and less than 1
     * @param steer half the width of the interval around the end of the run in which each step draws its end, in units of the time (A. Ghosh,
     *     H. S. Behl, E. Dupont, P. H. S. Torr, V. Namboodiri, STEER, 2020)
     */
    public record Passes(
            Optional<Integer> epochs,
            Optional<Integer> batch,
            Optional<Integer> seed,
            Optional<Integer> patience,
            Optional<Double> test,
            Optional<Double> steer) {}

    /** A method of descent with all of its arguments, in their order. */
    public record Optimizer(String name, Map<String, Double> arguments) {

        public Optimizer {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** How the rate changes, with all arguments in their order; only {@code at} of {@code piecewise} has any number of values, the others have one. */
    public record Schedule(String name, Map<String, List<Double>> arguments) {

        public Schedule {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** What of a gradient has a limit, {@code norm} or {@code value}, and the limit. */
    public record Clip(String name, double limit) {}

    /**
     * The defaults of the {@code solve} block; NaN and empty where the file is silent.
     *
     * @param controller how a Runge-Kutta method chooses its steps
     * @param controlAll whether the error of integrals counts
     * @param scaleEach whether the error of each component is relative to itself
     */
    public record SolveSettings(
            Optional<TimeSpan> span,
            String method,
            String controller,
            double rtol,
            double atol,
            int order,
            double step,
            double maxStep,
            long maxSteps,
            Optional<Double> every,
            List<Double> at,
            boolean controlAll,
            boolean scaleEach) {

        /** The method where the file is silent. */
        public static final String TAYLOR = "taylor";
        /** Methods whose steps have one length that is given. */
        public static final List<String> ON_A_GRID = List.of("euler", "midpoint", "rk4");
        /** Runge-Kutta methods that choose their steps. */
        public static final List<String> RUNGE_KUTTA = List.of(
                "heun",
                "fehlberg2",
                "bosh3",
                "owren_zennaro4",
                "owren_zennaro5",
                "rkf45",
                "cash_karp",
                "dopri5",
                "tsit5",
                "tanaka_yamashita7",
                "dop853");
        /** Methods that need the Jacobian of the system, or may. */
        public static final List<String> WITH_JACOBIAN = List.of("radau5", "rodas5p", "auto");
        /** Methods that may be Taylor series. */
        public static final List<String> SERIES = List.of(TAYLOR, "auto");
        /** All methods, as {@code brook.runtime.Method} names them. */
        public static final List<String> METHODS = Stream.of(
                        List.of(TAYLOR), ON_A_GRID, RUNGE_KUTTA, List.of("adams"), WITH_JACOBIAN)
                .flatMap(List::stream)
                .toList();
    }

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
