package brook.compiler.emit;

import brook.compiler.system.OdeSystem;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the regulariser of a model offers under the names of the model, allocated once. */
final class RegularizerFace {

    /** Methods of {@code brook.runtime.gradient.Regularizer}. */
    private static final List<String> TAKEN = List.of(
            "close",
            "derivative",
            "derivatives",
            "differentiate",
            "gradient",
            "mean",
            "means",
            "names",
            "over",
            "parameter",
            "parameterCount",
            "parameters",
            "run",
            "set",
            "setParameters",
            "setTrainables",
            "trainableCount",
            "trainables",
            "value",
            "values",
            "weigh");

    private final FaceNames names = new FaceNames(TAKEN);
    private final Names places = Names.empty();
    private final Map<String, String> own;
    private final List<FaceQuantity> parameters = new ArrayList<>();
    private final List<FaceQuantity> means = new ArrayList<>();

    RegularizerFace(OdeSystem system) {
        List<OdeSystem.Parameter> shared = SolverFace.hidesParameters(system)
                ? List.of()
                : system.parameters().stream()
                        .filter(parameter -> parameter.role() != OdeSystem.Parameter.Role.INPUT)
                        .toList();
        List<OdeSystem.Loss> losses = system.training().losses();
        List<OdeSystem.Integral> integrals = SolverFace.hidesIntegrals(system) ? List.of() : system.integrals();
        own = names.all(Stream.of(
                        shared.stream().map(OdeSystem.Parameter::symbol),
                        losses.stream().map(OdeSystem.Loss::symbol),
                        integrals.stream().map(OdeSystem.Integral::symbol))
                .flatMap(symbols -> symbols)
                .map(Symbol::name)
                .toList());
        int first = 0;
        for (OdeSystem.Parameter parameter : shared) {
            String about = FaceDoc.about(parameter.symbol(), 0, parameter.unit(), parameter.description());
            add(parameters, parameter.symbol(), first, about);
            first += Math.toIntExact(parameter.symbol().shape().elements());
        }
        first = 0;
        for (OdeSystem.Loss loss : losses) {
            add(means, loss.symbol(), first, FaceDoc.about(loss.symbol(), 0, loss.unit(), loss.description()));
            first++;
        }
        for (OdeSystem.Integral integral : integrals) {
            String about = FaceDoc.about(integral.symbol(), 0, integral.unit(), integral.description());
            add(means, integral.symbol(), first, about);
            first += Math.toIntExact(integral.symbol().shape().elements());
        }
    }

    private void add(List<FaceQuantity> to, Symbol symbol, int first, String about) {
        String name = Objects.requireNonNull(own.get(symbol.name()));
        boolean parameter = to == parameters;
        String capital = FaceNames.capital(name);
        to.add(new FaceQuantity(
                symbol,
                0,
                first,
                about,
                "",
                name,
                parameter ? names.one("gradientBy" + capital) : "",
                "",
                names.one((parameter ? "set" : "weigh") + capital),
                symbol.dimensions().isEmpty() ? "" : places.constant(symbol.name())));
    }

    /** Parameters and trainables: {@code atRow} is the method that gives the gradient. */
    List<FaceQuantity> parameters() {
        return parameters;
    }

    /** Losses and integrals: {@code set} is the method that sets the weight. */
    List<FaceQuantity> means() {
        return means;
    }
}
