package brook.compiler.graph;

import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A graph drawn by hand for a test. */
public final class Sketch {

    public static final Span HERE = new Span(new SourceFile("test.ode", "x' = 1"), 0, 2);

    public final Graph graph = new Graph(HERE);
    public final Node.Variable time = graph.variable(Node.Variable.Kind.TIME, "t", List.of());
    private final List<OdeGraph.ParameterNode> parameters = new ArrayList<>();
    private final List<OdeGraph.StateNode> states = new ArrayList<>();
    private final List<Node> outputs = new ArrayList<>();
    private final Map<Node, String> names = new LinkedHashMap<>();

    public Node state(String name, Axis... axes) {
        return graph.variable(Node.Variable.Kind.STATE, name, List.of(axes));
    }

    public Node param(String name, Axis... axes) {
        Node.Variable variable = graph.variable(Node.Variable.Kind.PARAMETER, name, List.of(axes));
        parameters.add(new OdeGraph.ParameterNode(variable, Optional.empty()));
        return variable;
    }

    public Node number(double value) {
        return graph.constant(value);
    }

    public Node array(Axis axis, double... values) {
        return graph.constant(List.of(axis), DoubleTable.of(values));
    }

    public Node op(Operator operator, Node... operands) {
        return graph.apply(operator, operands);
    }

    public Node add(Node a, Node b) {
        return op(Operator.ADD, a, b);
    }

    public Node minus(Node a, Node b) {
        return op(Operator.SUBTRACT, a, b);
    }

    public Node times(Node a, Node b) {
        return graph.multiply(a, b);
    }

    public Node over(Node a, Node b) {
        return op(Operator.DIVIDE, a, b);
    }

    public Node neg(Node a) {
        return graph.negate(a);
    }

    public Node sin(Node a) {
        return op(Operator.SIN, a);
    }

    public Node pow(Node a, double exponent) {
        return op(Operator.POWER, a, number(exponent));
    }

    /** The equation of a state, or of the last derivative of one. */
    public Sketch equation(Node value, Node... variables) {
        List<Node.Variable> orders = new ArrayList<>();
        List<Optional<Node>> none = new ArrayList<>();
        for (Node variable : variables) {
            orders.add((Node.Variable) variable);
            none.add(Optional.empty());
        }
        states.add(new OdeGraph.StateNode(orders, value, none));
        return this;
    }

    public Sketch output(Node value) {
        outputs.add(value);
        return this;
    }

    public Sketch name(Node node, String name) {
        names.put(node, name);
        return this;
    }

    public OdeGraph ode() {
        List<OdeSystem.Output> declared = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Symbol symbol = new Symbol(Symbol.Kind.OUTPUT, "out" + i, List.of(), HERE);
            declared.add(new OdeSystem.Output(symbol, new Pieces(List.of(), List.of()), "", ""));
        }
        Symbol t = new Symbol(Symbol.Kind.TIME, "t", List.of(), HERE);
        OdeSystem.SolveSettings silent = new OdeSystem.SolveSettings(
                Optional.empty(),
                "taylor",
                "",
                Double.NaN,
                Double.NaN,
                0,
                Double.NaN,
                Double.NaN,
                0,
                Optional.empty(),
                List.of(),
                false,
                false);
        OdeSystem system = new OdeSystem(
                HERE.file(),
                "Sketch",
                "",
                t,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                declared,
                List.of(),
                OdeSystem.Training.NONE,
                silent);
        return new OdeGraph(
                system,
                graph,
                time,
                parameters,
                states,
                List.of(),
                List.of(),
                outputs,
                List.of(),
                List.of(),
                List.of(),
                names);
    }

    /** A node as one nested formula; variables by their names. */
    public static String text(Node node) {
        return inline(new Notation[1], node, true);
    }

    private static String inline(Notation[] self, Node node, boolean top) {
        if (self[0] == null) {
            self[0] = new Notation(operand -> inline(self, operand, false));
        }
        if (node instanceof Node.Variable variable) {
            return variable.name();
        }
        String text = self[0].operation(node);
        boolean atom = top
                || node instanceof Node.Constant
                || node instanceof Node.Gather
                || text.matches("[a-z0-9]+\\(.*\\)");
        return atom ? text : "(" + text + ")";
    }
}
