package brook.compiler.graph;

import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.List;

/** The normal form of elementary operations; exact but for the sign of a zero. */
final class ElementwiseRules {

    private final Graph graph;
    private final PowerRules powers;

    ElementwiseRules(Graph graph) {
        this.graph = graph;
        this.powers = new PowerRules(graph);
    }

    Node apply(Operator operator, List<Node> given, List<Axis> axes) {
        List<Node> operands = unrepeated(given, axes);
        if (Folding.folds(operands, axes)) {
            return graph.constant(axes, Folding.elementwise(operator, operands, axes));
        }
        return switch (operator) {
            case ADD -> add(operands.get(0), operands.get(1), axes);
            case SUBTRACT -> subtract(operands.get(0), operands.get(1), axes);
            case MULTIPLY -> graph.contract(operands.get(0), operands.get(1), List.of(), axes);
            case DIVIDE -> divide(operands.get(0), operands.get(1), axes);
            case POWER -> powers.power(operands.get(0), operands.get(1), axes);
            case MOD -> modulo(operands.get(0), operands.get(1), axes);
            case MAX, MIN, AND, OR, EQUAL, NOT_EQUAL -> symmetric(operator, operands, axes);
            case SELECT -> select(operands, axes);
            case LESS, LESS_EQUAL, ATAN2, PHI -> graph.makeElementwise(operator, operands, axes);
            case NEGATE,
                    EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    SINH,
                    COSH,
                    TANH,
                    ASINH,
                    ACOSH,
                    ATANH,
                    ERF,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN,
                    SIGN,
                    FLOOR,
                    CEIL,
                    FREEZE,
                    NOEVENT,
                    ABS,
                    NOT -> function(operator, operands.get(0), axes);
        };
    }

    /** Operands that repeat a number along axes which other operands have are replaced by the number. */
    private List<Node> unrepeated(List<Node> given, List<Axis> axes) {
        if (given.size() == 1 || axes.isEmpty()) {
            return given;
        }
        List<Node> operands = new ArrayList<>(given);
        for (int i = 0; i < operands.size(); i++) {
            Node all = operands.get(i);
            operands.set(i, Folding.unrepeated(graph, all));
            if (operands.get(i) != all && !Node.union(operands).containsAll(axes)) {
                operands.set(i, all);
            }
        }
        return operands;
    }

    private Node add(Node a, Node b, List<Axis> axes) {
        if (Signs.isNegative(a) && Signs.isNegative(b)) {
            return graph.negate(add(opposite(a), opposite(b), axes));
        }
        if (Signs.isNegative(b)) {
            return subtract(a, opposite(b), axes);
        }
        if (Signs.isNegative(a)) {
            return subtract(b, opposite(a), axes);
        }
        if (Signs.isNumber(b, -0.0)) {
            return graph.broadcast(a, axes);
        }
        if (Signs.isNumber(a, -0.0)) {
            return graph.broadcast(b, axes);
        }
        if (a == b) {
            return graph.contract(graph.constant(2), a, List.of(), axes);
        }
        return graph.makeElementwise(Operator.ADD, constantsLast(a, b), axes);
    }

    /** The sign trick: a - b is kept where a is the older node, else it is -(b - a). A number stays where it is. */
    private Node subtract(Node a, Node b, List<Axis> axes) {
        if (Signs.isNegative(a) && Signs.isNegative(b)) {
            return subtract(opposite(b), opposite(a), axes);
        }
        if (Signs.isNegative(b)) {
            return add(a, opposite(b), axes);
        }
        if (Signs.isNegative(a)) {
            return graph.negate(add(opposite(a), b, axes));
        }
        if (Signs.isNumber(b, 0.0)) {
            return graph.broadcast(a, axes);
        }
        if (Signs.isNumber(a, 0.0) || Signs.isNumber(a, -0.0)) {
            return graph.negate(graph.broadcast(b, axes));
        }
        boolean oneNumber = a instanceof Node.Constant ^ b instanceof Node.Constant;
        if (oneNumber || a.id() <= b.id()) {
            return graph.makeElementwise(Operator.SUBTRACT, List.of(a, b), axes);
        }
        return graph.negate(graph.makeElementwise(Operator.SUBTRACT, List.of(b, a), axes));
    }

    private Node divide(Node a, Node b, List<Axis> axes) {
        if (Signs.isNegative(a) && Signs.isNegative(b)) {
            return divide(opposite(a), opposite(b), axes);
        }
        if (Signs.isNegative(a)) {
            return graph.negate(divide(opposite(a), b, axes));
        }
        if (Signs.isNegative(b)) {
            return graph.negate(divide(a, opposite(b), axes));
        }
        if (Signs.isPowerOfTwo(b)) {
            return graph.contract(graph.constant(1 / Signs.number(b)), a, List.of(), axes);
        }
        return graph.makeElementwise(Operator.DIVIDE, List.of(a, b), axes);
    }

    private Node modulo(Node a, Node b, List<Axis> axes) {
        Node quotient = graph.apply(Operator.DIVIDE, List.of(a, b), axes);
        Node whole = graph.apply(Operator.FLOOR, List.of(quotient), axes);
        return subtract(a, graph.contract(b, whole, List.of(), axes), axes);
    }

    private Node symmetric(Operator operator, List<Node> operands, List<Axis> axes) {
        Node a = operands.get(0);
        Node b = operands.get(1);
        boolean idempotent = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
        if (a == b && idempotent) {
            return graph.broadcast(a, axes);
        }
        if (operator == Operator.AND && Signs.isNumber(b, 1) || operator == Operator.OR && Signs.isNumber(b, 0)) {
            return graph.broadcast(a, axes);
        }
        if (operator == Operator.AND && Signs.isNumber(a, 1) || operator == Operator.OR && Signs.isNumber(a, 0)) {
            return graph.broadcast(b, axes);
        }
        return graph.makeElementwise(operator, constantsLast(a, b), axes);
    }

    private Node select(List<Node> operands, List<Axis> axes) {
        Node condition = operands.get(0);
        Node then = operands.get(1);
        Node otherwise = operands.get(2);
        if (Signs.isNumber(condition)) {
            return graph.broadcast(Signs.number(condition) != 0 ? then : otherwise, axes);
        }
        if (then == otherwise) {
            return graph.broadcast(then, axes);
        }
        if (Signs.is(condition, Operator.NOT)) {
            return select(List.of(condition.operands().get(0), otherwise, then), axes);
        }
        if (Signs.isNegated(then) && Signs.isNegated(otherwise)) {
            return graph.negate(select(List.of(condition, opposite(then), opposite(otherwise)), axes));
        }
        return graph.makeElementwise(Operator.SELECT, operands, axes);
    }

    private Node function(Operator operator, Node operand, List<Axis> axes) {
        if (operator == Operator.NEGATE) {
            return Signs.isNegated(operand)
                    ? opposite(operand)
                    : graph.makeElementwise(operator, List.of(operand), axes);
        }
        if (operand instanceof Node.Gather gather && MapRules.isBroadcast(gather)) {
            Node single = gather.operand();
            return graph.broadcast(graph.apply(operator, List.of(single), single.axes()), axes);
        }
        if (Signs.isNegated(operand) && Signs.isOdd(operator)) {
            return graph.negate(function(operator, opposite(operand), axes));
        }
        if (Signs.isNegated(operand) && Signs.isEven(operator)) {
            return function(operator, opposite(operand), axes);
        }
        if (operator == Operator.NOT && Signs.is(operand, Operator.NOT)) {
            return operand.operands().get(0);
        }
        boolean again = (operator == Operator.ABS || operator == Operator.NOEVENT) && Signs.is(operand, operator);
        boolean never = operator == Operator.NOEVENT && operand.variation().compareTo(Variation.STEP) < 0;
        if (again || never || operator == Operator.FREEZE && operand.variation().isConstantOnStep()) {
            return operand;
        }
        return graph.makeElementwise(operator, List.of(operand), axes);
    }

    private Node opposite(Node negative) {
        return Signs.opposite(graph, negative);
    }

    private static List<Node> constantsLast(Node a, Node b) {
        boolean ordered = a instanceof Node.Constant == b instanceof Node.Constant
                ? a.id() <= b.id()
                : b instanceof Node.Constant;
        return ordered ? List.of(a, b) : List.of(b, a);
    }
}
