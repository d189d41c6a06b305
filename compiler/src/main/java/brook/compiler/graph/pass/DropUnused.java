package brook.compiler.graph.pass;

import brook.compiler.graph.GraphRewriter;
import brook.compiler.graph.OdeGraph;
import java.util.Optional;

/** Keeps only the nodes that a root needs, in their order, with new numbers. Exact for every double. */
public final class DropUnused implements Pass {

    @Override
    public OdeGraph apply(OdeGraph ode) {
        return GraphRewriter.rewrite(ode, (node, operands, target) -> Optional.empty());
    }

    @Override
    public Law law() {
        return Law.EXACT;
    }
}
