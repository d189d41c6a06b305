package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of one component of a node as Java text: the operation itself on values of its operands (order 0 of a jet). */
final class Values {

    private Values() {}

    static Text of(Scope scope, Node node, Map<Axis, IndexExpression> at) {
        if (node instanceof Node.Elementwise elementwise) {
            List<Text> operands = new ArrayList<>();
            for (Node operand : node.operands()) {
                operands.add(scope.read(operand, at));
            }
            return OperatorText.of(elementwise.operator(), operands);
        }
        if (node instanceof Node.Contraction contraction) {
            return Text.sum(products(scope, contraction, at));
        }
        throw new AssertionError(node);
    }

    /** The terms of a sum of products over axes that are written out. */
    static List<Text.Signed> products(Scope scope, Node.Contraction node, Map<Axis, IndexExpression> at) {
        List<Text.Signed> terms = new ArrayList<>();
        for (Map<Axis, IndexExpression> position : Frame.combine(List.of(new LinkedHashMap<>(at)), node.summed())) {
            terms.add(new Text.Signed(
                    false, scope.read(node.left(), position).times(scope.read(node.right(), position))));
        }
        return terms;
    }
}
