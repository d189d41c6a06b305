package brook.compiler.emit;

import brook.compiler.system.OdeSystem;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the typed solver of a model offers: the names of its methods, allocated once for all of its classes.
 *
 * <p>A group of quantities that is too large has no typed methods: nobody reads a class of thousands of methods, and a class
 * file could not hold it. The lists here are empty then.
 */
final class SolverFace {

    /** A group gets methods up to this size: a scalar counts 1, an array one more for each axis, derivatives count too. */
    private static final int MOST = 300;

    private static final List<String> GIVING = List.of(
            "atol",
            "build",
            "builder",
            "description",
            "ensemble",
            "maxStep",
            "maxSteps",
            "method",
            "newTrajectory",
            "onStep",
            "options",
            "order",
            "output",
            "reset",
            "rtol",
            "run",
            "runAsFarAsPossible",
            "solve",
            "solveAsFarAsPossible",
            "untyped");

    private static final List<String> READING = List.of(
            "description",
            "ending",
            "endTime",
            "reachedEnd",
            "rows",
            "startTime",
            "statistics",
            "steps",
            "stepTime",
            "summary",
            "time",
            "timeAt",
            "untyped",
            "warnings");

    private final FaceNames giving = new FaceNames(GIVING);
    private final FaceNames reading = new FaceNames(READING);
    private final Names places = Names.empty();
    private final List<FaceQuantity> states = new ArrayList<>();
    private final List<FaceQuantity> parameters = new ArrayList<>();
    private final List<FaceQuantity> discretes = new ArrayList<>();
    private final List<FaceQuantity> outputs = new ArrayList<>();
    private final List<FaceQuantity> integrals = new ArrayList<>();

    SolverFace(OdeSystem system) {
        List<OdeSystem.State> shownStates = hidesStates(system) ? List.of() : system.states();
        List<OdeSystem.Discrete> shownDiscretes = hidesDiscretes(system) ? List.of() : system.discretes();
        List<OdeSystem.Output> shownOutputs = hidesOutputs(system) ? List.of() : system.outputs();
        List<OdeSystem.Parameter> shownParameters = hidesParameters(system) ? List.of() : system.parameters();
        List<OdeSystem.Integral> shownIntegrals = hidesIntegrals(system) ? List.of() : system.integrals();
        Map<String, String> read = reading.all(Stream.of(
                        shownStates.stream().map(OdeSystem.State::symbol),
                        shownDiscretes.stream().map(OdeSystem.Discrete::symbol),
                        shownOutputs.stream().map(OdeSystem.Output::symbol),
                        shownIntegrals.stream().map(OdeSystem.Integral::symbol))
                .flatMap(symbols -> symbols)
                .map(Symbol::name)
                .toList());
        Map<String, String> given = giving.all(shownParameters.stream()
                .map(parameter -> parameter.symbol().name())
                .toList());
        parameters(shownParameters, given);
        states(shownStates, read);
        discretes(shownDiscretes, read);
        outputs(shownOutputs, read);
        integrals(shownIntegrals, read);
    }

    static boolean hidesStates(OdeSystem system) {
        return tooLarge(system.states().stream().mapToInt(state -> state.order() * size(state.symbol())));
    }

    static boolean hidesDiscretes(OdeSystem system) {
        return tooLarge(system.discretes().stream().mapToInt(discrete -> size(discrete.symbol())));
    }

    static boolean hidesOutputs(OdeSystem system) {
        return tooLarge(system.outputs().stream().mapToInt(output -> size(output.symbol())));
    }

    static boolean hidesIntegrals(OdeSystem system) {
        return tooLarge(system.integrals().stream().mapToInt(integral -> size(integral.symbol())));
    }

    static boolean hidesParameters(OdeSystem system) {
        return tooLarge(system.parameters().stream().mapToInt(parameter -> size(parameter.symbol())));
    }

    private static int size(Symbol symbol) {
        return 1 + symbol.dimensions().size();
    }

    private static boolean tooLarge(IntStream sizes) {
        return sizes.asLongStream().sum() > MOST;
    }

    List<FaceQuantity> states() {
        return states;
    }

    List<FaceQuantity> parameters() {
        return parameters;
    }

    List<FaceQuantity> discretes() {
        return discretes;
    }

    List<FaceQuantity> outputs() {
        return outputs;
    }

    List<FaceQuantity> integrals() {
        return integrals;
    }

    List<FaceQuantity> all() {
        return Stream.of(parameters, states, discretes, outputs, integrals)
                .flatMap(List::stream)
                .toList();
    }

    private void parameters(List<OdeSystem.Parameter> shown, Map<String, String> names) {
        int first = 0;
        for (OdeSystem.Parameter parameter : shown) {
            Symbol symbol = parameter.symbol();
            String name = Objects.requireNonNull(names.get(symbol.name()));
            String set = giving.one("set" + FaceNames.capital(name));
            String about = FaceDoc.about(symbol, 0, parameter.unit(), parameter.description());
            parameters.add(new FaceQuantity(
                    symbol,
                    0,
                    first,
                    about,
                    FaceDoc.standard(parameter.defaultValue()),
                    name,
                    "",
                    name,
                    set,
                    place(symbol, 0)));
            first += doubles(symbol);
        }
    }

    private void states(List<OdeSystem.State> shown, Map<String, String> names) {
        int first = 0;
        for (OdeSystem.State state : shown) {
            Symbol symbol = state.symbol();
            String name = Objects.requireNonNull(names.get(symbol.name()));
            for (int primes = 0; primes < state.order(); primes++) {
                String reader = primes == 0 ? name : reading.one(derivative(name, primes));
                String initial = "initial" + FaceNames.capital(derivative(name, primes));
                String about = FaceDoc.about(symbol, primes, state.unit(), state.description());
                states.add(new FaceQuantity(
                        symbol,
                        primes,
                        first,
                        about,
                        FaceDoc.standard(state.initial().get(primes)),
                        reader,
                        reading.one(reader + "At"),
                        giving.one(initial),
                        giving.one("set" + FaceNames.capital(initial)),
                        place(symbol, primes)));
                first += doubles(symbol);
            }
        }
    }

    private void discretes(List<OdeSystem.Discrete> shown, Map<String, String> names) {
        int first = 0;
        for (OdeSystem.Discrete discrete : shown) {
            String about = FaceDoc.about(discrete.symbol(), 0, discrete.unit(), discrete.description());
            discretes.add(result(discrete.symbol(), first, about, names));
            first += doubles(discrete.symbol());
        }
    }

    private void outputs(List<OdeSystem.Output> shown, Map<String, String> names) {
        int first = 0;
        for (OdeSystem.Output output : shown) {
            String about = FaceDoc.about(output.symbol(), 0, output.unit(), output.description());
            outputs.add(result(output.symbol(), first, about, names));
            first += doubles(output.symbol());
        }
    }

    private void integrals(List<OdeSystem.Integral> shown, Map<String, String> names) {
        int first = 0;
        for (OdeSystem.Integral integral : shown) {
            String about = FaceDoc.about(integral.symbol(), 0, integral.unit(), integral.description());
            integrals.add(result(integral.symbol(), first, about, names));
            first += doubles(integral.symbol());
        }
    }

    private FaceQuantity result(Symbol symbol, int first, String about, Map<String, String> names) {
        String name = Objects.requireNonNull(names.get(symbol.name()));
        return new FaceQuantity(symbol, 0, first, about, "", name, reading.one(name + "At"), "", "", place(symbol, 0));
    }

    /** {@code thetaDot, thetaDDot, thetaD3}: dots as in mechanics, then the number. */
    private static String derivative(String name, int primes) {
        return switch (primes) {
            case 0 -> name;
            case 1 -> name + "Dot";
            case 2 -> name + "DDot";
            default -> name + "D" + primes;
        };
    }

    private String place(Symbol symbol, int primes) {
        String dots = primes == 0 ? "" : "_" + "D".repeat(primes - 1) + "DOT";
        return symbol.dimensions().isEmpty() ? "" : places.constant(symbol.name() + dots);
    }

    private static int doubles(Symbol symbol) {
        return Math.toIntExact(symbol.shape().elements());
    }
}
