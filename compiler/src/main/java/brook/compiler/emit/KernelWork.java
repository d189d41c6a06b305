package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.LoopAxes;
import brook.compiler.jet.Recurrence;
import brook.compiler.system.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An estimate of the work of one run of a kernel: multiplications with an addition, some 0.4 ns each on one thread. */
final class KernelWork {

    /** What reading, an addition, a division and storing take together. */
    private static final double OTHERS = 5;

    /** A call of an elementary function. */
    private static final double CALL = 25;

    /** The mean order of a jet of order 20. */
    private static final int MEAN = 10;

    private static final Set<Operator> CHEAP = EnumSet.of(
            Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.NEGATE, Operator.SQRT);

    private final KernelWriter.Program program;
    private final Scope.Order order;

    /** Of kernels of order 0, or of the mean order of a jet. */
    KernelWork(KernelWriter.Program program, Scope.Order order) {
        this.program = program;
        this.order = order;
    }

    double of(Kernel kernel) {
        double turn = 0;
        for (Kernel.Task task : kernel.tasks()) {
            turn += of(task);
        }
        return turn * LoopAxes.size(kernel.loops());
    }

    private double of(Kernel.Task task) {
        if (task instanceof Kernel.Task.Add add) {
            return OTHERS * LoopAxes.componentCount(add.scatter().operands().get(add.part()));
        }
        if (task instanceof Kernel.Task.Compute compute) {
            return compute.count() * (order == Scope.Order.ZERO ? value(compute.node()) : coefficient(compute.node()));
        }
        throw new AssertionError(task);
    }

    private static double value(Node node) {
        if (node instanceof Node.Contraction contraction) {
            return OTHERS + LoopAxes.size(contraction.summed());
        }
        boolean call = node instanceof Node.Elementwise function && !CHEAP.contains(function.operator());
        return call ? CALL : OTHERS;
    }

    private double coefficient(Node node) {
        Optional<Recurrence> rule = program.recurrence(node);
        if (rule.isEmpty()) {
            return 0;
        }
        if (rule.get().form() instanceof Recurrence.Form.Library) {
            return CALL + MEAN * MEAN;
        }
        boolean reduction =
                node instanceof Node.Contraction && rule.get().convolutions().isEmpty();
        return reduction ? value(node) : OTHERS + products(rule.get().convolutions());
    }

    private double products(List<Recurrence.Convolution> convolutions) {
        double products = 0;
        for (Recurrence.Convolution c : convolutions) {
            double history = c.isOfSeries() ? (c.a() == c.b() ? MEAN / 2.0 : MEAN) : 1;
            products += history * LoopAxes.size(c.summed());
        }
        return products;
    }
}
