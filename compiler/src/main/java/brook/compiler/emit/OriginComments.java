package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.source.Span;

/** Puts the user's line above the code that computes it, once for each run of statements that come from it. */
final class OriginComments {

    private String last = "";

    void comment(Node node, Lines lines) {
        Span origin = node.origin();
        String place = ModelText.comment(origin.origin());
        if (!place.equals(last)) {
            last = place;
            lines.comment(place + "   " + ModelText.comment(origin.file().lineText(origin.line())));
        }
    }
}
