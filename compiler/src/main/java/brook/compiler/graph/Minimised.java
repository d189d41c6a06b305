package brook.compiler.graph;

import java.util.List;

/**
 * What training makes small, as a graph of its own: a number, from the means of losses and integrals, and from parameters.
 *
 * @param losses what stands for the mean of each loss, in the order of the model
 * @param integrals what stands for the mean of each integral at the end
 * @param parameters all parameters of the model, inputs among them, which nothing reads
 */
public record Minimised(
        Graph graph,
        Node value,
        List<Node.Variable> losses,
        List<Node.Variable> integrals,
        List<Node.Variable> parameters) {

    public Minimised {
        losses = List.copyOf(losses);
        integrals = List.copyOf(integrals);
        parameters = List.copyOf(parameters);
    }
}
