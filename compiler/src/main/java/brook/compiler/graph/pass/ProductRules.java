package brook.compiler.graph.pass;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of {@link NormaliseProducts}, for one node whose operands are in normal form. */
final class ProductRules {

    private final Graph graph;

    ProductRules(Graph graph) {
        this.graph = graph;
    }

    Optional<Node> rewrite(Node node, List<Node> operands) {
        if (node.variation() != Variation.SERIES) {
            return Optional.empty();
        }
        if (node instanceof Node.Contraction contraction) {
            Node left = operands.get(0);
            Node right = operands.get(1);
            return Optional.of(
                    contraction.isProduct()
                            ? product(left, right, node.axes())
                            : sum(left, right, contraction.summed(), node.axes()));
        }
        if (Signs.is(node, Operator.DIVIDE)) {
            return Optional.of(quotient(operands.get(0), operands.get(1), node.axes()));
        }
        if (Signs.is(node, Operator.POWER) && Signs.isNumber(operands.get(1))) {
            return power(operands.get(0), Signs.number(operands.get(1)), node.axes());
        }
        return Optional.empty();
    }

    private Node product(Node left, Node right, List<Axis> axes) {
        Scaled a = Scaled.of(graph, left);
        Scaled b = Scaled.of(graph, right);
        Node coefficient = times(a.coefficient(), b.coefficient(), axes);
        return scaled(a.negative() ^ b.negative(), coefficient, merged(a.body(), b.body(), axes), axes);
    }

    /** Whatever does not run along a summed axis moves out of the sum. */
    private Node sum(Node left, Node right, List<Axis> summed, List<Axis> axes) {
        List<Node> outside = new ArrayList<>();
        Node a = inside(left, summed, outside);
        Node b = inside(right, summed, outside);
        List<Axis> rest = within(axes, Node.union(List.of(a, b)));
        Node result = graph.contract(a, b, summed, rest);
        for (Node factor : outside) {
            result = product(factor, result, within(axes, Node.union(List.of(factor, result))));
        }
        return graph.broadcast(result, axes);
    }

    private Node inside(Node node, List<Axis> summed, List<Node> outside) {
        if (Collections.disjoint(node.axes(), summed)) {
            outside.add(node);
            return graph.constant(1);
        }
        Scaled scaled = Scaled.of(graph, node);
        if (!Collections.disjoint(scaled.coefficient().axes(), summed)) {
            return node;
        }
        outside.add(scaled.negative() ? graph.negate(scaled.coefficient()) : scaled.coefficient());
        return scaled.body();
    }

    private Node quotient(Node left, Node right, List<Axis> axes) {
        Scaled a = Scaled.of(graph, left);
        Scaled b = Scaled.of(graph, right);
        boolean negative = a.negative() ^ b.negative();
        Node coefficient = over(a.coefficient(), b.coefficient(), axes);
        if (Signs.isNumber(b.body(), 1)) {
            return scaled(negative, coefficient, a.body(), axes);
        }
        PowerFactors divisor = PowerFactors.of(b.body());
        if (divisor.isRoot()) {
            Node inverse = product(divisor.inverse(), axes);
            return scaled(negative, coefficient, merged(a.body(), inverse, axes), axes);
        }
        if (Signs.isNumber(a.body(), 1) && Signs.isNumber(coefficient)) {
            return scaled(negative, graph.constant(1), over(coefficient, b.body(), axes), axes);
        }
        return scaled(negative, coefficient, over(a.body(), b.body(), axes), axes);
    }

    /** sqrt(s)^a = s^(a/2), (s^a)^b = s^(a b) where s^a is a root, which has no value for negative s. */
    private Optional<Node> power(Node base, double exponent, List<Axis> axes) {
        PowerFactors factors = PowerFactors.of(base);
        if (!factors.isRoot()) {
            return Optional.empty();
        }
        Map.Entry<Node, Double> only = factors.exponents().entrySet().iterator().next();
        Node power = graph.apply(Operator.POWER, only.getKey(), graph.constant(only.getValue() * exponent));
        return Optional.of(graph.broadcast(power, axes));
    }

    /** The product, powers of a base that both have under a root merged. */
    private Node merged(Node a, Node b, List<Axis> axes) {
        PowerFactors left = PowerFactors.of(a);
        PowerFactors right = PowerFactors.of(b);
        return left.sharesRoot(right) ? product(left.times(right), axes) : times(a, b, axes);
    }

    private Node product(PowerFactors factors, List<Axis> axes) {
        Node product = graph.constant(1);
        for (Map.Entry<Node, Double> factor : factors.exponents().entrySet()) {
            Node power = graph.apply(Operator.POWER, factor.getKey(), graph.constant(factor.getValue()));
            product = times(product, power, axes);
        }
        return product;
    }

    private Node scaled(boolean negative, Node coefficient, Node body, List<Axis> axes) {
        Node value = graph.broadcast(times(coefficient, body, axes), axes);
        return negative ? graph.negate(value) : value;
    }

    private Node times(Node a, Node b, List<Axis> order) {
        return graph.contract(a, b, List.of(), within(order, Node.union(List.of(a, b))));
    }

    private Node over(Node a, Node b, List<Axis> order) {
        return graph.apply(Operator.DIVIDE, List.of(a, b), within(order, Node.union(List.of(a, b))));
    }

    private static List<Axis> within(List<Axis> order, List<Axis> present) {
        return order.stream().filter(present::contains).toList();
    }
}
