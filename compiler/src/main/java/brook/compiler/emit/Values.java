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
        if (node instanceof Node.Derivative derivative) {
            return ahead(scope, derivative, at, "");
        }
        throw new AssertionError(node);
    }

    /** (k+1) .. (k+n) times the coefficient n orders on; k is 0 where no plane is given. */
    static Text ahead(Scope scope, Node.Derivative node, Map<Axis, IndexExpression> at, String plane) {
        int n = node.order();
        Frame.Element element = scope.frame().element(node.operand(), at);
        String planes = n == 1 ? "PLANE" : n + " * PLANE";
        Text text = scope.address(element, plane.isEmpty() ? planes : plane + " + " + planes);
        for (int i = n; i >= 1; i--) {
            Text factor = plane.isEmpty() ? Text.number(i) : Text.atom("(k + " + i + ")");
            text = i == 1 && plane.isEmpty() ? text : factor.times(text);
        }
        return text;
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
