package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.Map;

/**
 * How the outermost loop of a kernel is divided: into blocks of so many positions, the last one shorter. What blocks add to the same places they add to areas of
 * their own, which are added up afterwards, block by block; so the bits do not depend on which thread ran which block.
 *
 * @param loop the number of the loop in its model
 * @param blocks how many blocks there are
 * @param chunk the positions of a block
 * @param size the positions of all blocks
 * @param areas where what is added to a scatter begins in the area of a block
 * @param area the doubles of the area of a block
 */
record Division(int loop, int blocks, int chunk, int size, Map<Node, Integer> areas, int area) {

    /** The array of all areas. */
    static final String SUMS = "sums";

    /** The local with the start of the area of a block. */
    static final String OWN = "own";

    /** What the methods of blocks take besides what others take. */
    static final String PARAMETERS = "int block";

    /** The first statements of the method of a block. */
    Lines begin() {
        Lines lines = new Lines();
        lines.statement("final int from = block * " + chunk);
        lines.statement("final int to = "
                + (size % chunk == 0 ? "from + " + chunk : "Math.min(from + " + chunk + ", " + size + ")"));
        if (area > 0) {
            lines.statement("final int " + OWN + " = block * " + area);
            lines.statement("Arrays.fill(" + SUMS + ", " + OWN + ", " + OWN + " + " + area + ", 0.0)");
        }
        return lines;
    }

    /** Where a block adds to an element of a scatter, which lies in its plane at this place. */
    String target(Node scatter, Memory.Place place, Map<Axis, IndexExpression> at) {
        int start = areas.getOrDefault(scatter, 0);
        return SUMS + "[" + OWN + " + " + place.index(at).plus(start).text() + "]";
    }

    /** The statements that add up what all blocks have added. */
    Lines total(Layout layout, Scope.Order order) {
        Lines lines = new Lines();
        lines.open("for (int own = 0; own < " + blocks * area + "; own += " + area + ")");
        areas.forEach((scatter, start) -> {
            Memory.Place place = layout.memory().of(scatter);
            boolean plane = order == Scope.Order.K && place.array() == Memory.Array.W;
            lines.open("for (int i = 0; i < " + scatter.size() + "; i++)");
            String target = place.array().variable() + "[" + (plane ? "at + " : "")
                    + layout.offset(place, IndexExpression.of("i")) + "]";
            lines.statement(target + " += " + SUMS + "[" + OWN + " + "
                    + IndexExpression.of("i").plus(start).text() + "]");
            lines.close();
        });
        lines.close();
        return lines;
    }
}
