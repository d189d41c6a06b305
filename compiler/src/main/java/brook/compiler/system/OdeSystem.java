package brook.compiler.system;

import brook.compiler.source.SourceFile;
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
        List<Definition> definitions,
        List<Output> outputs,
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
        definitions = List.copyOf(definitions);
        outputs = List.copyOf(outputs);
    }
}
