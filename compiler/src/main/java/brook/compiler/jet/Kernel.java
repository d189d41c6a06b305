package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.List;

/**
 * Work that shares one set of loops: tasks in the order in which they run, each reading values of its own turn, or what earlier kernels have stored.
 *
 * @param level how often the values have crossed from one set of loops to another on the longest way here
 */
public record Kernel(int number, List<Axis> loops, int level, List<Task> tasks) {

    /** One thing that a kernel does in each turn of its loops. */
    public sealed interface Task {

        /** Computes written-out components of a node: those from {@code from} up to {@code to}, this one excluded; mostly all of them. */
        record Compute(Node node, int from, int to) implements Task {

            public int count() {
                return to - from;
            }
        }

        /** Adds part number {@code part} of a scatter to its places. */
        record Add(Node.Scatter scatter, int part) implements Task {}
    }

    public Kernel {
        loops = List.copyOf(loops);
        tasks = List.copyOf(tasks);
    }

    /** The same loops with other tasks. */
    public Kernel with(List<Task> others) {
        return new Kernel(number, loops, level, others);
    }

    /** A kernel of one elementary function whose values are a pass over an array. */
    public boolean isPass() {
        return tasks.size() == 1 && tasks.get(0) instanceof Task.Compute compute && KernelPlan.isPass(compute.node());
    }

    /** A kernel of one contraction that sums over loops of its own. */
    public boolean isReduction() {
        return tasks.size() == 1
                && tasks.get(0) instanceof Task.Compute compute
                && KernelPlan.isReduction(compute.node());
    }
}
