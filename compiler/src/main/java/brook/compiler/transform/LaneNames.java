package brook.compiler.transform;

import brook.compiler.system.Dimension;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.OdeSystem.Discrete;
import brook.compiler.system.OdeSystem.Integral;
import brook.compiler.system.OdeSystem.Loss;
import brook.compiler.system.OdeSystem.Parameter;
import brook.compiler.system.OdeSystem.State;
import brook.compiler.system.OdeSystem.Training;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the quantities of several trajectories are called: as those of one, with the number of the lane for a last index. */
final class LaneNames {

    private final Dimension lanes;

    private LaneNames(Dimension lanes) {
        this.lanes = lanes;
    }

    static OdeSystem of(OdeSystem system, Dimension lanes) {
        LaneNames names = new LaneNames(lanes);
        return names.system(system, names::parameter);
    }

    /** The quantities of several runs, of which each has its own parameters; none of them has a default. */
    static OdeSystem ofRuns(OdeSystem system, Dimension lanes) {
        LaneNames names = new LaneNames(lanes);
        return names.system(system, names::ownParameter);
    }

    private OdeSystem system(OdeSystem one, UnaryOperator<Parameter> parameters) {
        return new OdeSystem(
                one.file(),
                one.name(),
                one.description(),
                one.time(),
                one.parameters().stream().map(parameters).toList(),
                one.states().stream().map(this::state).toList(),
                one.discretes().stream().map(this::discrete).toList(),
                List.of(),
                one.integrals().stream().map(this::integral).toList(),
                List.of(),
                List.of(),
                new Training(
                        one.training().losses().stream().map(this::loss).toList(),
                        one.training().scan(),
                        one.training().train()),
                one.solve());
    }

    private Symbol longer(Symbol symbol) {
        List<Dimension> dimensions = new ArrayList<>(symbol.dimensions());
        dimensions.add(lanes);
        return new Symbol(symbol.kind(), symbol.name(), dimensions, symbol.declaration());
    }

    private Pieces longer(Pieces pieces) {
        List<Dimension> dimensions = new ArrayList<>(pieces.dimensions());
        dimensions.add(lanes);
        List<Pieces.Piece> longer = new ArrayList<>();
        for (Pieces.Piece piece : pieces.pieces()) {
            List<Pieces.Part> parts = new ArrayList<>(piece.parts());
            parts.add(new Pieces.Part.All());
            longer.add(new Pieces.Piece(piece.span(), parts, piece.value()));
        }
        return new Pieces(dimensions, longer);
    }

    private Parameter parameter(Parameter one) {
        if (one.role() != Parameter.Role.INPUT) {
            return one;
        }
        Optional<Pieces> value = one.defaultValue().map(this::longer);
        return new Parameter(longer(one.symbol()), one.role(), value, one.initialiser(), one.unit(), one.description());
    }

    private Parameter ownParameter(Parameter one) {
        return new Parameter(
                longer(one.symbol()), one.role(), Optional.empty(), Optional.empty(), one.unit(), one.description());
    }

    private State state(State one) {
        List<Optional<Pieces>> initial =
                one.initial().stream().map(value -> value.map(this::longer)).toList();
        return new State(
                longer(one.symbol()), one.order(), longer(one.equation()), initial, one.unit(), one.description());
    }

    private Discrete discrete(Discrete one) {
        return new Discrete(longer(one.symbol()), longer(one.initial()), one.unit(), one.description());
    }

    private Integral integral(Integral one) {
        return new Integral(longer(one.symbol()), longer(one.integrand()), one.unit(), one.description());
    }

    private Loss loss(Loss one) {
        return new Loss(longer(one.symbol()), one.atData(), one.value(), one.unit(), one.description());
    }
}
