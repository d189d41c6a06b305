package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.source.Span;

/** Puts the user's line above the code that computes it, once for each run of statements that come from it. */
final class OriginComments {

    private String last = "";

    void comment(Node node, Lines lines) {
        Span origin = node.origin();
        String place = ModelText.comment(origin.origin()) + others(node);
        if (!place.equals(last)) {
            last = place;
            lines.comment(place + "   " + ModelText.comment(origin.file().lineText(origin.line())));
        }
    }

    /** How many more equations an array stands for whose equations were written out. */
    private static String others(Node node) {
        return node.axes().stream()
                .filter(Axis::isEquations)
                .findFirst()
                .map(axis -> " and " + (axis.size() - 1) + " more like it")
                .orElse("");
    }
}
