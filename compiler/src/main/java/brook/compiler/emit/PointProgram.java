package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.jet.KernelPlan;
import java.util.ArrayList;
import java.util.List;

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
        List<Node> roots =
                copies.stream().flatMap(copy -> copy.value().stream()).toList();
        ModelMemory.Values values = memory.atPoint(roots);
        KernelPlan plan = values.plan();
        List<String> calls =
                new ArrayList<>(ValueProgram.of(values.layout(), plan, copies).write(methods, "compute" + hint, names));
        List<CopyWriter.Copy> remaining = copies.stream()
                .filter(copy -> copy.value().isEmpty()
                        || !ValueProgram.writesItself(copy.value().get(), plan))
                .toList();
        for (Lines body : CopyWriter.write(remaining, values.layout(), Scope.Order.ZERO, names)) {
            calls.add(methods.method("write" + hint, "", ValueProgram.PARAMETERS, body));
        }
        return calls;
    }
}
