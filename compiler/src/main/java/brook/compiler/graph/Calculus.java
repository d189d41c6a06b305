package brook.compiler.graph;

import java.util.List;
import java.util.Map;

/**
 * What lowering asks of the stages behind it: nodes of a graph in, nodes of the same graph out.
 *
 * <p>Partial derivatives are made where they are written, so that everything behind sees formulas alone.
 */
public interface Calculus {

    /**
     * The node as a formula of states, without total derivatives in it.
     *
     * @param rates the derivative of each state, as far as they are known; those that are needed are
     */
    Node withoutDerivatives(Graph graph, Map<Node.Variable, Node> rates, Node node);

    /** The derivatives of all elements with respect to all elements of a variable, whose axes are {@code columns} in the result. */
    Node jacobian(Graph graph, Node value, Node.Variable by, List<Axis> columns);

    /** The derivatives of all elements in one direction, which has axes of the variable and maybe more that the value does not know. */
    Node forward(Graph graph, Node value, Node.Variable by, Node direction);

    /** The derivatives of the sum of all elements, each times its weight, over the axes of the variable. */
    Node reverse(Graph graph, Node value, Node.Variable by, Node weights);
}
