package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.GraphRewriter;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sum over a loop of products of two series becomes the products, whose convolutions are element by element, and their sum, which is linear.
 *
 * <p>Exact: the same products are added in the same order.
 */
public final class SplitSeriesSums {

    private SplitSeriesSums() {}

    /** An equal system, in which no sum over a loop has two series as factors. */
    public static OdeGraph apply(OdeGraph graph) {
        return GraphRewriter.rewrite(graph, SplitSeriesSums::rewrite);
    }

    private static Optional<Node> rewrite(Node node, List<Node> operands, Graph target) {
        if (!(node instanceof Node.Contraction contraction)
                || contraction.left().variation().isConstantOnStep()
                || contraction.right().variation().isConstantOnStep()
                || !KernelPlan.isReduction(contraction)) {
            return Optional.empty();
        }
        List<Axis> all = new ArrayList<>(contraction.axes());
        all.addAll(contraction.summed());
        List<Axis> loops = LoopAxes.loops(contraction.summed());
        List<Axis> written = LoopAxes.components(contraction.summed());
        all.removeAll(written);
        Node products = target.contract(operands.get(0), operands.get(1), written, all);
        return Optional.of(target.sumApart(products, loops, contraction.axes()));
    }
}
