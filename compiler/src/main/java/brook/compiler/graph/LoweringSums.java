package brook.compiler.graph;

import brook.compiler.system.Expr.Reduction;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reductions along axes.
 *
 * <p>A sum of products becomes a contraction; signs and factors that do not change along the summed axes move out of it, a sum over an axis that
 * only one factor has moves into it. That is exact in real numbers, and what a careful person would write; the order of summation is ours.
 */
final class LoweringSums {

    /** No product is taken apart further: on a shared graph its factors may grow exponentially in number. */
    private static final int MOST_FACTORS = 32;

    /** So many elements are combined one after the other, more by halving. */
    private static final int FEW = 4;

    private record Half(Axis axis, int size) {}

    private final Graph graph;
    private final Map<Half, Axis> halves = new HashMap<>();

    LoweringSums(Graph graph) {
        this.graph = graph;
    }

    /** A reduction along some axes; along one that the node lacks all elements are equal. */
    Node reduce(Reduction reduction, Node node, List<Axis> axes) {
        if (reduction == Reduction.SUM) {
            return sum(node, axes);
        }
        Node result = node;
        for (Axis axis : axes) {
            result = alongOne(reduction, result, axis);
        }
        return result;
    }

    /** The sum along some axes. */
    Node sum(Node node, List<Axis> axes) {
        List<Axis> present = axes.stream().filter(node.axes()::contains).toList();
        Node sum = present.isEmpty() ? node : sumPresent(node, present);
        double times = 1;
        for (Axis axis : axes) {
            times *= present.contains(axis) ? 1 : axis.size();
        }
        return times == 1 ? sum : graph.multiply(graph.constant(times), sum);
    }

    private Node sumPresent(Node node, List<Axis> axes) {
        if (node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NEGATE) {
            return graph.apply(Operator.NEGATE, sum(elementwise.operands().get(0), axes));
        }
        if (node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.DIVIDE) {
            Node divisor = elementwise.operands().get(1);
            if (!runsAlongAny(divisor, axes)) {
                return graph.apply(Operator.DIVIDE, sum(elementwise.operands().get(0), axes), divisor);
            }
        }
        List<Node> factors = factors(node);
        List<Node> inside =
                factors.stream().filter(factor -> runsAlongAny(factor, axes)).toList();
        List<Node> outside =
                factors.stream().filter(factor -> !runsAlongAny(factor, axes)).toList();
        Node sum = sumOfProduct(inside, axes, factors.size() > 1);
        for (int i = outside.size() - 1; i >= 0; i--) {
            sum = graph.multiply(outside.get(i), sum);
        }
        return sum;
    }

    private Node sumOfProduct(List<Node> factors, List<Axis> axes, boolean isSmaller) {
        if (factors.size() == 1) {
            return isSmaller ? sum(factors.get(0), axes) : graph.sum(factors.get(0), axes);
        }
        List<List<Node>> groups = new ArrayList<>(groups(factors).values());
        if (groups.size() == 1) {
            Node last = factors.get(factors.size() - 1);
            return contract(product(factors.subList(0, factors.size() - 1)), last, axes);
        }
        for (Axis axis : axes) {
            List<List<Node>> owners = groups.stream()
                    .filter(group -> group.get(0).axes().contains(axis))
                    .toList();
            if (owners.size() == 1) {
                return sumInside(factors, owners.get(0), axis, axes);
            }
        }
        List<Node> largest = groups.get(0);
        for (List<Node> group : groups) {
            largest = group.get(0).size() > largest.get(0).size() ? group : largest;
        }
        List<Node> rest = new ArrayList<>(factors);
        rest.removeAll(largest);
        return contract(product(largest), product(rest), axes);
    }

    /** Sums the only factors that run along an axis first, then the product along the other axes. */
    private Node sumInside(List<Node> factors, List<Node> owners, Axis axis, List<Axis> axes) {
        List<Node> rest = new ArrayList<>(factors);
        rest.removeAll(owners);
        rest.add(sum(product(owners), List.of(axis)));
        List<Axis> others = axes.stream().filter(other -> other != axis).toList();
        return sum(product(rest), others);
    }

    private Node contract(Node left, Node right, List<Axis> summed) {
        List<Axis> axes = Node.union(List.of(left, right));
        axes.removeAll(summed);
        return graph.contract(left, right, summed, axes);
    }

    private Node product(List<Node> factors) {
        Node product = factors.get(0);
        for (Node factor : factors.subList(1, factors.size())) {
            product = graph.multiply(product, factor);
        }
        return product;
    }

    private static Map<Set<Axis>, List<Node>> groups(List<Node> factors) {
        Map<Set<Axis>, List<Node>> groups = new LinkedHashMap<>();
        for (Node factor : factors) {
            groups.computeIfAbsent(new LinkedHashSet<>(factor.axes()), key -> new ArrayList<>())
                    .add(factor);
        }
        return groups;
    }

    private static List<Node> factors(Node node) {
        List<Node> factors = new ArrayList<>(List.of(node));
        int i = 0;
        while (i < factors.size()) {
            if (factors.size() < MOST_FACTORS
                    && factors.get(i) instanceof Node.Contraction product
                    && product.isProduct()) {
                factors.set(i, product.left());
                factors.add(i + 1, product.right());
            } else {
                i++;
            }
        }
        return factors;
    }

    private static boolean runsAlongAny(Node node, List<Axis> axes) {
        return axes.stream().anyMatch(node.axes()::contains);
    }

    /** By halving: the number of nodes grows with the logarithm of the size. */
    private Node alongOne(Reduction reduction, Node node, Axis axis) {
        if (!node.axes().contains(axis)) {
            return reduction == Reduction.PRODUCT
                    ? graph.apply(Operator.POWER, node, graph.constant(axis.size()))
                    : node;
        }
        List<Node> left = new ArrayList<>();
        Node rest = node;
        Axis along = axis;
        while (along.size() > FEW) {
            int size = along.size();
            if (size % 2 == 1) {
                left.add(read(rest, along, IndexMap.fixed(size - 1)));
            }
            Axis half = halves.computeIfAbsent(new Half(axis, size / 2), key -> new Axis(axis.name(), key.size()));
            rest = combine(
                    reduction,
                    read(rest, along, IndexMap.identity(half)),
                    read(rest, along, IndexMap.shifted(half, size / 2)));
            along = half;
        }
        for (int i = along.size() - 1; i >= 0; i--) {
            left.add(0, read(rest, along, IndexMap.fixed(i)));
        }
        return left.stream().reduce((a, b) -> combine(reduction, a, b)).orElseThrow();
    }

    private Node combine(Reduction reduction, Node a, Node b) {
        return switch (reduction) {
            case SUM -> graph.apply(Operator.ADD, a, b);
            case PRODUCT -> graph.multiply(a, b);
            case MINIMUM -> graph.apply(Operator.MIN, a, b);
            case MAXIMUM -> graph.apply(Operator.MAX, a, b);
        };
    }

    private Node read(Node node, Axis axis, IndexMap map) {
        List<IndexMap> maps = new ArrayList<>();
        Set<Axis> axes = new LinkedHashSet<>();
        for (Axis other : node.axes()) {
            IndexMap chosen = other == axis ? map : IndexMap.identity(other);
            maps.add(chosen);
            axes.addAll(chosen.axes());
        }
        return graph.gather(node, maps, List.copyOf(axes));
    }
}
