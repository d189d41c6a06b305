package brook.compiler.graph.pass;

import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphRewriter;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import java.util.List;
import java.util.Optional;

/**
 * Computes once what the pairs (i, j) and (j, i) have in common: a sum over ordered pairs becomes one over the pairs i &lt; j, each of which adds to
 * both of its ends, and, where there are pairs (i, i), one over these.
 *
 * <p>No parity is declared anywhere: both ends are written down for i &lt; j, and the normal form of the graph (a difference is ordered, signs float
 * outwards) finds what they share. Where they share too little, nothing is changed. It needs {@link NormaliseProducts} before it.
 *
 * <p>Reassociating: the terms of a sum are added in another order; x - x is 0 also where x is not finite.
 */
public final class HalveSymmetricPairs implements Pass {

    @Override
    public OdeGraph apply(OdeGraph ode) {
        PairAxes axes = new PairAxes();
        return GraphRewriter.rewrite(ode, (node, operands, target) -> rewrite(node, operands, target, axes));
    }

    @Override
    public Law law() {
        return Law.REASSOCIATING;
    }

    private static Optional<Node> rewrite(Node node, List<Node> operands, Graph target, PairAxes axes) {
        if (node.variation() != Variation.SERIES) {
            return Optional.empty();
        }
        if (node instanceof Node.Scatter scatter && !scatter.disjoint()) {
            return new PairLists(target, axes).halvedScatter(operands, scatter.maps(), node.axes());
        }
        if (node instanceof Node.Contraction contraction && !contraction.isProduct()) {
            Optional<Node> listed = new PairLists(target, axes).halvedSum(operands, contraction.summed(), node.axes());
            return listed.isPresent()
                    ? listed
                    : new PairSquares(target, axes).halved(operands, contraction.summed(), node.axes());
        }
        return Optional.empty();
    }
}
