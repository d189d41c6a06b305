package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import java.util.ArrayList;
import java.util.List;

/** What one of several runs side by side has of a node: all of it but the axis of runs, which is the last. Without runs that is the node. */
public final class OneRun {

    private OneRun() {}

    /** The axes of its elements. */
    public static List<Axis> axes(Node node) {
        return node.axes().stream().filter(axis -> !axis.isRuns()).toList();
    }

    /** How many elements it has. */
    static int size(Node node) {
        return Positions.count(axes(node));
    }

    /** How many runs have elements of their own. */
    public static int runs(Node node) {
        return node.size() / size(node);
    }

    /** An element of a constant, which is the same for all runs. */
    public static double value(Node.Constant constant, int element) {
        return constant.values().get(element * runs(constant));
    }

    /** Where elements of an array with these axes lie in that of one run, for all places over the axes of another node. */
    static int[] flat(Node array, List<IndexMap> maps, Node over) {
        List<IndexMap> own = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            if (!array.axes().get(i).isRuns()) {
                own.add(maps.get(i));
            }
        }
        return Positions.flat(axes(array), own, axes(over));
    }

    /** Where elements of a node lie, for all places over the axes of another. */
    static int[] flat(Node array, Node over) {
        return Positions.flat(axes(array), axes(over));
    }
}
