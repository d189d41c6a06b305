package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.source.Budget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives nodes their places, array by array, and the offsets their names. */
final class MemoryPlanner {

    /** Above this number of places offsets are plain numbers: names would fill the class. */
    private static final int NAMED = 250;

    private final Map<Memory.Array, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Integer> constants = new LinkedHashMap<>();
    private final Names names;
    private final Map<Node, String> called;

    MemoryPlanner(Names names, Map<Node, String> called) {
        this.names = names;
        this.called = called;
    }

    /** Places for variables, laid out as declared. */
    void variables(Memory memory, Memory.Array array, List<? extends Node> nodes, boolean named) {
        for (Node node : nodes) {
            place(memory, array, node, Memory.rowMajor(node.axes()), named && nodes.size() <= NAMED);
        }
    }

    /** Places for computed nodes, by component. */
    void computed(Memory memory, Memory.Array array, Collection<Node> nodes, boolean named) {
        for (Node node : nodes) {
            place(memory, array, node, Memory.byComponent(node.axes()), named && nodes.size() <= NAMED);
        }
    }

    private void place(Memory memory, Memory.Array array, Node node, Map<Axis, Integer> strides, boolean named) {
        int offset = size(array);
        String name = "";
        if (named) {
            name = names.constant(Layout.hint(node, called));
            constants.put(name, offset);
        }
        memory.put(node, new Memory.Place(array, offset, name, strides));
        long size = (long) offset + node.size();
        Budget.here().memory(size, "the memory of this model");
        sizes.put(array, Math.toIntExact(size));
    }

    int size(Memory.Array array) {
        return sizes.getOrDefault(array, 0);
    }

    /** The named offsets. */
    Map<String, Integer> constants() {
        return constants;
    }
}
