package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.List;

/**
 * Which axes become loops in generated code and which are written out: an axis of at most four elements (the components of a position, of a quaternion)
 * is written out, a larger one is a loop, so that code size does not grow with it. Lanes are a loop however few, the innermost.
 */
public final class LoopAxes {

    /** The largest axis that is written out. */
    public static final int WRITTEN_OUT = 4;

    private LoopAxes() {}

    /** Whether an axis becomes a loop; a shorter one is written out. */
    public static boolean isLoop(Axis axis) {
        return axis.size() > WRITTEN_OUT || axis.isLanes();
    }

    /** The axes that become loops, in their order. */
    public static List<Axis> loops(List<Axis> axes) {
        return axes.stream().filter(LoopAxes::isLoop).toList();
    }

    /** The axes that are written out, in their order. */
    public static List<Axis> components(List<Axis> axes) {
        return axes.stream().filter(axis -> !isLoop(axis)).toList();
    }

    /** Those axes of a node that become loops. */
    public static List<Axis> loops(Node node) {
        return loops(node.axes());
    }

    /** How many scalars one turn of the loops computes. */
    public static int componentCount(Node node) {
        return size(components(node.axes()));
    }

    /** The number of elements over some axes. */
    public static int size(List<Axis> axes) {
        int size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, axis.size());
        }
        return size;
    }
}
