package brook.compiler.graph.pass;

import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product as powers: the bases and their exponents, in the order in which they are met. */
record PowerFactors(Map<Node, Double> exponents) {

    /** A longer product is not looked into: nobody writes one with roots to merge. */
    private static final int MOST_FACTORS = 16;

    static PowerFactors of(Node node) {
        Map<Node, Double> exponents = new LinkedHashMap<>();
        List<Node> open = new ArrayList<>(List.of(node));
        for (int i = 0; i < open.size(); i++) {
            Node factor = open.get(i);
            if (factor instanceof Node.Contraction product && product.isProduct() && open.size() < MOST_FACTORS) {
                open.addAll(product.operands());
            } else if (Signs.is(factor, Operator.SQRT)) {
                exponents.merge(factor.operands().get(0), 0.5, Double::sum);
            } else if (isNumberPower(factor)) {
                exponents.merge(
                        factor.operands().get(0), Signs.number(factor.operands().get(1)), Double::sum);
            } else {
                exponents.merge(factor, 1.0, Double::sum);
            }
        }
        return new PowerFactors(exponents);
    }

    private static boolean isNumberPower(Node node) {
        return Signs.is(node, Operator.POWER) && Signs.isNumber(node.operands().get(1));
    }

    /** Whether it is one base to an exponent that is not whole. */
    boolean isRoot() {
        return exponents.size() == 1 && exponents.values().stream().allMatch(PowerFactors::isBroken);
    }

    /** Whether both have a base in common, at least once under a root. */
    boolean sharesRoot(PowerFactors other) {
        return exponents.entrySet().stream()
                .anyMatch(entry -> other.exponents.containsKey(entry.getKey())
                        && (isBroken(entry.getValue()) || isBroken(other.exponents.get(entry.getKey()))));
    }

    PowerFactors times(PowerFactors other) {
        Map<Node, Double> sum = new LinkedHashMap<>(exponents);
        other.exponents.forEach((base, exponent) -> sum.merge(base, exponent, Double::sum));
        return new PowerFactors(sum);
    }

    PowerFactors inverse() {
        Map<Node, Double> inverse = new LinkedHashMap<>();
        exponents.forEach((base, exponent) -> inverse.put(base, -exponent));
        return new PowerFactors(inverse);
    }

    private static boolean isBroken(double exponent) {
        return exponent != Math.rint(exponent);
    }
}
