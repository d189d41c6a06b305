package brook.compiler.graph.roll;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scalar operations that a step computes, with long sums taken apart: what may become arrays.
 *
 * <p>The normal form of the graph puts a sign that all terms of a sum have in front of the product that the sum is a factor of; here it goes back to the
 * terms, so that equations which differ by it are alike.
 */
final class ScalarNodes {

    private final int[] uses;
    private final List<Node> nodes = new ArrayList<>();
    private final BitSet members = new BitSet();
    private final BitSet absorbed = new BitSet();
    private final BitSet negated = new BitSet();
    private final Map<Node, Terms> sums = new HashMap<>();
    private final Map<Node, Node> signed = new HashMap<>();

    /** What stands alone on a step: outputs and what events test are computed at single points, so they take no part. */
    ScalarNodes(OdeGraph ode) {
        List<Node> roots = new ArrayList<>();
        ode.states().forEach(state -> roots.add(state.highest()));
        ode.quadratures().forEach(sum -> roots.add(sum.integrand()));
        List<Node> reached = Graph.reachable(roots);
        uses = new int[ode.graph().size()];
        roots.forEach(root -> uses[root.id()]++);
        reached.forEach(node -> node.operands().forEach(operand -> uses[operand.id()]++));
        for (int i = reached.size() - 1; i >= 0; i--) {
            Node node = reached.get(i);
            if (isScalarOperation(node) && !absorbed.get(node.id())) {
                members.set(node.id());
                takeApart(node);
            }
        }
        reached.stream().filter(this::contains).forEach(nodes::add);
    }

    private void takeApart(Node node) {
        if (!Terms.isSum(node)) {
            return;
        }
        Terms terms = Terms.of(node, this::isOwn, inner -> absorbed.set(inner.id()));
        Terms own = signsInside(isNegated(node) ? terms.negated() : terms);
        if (own.terms().size() == 1 && !own.terms().get(0).negative()) {
            signed.put(node, own.terms().get(0).node());
        } else {
            sums.put(node, own);
        }
    }

    private Terms signsInside(Terms terms) {
        List<Terms.Term> positive = new ArrayList<>();
        for (Terms.Term term : terms.terms()) {
            boolean inside = term.negative() && isScaledSum(term.node());
            if (inside) {
                negated.set(term.node().id());
                negated.set(term.node().operands().get(1).id());
            }
            positive.add(inside ? new Terms.Term(false, term.node()) : term);
        }
        return new Terms(terms.sum(), positive);
    }

    /** Whether a node is a coefficient times a sum that nobody else reads. */
    private boolean isScaledSum(Node node) {
        return node instanceof Node.Contraction product
                && isOwn(product)
                && product.left().variation().isConstantOnStep()
                && product.left().axes().isEmpty()
                && isOwn(product.right())
                && Terms.isSum(product.right());
    }

    private boolean isOwn(Node node) {
        return uses[node.id()] == 1 && isScalarOperation(node);
    }

    private static boolean isScalarOperation(Node node) {
        boolean operation =
                node instanceof Node.Elementwise || node instanceof Node.Contraction product && product.isProduct();
        return operation && node.axes().isEmpty() && node.variation().compareTo(Variation.STEP) >= 0;
    }

    /** All of them, operands before their users. */
    List<Node> nodes() {
        return nodes;
    }

    boolean contains(Node node) {
        return members.get(node.id());
    }

    /** Whether what is computed for a node is its negative, which its only reader knows. */
    boolean isNegated(Node node) {
        return negated.get(node.id());
    }

    /** What a node is, where its only term has taken its sign. */
    Optional<Node> signed(Node node) {
        return Optional.ofNullable(signed.get(node));
    }

    /** The terms of a sum. */
    Optional<Terms> terms(Node node) {
        return Optional.ofNullable(sums.get(node));
    }

    /** What a node is computed from: the terms of a sum, the operands of everything else. */
    List<Node> reads(Node node) {
        return terms(node)
                .map(sum -> sum.terms().stream().map(Terms.Term::node).toList())
                .orElse(node.operands());
    }
}
