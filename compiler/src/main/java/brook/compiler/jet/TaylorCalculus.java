package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Calculus;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.transform.ForwardMode;
import brook.compiler.transform.ReverseMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Derivatives for the lowering: total ones by unrolled recurrences, partial ones by transforms of the graph. */
public final class TaylorCalculus implements Calculus {

    @Override
    public Node withoutDerivatives(Graph graph, Map<Node.Variable, Node> rates, Node node) {
        List<Rate> known = new ArrayList<>();
        rates.forEach((state, rate) -> known.add(new Rate(state, rate)));
        return new ExpandDerivatives(graph, known).of(node);
    }

    @Override
    public Node jacobian(Graph graph, Node value, Node.Variable by, List<Axis> columns) {
        return ForwardMode.jacobian(graph, value, by, columns);
    }

    @Override
    public Node forward(Graph graph, Node value, Node.Variable by, Node direction) {
        return ForwardMode.product(graph, value, by, direction);
    }

    @Override
    public Node reverse(Graph graph, Node value, Node.Variable by, Node weights) {
        return ReverseMode.gradient(graph, value, by, weights);
    }
}
