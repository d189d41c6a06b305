package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which nodes of a scalar graph are written inside the expression of their only user, and the expressions that result.
 *
 * <p>Three-address code would need so many locals that each load becomes wide, and methods pass the size that HotSpot compiles.
 */
final class Inlining {

    /** Java compilers recurse into nested expressions. */
    private static final int DEEPEST = 40;

    private final Set<Node> leaves;
    private final Map<Node, Node> aliases;
    private final List<Node> nodes;
    private final Map<Node, Integer> depths = new HashMap<>();
    private final BitSet inlined = new BitSet();

    /** Targets have a value that is needed as such, leaves are found in memory. */
    Inlining(Set<Node> leaves, Map<Node, Node> aliases, Set<Node> targets) {
        this.leaves = leaves;
        this.aliases = aliases;
        this.nodes = Reach.by(targets, this::operands);
        Map<Node, Integer> uses = new HashMap<>();
        for (Node node : nodes) {
            for (Node operand : operands(node)) {
                uses.merge(operand, 1, Integer::sum);
            }
        }
        for (Node node : nodes) {
            List<Node> operands = operands(node);
            int depth = 0;
            for (Node operand : operands) {
                depth = Math.max(depth, depths.getOrDefault(operand, 0));
            }
            boolean single = uses.getOrDefault(node, 0) == 1 && !targets.contains(node) && depth < DEEPEST;
            if (single && !operands.isEmpty()) {
                inlined.set(node.id());
                depths.put(node, depth + 1);
            }
        }
    }

    /** All nodes that the targets need, in an order in which operands come first. */
    List<Node> nodes() {
        return nodes;
    }

    /** An alias has what it stands for as its operand. */
    List<Node> operands(Node node) {
        if (leaves.contains(node)) {
            return List.of();
        }
        Node meant = aliases.get(node);
        return meant == null ? node.operands() : List.of(meant);
    }

    boolean isInlined(Node node) {
        return inlined.get(node.id());
    }

    /** The expression of a node; what is not written inside comes from {@code known}. */
    Formula formula(Node node, Function<Node, Formula> known) {
        Node alias = aliases.get(node);
        if (alias != null) {
            return operand(alias, known);
        }
        if (node instanceof Node.Contraction product) {
            return product(meant(product.left()), meant(product.right()), known);
        }
        if (node instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise, known);
        }
        throw new AssertionError(node);
    }

    private Formula elementwise(Node.Elementwise node, Function<Node, Formula> known) {
        Node a = node.operands().get(0);
        if (node.operator() == Operator.ADD) {
            return sum(a, node.operands().get(1), known);
        }
        if (node.operator() == Operator.SUBTRACT) {
            return difference(a, node.operands().get(1), known);
        }
        if (node.operator() == Operator.NEGATE) {
            if (isInlined(a) && isOperation(a, Operator.SUBTRACT)) {
                return difference(a.operands().get(1), a.operands().get(0), known);
            }
            return isInlinedProduct(a) ? negatedProduct(a, known) : negated(operand(a, known));
        }
        if (node.operator() == Operator.FREEZE || node.operator() == Operator.NOEVENT) {
            return operand(a, known);
        }
        List<Formula> operands = new ArrayList<>();
        for (Node operand : node.operands()) {
            operands.add(operand(operand, known));
        }
        return new Formula.Operation(node.operator(), operands);
    }

    /** 0.2 * -u is -0.2 * u. */
    private Formula product(Node a, Node b, Function<Node, Formula> known) {
        Formula left = operand(a, known);
        if (left instanceof Formula.Number && isInlined(b) && isOperation(b, Operator.NEGATE)) {
            return call(Operator.MULTIPLY, negated(left), operand(b.operands().get(0), known));
        }
        return call(Operator.MULTIPLY, left, operand(b, known));
    }

    private Formula negatedProduct(Node product, Function<Node, Formula> known) {
        Formula left = operand(product.operands().get(0), known);
        Formula right = operand(product.operands().get(1), known);
        return left instanceof Formula.Number
                ? call(Operator.MULTIPLY, negated(left), right)
                : negated(call(Operator.MULTIPLY, left, right));
    }

    private Formula sum(Node left, Node right, Function<Node, Formula> known) {
        Node a = meant(left);
        Node b = meant(right);
        if (isInlined(b) && isOperation(b, Operator.NEGATE)) {
            return difference(a, b.operands().get(0), known);
        }
        if (isInlined(a) && isOperation(a, Operator.NEGATE)) {
            return difference(b, a.operands().get(0), known);
        }
        if (isInlinedProduct(b)) {
            return fused(b, operand(a, known), known);
        }
        if (isInlinedProduct(a)) {
            return fused(a, operand(b, known), known);
        }
        return added(operand(a, known), operand(b, known));
    }

    /** Sums are added from left to right, as Java does it without brackets. */
    private static Formula added(Formula a, Formula b) {
        if (b instanceof Formula.Operation sum
                && (sum.operator() == Operator.ADD || sum.operator() == Operator.SUBTRACT)) {
            return call(
                    sum.operator(),
                    added(a, sum.operands().get(0)),
                    sum.operands().get(1));
        }
        return call(Operator.ADD, a, b);
    }

    /** A product is fused into a difference only where its sign goes into a number: a negation costs what the fusing saves. */
    private Formula difference(Node from, Node what, Function<Node, Formula> known) {
        Node a = meant(from);
        Node b = meant(what);
        if (isInlined(b) && isOperation(b, Operator.NEGATE)) {
            return sum(a, b.operands().get(0), known);
        }
        if (isInlinedProduct(b)) {
            Formula left = operand(b.operands().get(0), known);
            Formula right = operand(b.operands().get(1), known);
            Formula rest = operand(a, known);
            if (left instanceof Formula.Number) {
                return new Formula.Fused(negated(left), right, rest);
            }
            return call(Operator.SUBTRACT, rest, call(Operator.MULTIPLY, left, right));
        }
        return call(Operator.SUBTRACT, operand(a, known), operand(b, known));
    }

    private Formula fused(Node product, Formula sum, Function<Node, Formula> known) {
        return new Formula.Fused(
                operand(product.operands().get(0), known),
                operand(product.operands().get(1), known),
                sum);
    }

    private Formula operand(Node node, Function<Node, Formula> known) {
        if (node instanceof Node.Constant constant) {
            return new Formula.Number(constant.values().get(0));
        }
        return isInlined(node) ? formula(node, known) : known.apply(node);
    }

    private Node meant(Node node) {
        return isInlined(node) && aliases.containsKey(node) ? meant(aliases.get(node)) : node;
    }

    private boolean isInlinedProduct(Node node) {
        return node instanceof Node.Contraction && isInlined(node);
    }

    private static boolean isOperation(Node node, Operator operator) {
        return node instanceof Node.Elementwise elementwise && elementwise.operator() == operator;
    }

    private static Formula negated(Formula formula) {
        return formula instanceof Formula.Number number
                ? new Formula.Number(-number.value())
                : new Formula.Operation(Operator.NEGATE, List.of(formula));
    }

    private static Formula call(Operator operator, Formula... operands) {
        return new Formula.Operation(operator, List.of(operands));
    }
}
