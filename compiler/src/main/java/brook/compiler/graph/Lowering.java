package brook.compiler.graph;

import brook.compiler.graph.OdeGraph.DiscreteNode;
import brook.compiler.graph.OdeGraph.ParameterNode;
import brook.compiler.graph.OdeGraph.StateNode;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a system into a graph of array operations, arrays kept whole: the number of nodes does not depend on the sizes of arrays.
 *
 * <p>Each loop, comprehension and sum first gets axes of its own; {@link LoweringMerge} then makes one axis of those that run alike.
 */
public final class Lowering {

    private final OdeSystem system;
    private final Graph graph;
    private final LoweringExpressions expressions;
    private final LoweringPieces pieces;
    private final LoweringContext root = new LoweringContext.Root();
    private final Map<Node, String> names = new LinkedHashMap<>();

    private Lowering(OdeSystem system, Calculus calculus, LoweringLimits limits) {
        this.system = system;
        this.graph = new Graph(new Span(system.file(), 0, 0));
        this.expressions = new LoweringExpressions(graph, calculus, limits);
        this.pieces = new LoweringPieces(graph, limits, expressions);
    }

    /**
     * The graph of a system, or empty if something in it is too large. Call it on a thread with a large stack where expressions may be deep.
     *
     * @param calculus who makes partial derivatives
     */
    public static Optional<OdeGraph> lower(OdeSystem system, Calculus calculus, Diagnostics diagnostics) {
        LoweringLimits limits = new LoweringLimits(diagnostics);
        Lowering lowering = new Lowering(system, calculus, limits);
        OdeGraph ode = lowering.lower();
        if (limits.wereMet()) {
            return Optional.empty();
        }
        return Optional.of(LoweringMerge.merge(ode, lowering.expressions.axes().runs()));
    }

    /**
     * What a system trains to make small, or empty if it says nothing or something in it is too large. Call it on a thread with a large stack where expressions
     * may be deep.
     */
    public static Optional<Minimised> lowerMinimised(OdeSystem system, Calculus calculus, Diagnostics diagnostics) {
        LoweringLimits limits = new LoweringLimits(diagnostics);
        Lowering lowering = new Lowering(system, calculus, limits);
        Optional<Minimised> lowered = system.training().train().map(lowering::minimised);
        return limits.wereMet() ? Optional.empty() : lowered;
    }

    private Minimised minimised(OdeSystem.Train train) {
        List<Node.Variable> parameters = given(
                system.parameters().stream().map(OdeSystem.Parameter::symbol).toList());
        List<Node.Variable> losses = given(
                system.training().losses().stream().map(OdeSystem.Loss::symbol).toList());
        List<Node.Variable> integrals = given(
                system.integrals().stream().map(OdeSystem.Integral::symbol).toList());
        Node value = expressions.lower(train.minimised(), root).node();
        return new Minimised(graph, value, losses, integrals, parameters);
    }

    private List<Node.Variable> given(List<Symbol> symbols) {
        return symbols.stream()
                .map(symbol -> variable(Node.Variable.Kind.PARAMETER, symbol, 0, axes(symbol)))
                .toList();
    }

    private OdeGraph lower() {
        Node.Variable time =
                graph.variable(Node.Variable.Kind.TIME, system.time().name(), List.of());
        expressions.define(system.time(), 0, LoweringValue.scalar(time));
        List<Node.Variable> parameters = system.parameters().stream()
                .map(parameter ->
                        variable(Node.Variable.Kind.PARAMETER, parameter.symbol(), 0, axes(parameter.symbol())))
                .toList();
        List<List<Node.Variable>> states =
                system.states().stream().map(this::variables).toList();
        List<Node.Variable> discretes = system.discretes().stream()
                .map(discrete -> variable(Node.Variable.Kind.DISCRETE, discrete.symbol(), 0, axes(discrete.symbol())))
                .toList();
        List<Node.Variable> integrals = system.integrals().stream()
                .map(integral -> variable(Node.Variable.Kind.STATE, integral.symbol(), 0, axes(integral.symbol())))
                .toList();
        Map<Symbol, Node.Variable> highestOf = highestDerivatives(states);
        for (OdeSystem.Definition definition : system.definitions()) {
            define(definition.symbol(), definition.value());
            Node.Variable state = highestOf.get(definition.symbol());
            if (state != null) {
                LoweringValue value = expressions.lower(
                        new Expr.Reference(definition.symbol().declaration(), definition.symbol(), 0), root);
                Node along = expressions.arrays().along(value, state.axes()).node();
                expressions.partials().rate(state, expressions.arrays().laidOut(along, state.axes()));
            }
        }
        List<Node> highest = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            OdeSystem.State state = system.states().get(i);
            highest.add(pieces.lower(
                    state.equation(),
                    states.get(i).get(0).axes(),
                    state.symbol().name(),
                    root));
        }
        List<Node> outputs = system.outputs().stream()
                .map(output -> define(output.symbol(), output.value()))
                .toList();
        return new OdeGraph(
                system,
                graph,
                time,
                defaults(parameters),
                states(states, highest),
                discretes(discretes),
                integrals(integrals),
                outputs,
                losses(),
                new LoweringEvents(graph, expressions, pieces).lower(system.events()),
                List.of(),
                names);
    }

    /** The definitions that are right sides, which derivatives read. */
    private Map<Symbol, Node.Variable> highestDerivatives(List<List<Node.Variable>> states) {
        Map<Symbol, Node.Variable> highest = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            List<Node.Variable> variables = states.get(i);
            for (int primes = 1; primes < variables.size(); primes++) {
                expressions.partials().rate(variables.get(primes - 1), variables.get(primes));
            }
            Pieces equation = system.states().get(i).equation();
            if (equation.pieces().size() == 1
                    && equation.pieces().get(0).value() instanceof Expr.Reference reference
                    && reference.symbol().kind() == Symbol.Kind.DEFINITION
                    && reference.shape().rank() == equation.dimensions().size()) {
                highest.put(reference.symbol(), variables.get(variables.size() - 1));
            }
        }
        return highest;
    }

    private List<ParameterNode> defaults(List<Node.Variable> variables) {
        List<ParameterNode> nodes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Node.Variable variable = variables.get(i);
            Optional<Node> value = system.parameters()
                    .get(i)
                    .defaultValue()
                    .map(given -> pieces.lower(given, variable.axes(), variable.name(), root));
            nodes.add(new ParameterNode(variable, value));
        }
        return nodes;
    }

    private List<OdeGraph.Quadrature> integrals(List<Node.Variable> variables) {
        List<OdeGraph.Quadrature> nodes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Node.Variable variable = variables.get(i);
            Pieces integrand = system.integrals().get(i).integrand();
            nodes.add(
                    new OdeGraph.Quadrature(variable, pieces.lower(integrand, variable.axes(), variable.name(), root)));
        }
        return nodes;
    }

    private List<Node> losses() {
        return system.training().losses().stream()
                .map(loss -> {
                    Node value = expressions.lower(loss.value(), root).node();
                    names.putIfAbsent(value, loss.symbol().name());
                    return value;
                })
                .toList();
    }

    private List<StateNode> states(List<List<Node.Variable>> variables, List<Node> highest) {
        List<StateNode> nodes = new ArrayList<>();
        for (int i = 0; i < highest.size(); i++) {
            List<Optional<Node>> initial = new ArrayList<>();
            for (int primes = 0; primes < variables.get(i).size(); primes++) {
                Node.Variable variable = variables.get(i).get(primes);
                Optional<Pieces> given = system.states().get(i).initial().get(primes);
                initial.add(given.map(value -> pieces.lower(value, variable.axes(), variable.name(), root)));
            }
            nodes.add(new StateNode(variables.get(i), highest.get(i), initial));
        }
        return nodes;
    }

    private List<DiscreteNode> discretes(List<Node.Variable> variables) {
        List<DiscreteNode> nodes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Node.Variable variable = variables.get(i);
            Pieces start = system.discretes().get(i).initial();
            nodes.add(new DiscreteNode(variable, pieces.lower(start, variable.axes(), variable.name(), root)));
        }
        return nodes;
    }

    private List<Node.Variable> variables(OdeSystem.State state) {
        List<Axis> axes = axes(state.symbol());
        List<Node.Variable> variables = new ArrayList<>();
        for (int primes = 0; primes < state.order(); primes++) {
            variables.add(variable(Node.Variable.Kind.STATE, state.symbol(), primes, axes));
        }
        return variables;
    }

    private Node.Variable variable(Node.Variable.Kind kind, Symbol symbol, int primes, List<Axis> axes) {
        graph.locate(symbol.declaration());
        Node.Variable variable = graph.variable(kind, symbol.name() + "'".repeat(primes), axes);
        expressions.define(symbol, primes, new LoweringValue(variable, axes));
        return variable;
    }

    private Node define(Symbol symbol, Pieces value) {
        LoweringValue lowered = pieces.lower(value, symbol.name(), root);
        expressions.define(symbol, 0, lowered);
        Node node = lowered.node();
        if (!(node instanceof Node.Variable) && !(node instanceof Node.Constant)) {
            names.putIfAbsent(node, symbol.name());
        }
        return expressions.arrays().laidOut(node, lowered.axes());
    }

    private List<Axis> axes(Symbol symbol) {
        List<Axis> axes = new ArrayList<>();
        symbol.dimensions().forEach(dimension -> axes.add(expressions.axes().fresh(symbol.name(), dimension.size())));
        return axes;
    }
}
