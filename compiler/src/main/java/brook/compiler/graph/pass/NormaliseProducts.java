package brook.compiler.graph.pass;

import brook.compiler.graph.GraphRewriter;
import brook.compiler.graph.OdeGraph;

/**
 * Sorts factors by how they vary: those that are constant along the trajectory move out of products, quotients and sums and are multiplied with each
 * other once, {@code sqrt(s)^3} becomes {@code s^1.5}, {@code x/s^1.5} becomes {@code x*s^-1.5}, {@code x/c} becomes {@code (1/c)*x}.
 *
 * <p>So a product of series takes one convolution, a quotient by a root no division of series, and what is left of a pair's two directions is alike.
 *
 * <p>Reassociating: roundings change by a few units in the last place; products may overflow or vanish in between where they did not before or the
 * other way; {@code sqrt(s)*sqrt(s)} is s also for negative s, where it was no number.
 */
public final class NormaliseProducts implements Pass {

    @Override
    public OdeGraph apply(OdeGraph ode) {
        return GraphRewriter.rewrite(ode, (node, operands, target) -> new ProductRules(target).rewrite(node, operands));
    }

    @Override
    public Law law() {
        return Law.REASSOCIATING;
    }
}
