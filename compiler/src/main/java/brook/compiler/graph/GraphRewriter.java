package brook.compiler.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Builds a graph anew, in the order of the old one and without what no root needs, with a rule that may put something else in a node's place. */
public final class GraphRewriter {

    /** What stands for a node in the new graph; empty for the same operation on the rewritten operands. */
    @FunctionalInterface
    public interface Rule {
        /** What stands for a node whose operands have been rewritten; made in the target. */
        Optional<Node> rewrite(Node node, List<Node> operands, Graph target);
    }

    private final Graph target;
    private final Rule rule;
    private final Map<Node, Node> done = new LinkedHashMap<>();

    private GraphRewriter(Graph target, Rule rule) {
        this.target = target;
        this.rule = rule;
    }

    /** The system with every node rewritten by the rule. */
    public static OdeGraph rewrite(OdeGraph ode, Rule rule) {
        GraphRewriter rewriter = new GraphRewriter(new Graph(ode.graph().origin()), rule);
        Graph.reachable(ode.roots()).forEach(rewriter::rewrite);
        return rewriter.renamed(ode);
    }

    private void rewrite(Node node) {
        List<Node> operands = node.operands().stream().map(done::get).toList();
        target.locate(node.origin());
        Node fresh = rule.rewrite(node, operands, target).orElseGet(() -> target.rebuild(node, operands));
        assert fresh.axes().equals(node.axes()) : node + " had the axes " + node.axes() + ", now " + fresh.axes();
        done.put(node, fresh);
    }

    private OdeGraph renamed(OdeGraph ode) {
        Map<Node, String> names = new LinkedHashMap<>();
        ode.names().forEach((node, name) -> {
            if (done.containsKey(node)) {
                names.putIfAbsent(done.get(node), name);
            }
        });
        return ode.in(target, node -> Objects.requireNonNull(done.get(node)), names);
    }
}
