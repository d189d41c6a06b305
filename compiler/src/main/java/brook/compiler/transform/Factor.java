package brook.compiler.transform;

import brook.compiler.graph.Node;

/** What the derivative of an elementary operation with respect to one operand does to a change of that operand. */
sealed interface Factor {

    /** It is multiplied. */
    record Times(Node node) implements Factor {}

    /** It counts where a condition has a value, elsewhere nothing does: not even what is infinite there. */
    record Where(Node condition, boolean holds) implements Factor {}
}
