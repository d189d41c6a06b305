package brook.compiler.emit;

import brook.compiler.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values at a point of the trajectory, each written to where somebody wants it: kernels, then copies of what no kernel computes. */
final class PointProgram {

    private final ModelMemory memory;
    private final ClassWriter methods;
    private final Names names;

    PointProgram(ModelMemory memory, ClassWriter methods, Names names) {
        this.memory = memory;
        this.methods = methods;
        this.names = names;
    }

    /** Adds the methods; returns the calls in order. */
    List<String> write(String hint, List<CopyWriter.Copy> copies) {
        return write("compute" + hint, "write" + hint, copies, Set.of());
    }

    /** As above under a name of one's own; of a join only the elements that it gives are written. */
    List<String> assign(String name, List<CopyWriter.Copy> copies) {
        Set<Node> joins = new LinkedHashSet<>();
        copies.stream()
                .flatMap(copy -> copy.value().stream())
                .filter(PointProgram::isJoin)
                .forEach(joins::add);
        return write(name, name, copies, joins);
    }

    /** What must be computed for what an event assigns. */
    static List<Node> given(Node assigned) {
        return isJoin(assigned) ? assigned.operands() : List.of(assigned);
    }

    private static boolean isJoin(Node value) {
        return value instanceof Node.Scatter scatter && scatter.disjoint();
    }

    private List<String> write(String computes, String writes, List<CopyWriter.Copy> copies, Set<Node> joins) {
        List<Node> roots =
                copies.stream().flatMap(copy -> copy.value().stream()).toList();
        ModelMemory.Values values = memory.atPoint(roots, joins);
        List<String> calls = new ArrayList<>(
                ValueProgram.of(values.layout(), values.plan(), copies, joins).write(methods, computes, names));
        List<CopyWriter.Copy> remaining = copies.stream()
                .filter(copy -> copy.value()
                        .filter(value -> joins.contains(value) || ValueProgram.writesItself(value, values.plan()))
                        .isEmpty())
                .toList();
        for (Lines body : CopyWriter.write(remaining, values.layout(), Scope.Order.ZERO, names)) {
            calls.add(methods.method(writes, "", ValueProgram.PARAMETERS, body));
        }
        return calls;
    }
}
