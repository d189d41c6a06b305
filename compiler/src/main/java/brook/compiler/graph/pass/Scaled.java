package brook.compiler.graph.pass;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;

/** A node as a sign, a coefficient that is constant along the trajectory, and a body that is not, or is 1. */
record Scaled(boolean negative, Node coefficient, Node body) {

    static Scaled of(Graph graph, Node node) {
        boolean negative = Signs.isNegated(node);
        Node positive = negative ? node.operands().get(0) : node;
        if (positive.variation().isConstantOnStep()) {
            return new Scaled(negative, positive, graph.constant(1));
        }
        if (positive instanceof Node.Contraction product
                && product.isProduct()
                && product.left().variation().isConstantOnStep()) {
            return new Scaled(negative, product.left(), product.right());
        }
        return new Scaled(negative, graph.constant(1), positive);
    }
}
