package brook.jmh.jets;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rates of a system cost when each node of its graph is computed once.
 *
 * @param products of a matrix and a vector, and of two vectors that give a matrix
 * @param multiplications of two numbers neither of which is 1, and divisions
 */
record Work(long products, long multiplications) {

    static Work of(OdeGraph ode) {
        List<Node> rates = new ArrayList<>();
        ode.states().forEach(state -> rates.add(state.highest()));
        ode.integrals().forEach(integral -> rates.add(integral.integrand()));
        long products = 0;
        long multiplications = 0;
        for (Node node : Graph.reachable(rates)) {
            if (node instanceof Node.Contraction product && !isOne(product.left())) {
                long terms = Node.union(node.operands()).stream()
                        .mapToLong(axis -> axis.size())
                        .reduce(1, (a, b) -> a * b);
                multiplications += terms;
                products += Node.union(node.operands()).size() > 1 ? 1 : 0;
            } else if (node instanceof Node.Elementwise quotient && quotient.operator() == Operator.DIVIDE) {
                multiplications += node.size();
            }
        }
        return new Work(products, multiplications);
    }

    Work plus(Work other) {
        return new Work(products + other.products, multiplications + other.multiplications);
    }

    private static boolean isOne(Node node) {
        return node instanceof Node.Constant constant
                && constant.values().size() == 1
                && constant.values().get(0) == 1;
    }
}
