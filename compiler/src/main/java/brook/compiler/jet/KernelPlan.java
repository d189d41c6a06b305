package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the nodes of a program become loops: kernels in the order in which they run, where each node is computed, and which nodes must be kept in memory
 * (all others are locals of their kernel).
 *
 * <p>A gather computes nothing: whoever reads it reads its operand at other places.
 */
public record KernelPlan(List<Kernel> kernels, Map<Node, Kernel> home, Set<Node> stored) {

    public KernelPlan {
        kernels = List.copyOf(kernels);
    }

    /** How much there is to do. */
    public int tasks() {
        return kernels.stream().mapToInt(kernel -> kernel.tasks().size()).sum();
    }

    /** Whether a node is a sum over an axis that is a loop, which is a kernel of its own. */
    public static boolean isReduction(Node node) {
        return node instanceof Node.Contraction contraction
                && contraction.summed().stream().anyMatch(LoopAxes::isLoop);
    }

    /** From so many elements on a pass over an array is faster than a call for each element. */
    private static final int WORTH_A_PASS = 64;

    private static final Set<Operator> PASSES = Set.of(
            Operator.EXP, Operator.TANH, Operator.SIGMOID, Operator.SOFTPLUS, Operator.LOG, Operator.SIN, Operator.COS);

    /** Whether the values of a node are one pass of an elementary function over all lanes, a kernel of its own; runs keep the bits of calls. */
    public static boolean isPass(Node node) {
        if (!(node instanceof Node.Elementwise function) || !PASSES.contains(function.operator())) {
            return false;
        }
        Node operand = function.operands().get(0);
        return node.axes().stream().anyMatch(Axis::isLanes)
                && node.axes().stream().noneMatch(Axis::isRuns)
                && node.size() >= WORTH_A_PASS
                && node.variation() == Variation.SERIES
                && liesAlike(operand)
                && operand.axes().equals(node.axes());
    }

    /** What is computed lies as its reader does; a state does if no axis of it is written out. */
    private static boolean liesAlike(Node operand) {
        boolean state = operand instanceof Node.Variable variable
                && variable.kind() == Node.Variable.Kind.STATE
                && LoopAxes.components(operand.axes()).isEmpty();
        return state || JetPlan.isComputed(operand);
    }

    /** Whether a node is a kernel of its own, which leaves its values in memory. */
    public static boolean standsAlone(Node node) {
        return isReduction(node) || isPass(node);
    }

    /** A part of a scatter; what is negated is subtracted instead, so that nobody computes the negation. */
    public record Part(Node value, boolean negative) {}

    /** A part of a scatter, counted from 0. */
    public static Part part(Node.Scatter scatter, int number) {
        Node part = scatter.operands().get(number);
        boolean negated = part instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NEGATE;
        return negated && !scatter.disjoint() ? new Part(part.operands().get(0), true) : new Part(part, false);
    }

    /** The parts of a scatter without their signs. */
    public static List<Node> parts(Node.Scatter scatter) {
        return IntStream.range(0, scatter.operands().size())
                .mapToObj(i -> part(scatter, i).value())
                .toList();
    }

    /** What is read in the end when a node is read: the operand below gathers. */
    public static Node base(Node node) {
        Node base = node;
        while (base instanceof Node.Gather gather) {
            base = gather.operand();
        }
        return base;
    }

    /** Whether reading a node within loops reads, of its base, the very element that the same turn of the same loops computes. */
    public static boolean readsOwnTurn(Node read, List<Axis> loops) {
        Node base = base(read);
        if (!LoopAxes.loops(base).equals(loops)) {
            return false;
        }
        for (Node node = read; node instanceof Node.Gather gather; node = gather.operand()) {
            if (!keepsLoops(gather)) {
                return false;
            }
        }
        return true;
    }

    private static boolean keepsLoops(Node.Gather gather) {
        List<Axis> axes = gather.operand().axes();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            if (LoopAxes.isLoop(axis) && !gather.maps().get(i).equals(IndexMap.identity(axis))) {
                return false;
            }
        }
        return true;
    }
}
