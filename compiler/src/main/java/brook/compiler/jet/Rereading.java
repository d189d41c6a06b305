package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds series that are computed again wherever their history is read, since that costs less than memory: sums and differences of a few states, one for each of
 * many pairs.
 *
 * <p>With 400 bodies the differences of positions are three of the five series of 79,800 pairs, and each order reads all below it; the positions themselves
 * stay in a cache. Exact: the same operation on the same coefficients.
 */
final class Rereading {

    /**
     * From so many elements on it pays: the orders of all series of pairs leave the caches. Measured with 32 MB of third cache: 0.95 times as fast with 150
     * bodies (33,525 elements), 1.76 times with 200 (59,700), 1.48 times with 400 (239,400).
     */
    private static final int LARGE = 40_000;

    /** Elements for each element of a state that is read. */
    private static final int MANY = 16;

    private final JetSystem system;
    private final KernelPlan plan;
    private final Set<Node> kept = new LinkedHashSet<>();

    private Rereading(JetSystem system, KernelPlan plan) {
        this.system = system;
        this.plan = plan;
    }

    /** The same kernels, with less in memory. */
    static KernelPlan of(JetSystem system, KernelPlan plan) {
        if (plan.stored().stream().noneMatch(Rereading::isCheap)) {
            return plan;
        }
        Rereading rereading = new Rereading(system, plan);
        rereading.keepWhatOthersRead();
        Set<Node> stored = new LinkedHashSet<>(plan.stored());
        stored.removeIf(node -> isCheap(node) && !rereading.kept.contains(node));
        return new KernelPlan(plan.kernels(), plan.home(), stored);
    }

    private static boolean isCheap(Node node) {
        return node.size() >= LARGE
                && node instanceof Node.Elementwise sum
                && (sum.operator() == Operator.ADD || sum.operator() == Operator.SUBTRACT)
                && sum.operands().stream().allMatch(operand -> isSmallState(KernelPlan.base(operand), node));
    }

    private static boolean isSmallState(Node base, Node node) {
        return JetSystem.isState(base) && (long) MANY * base.size() <= node.size();
    }

    /** What is read anywhere but in its own turn, or is read by who knows memory alone. */
    private void keepWhatOthersRead() {
        system.rates().forEach(rate -> kept.add(KernelPlan.base(rate.derivative())));
        for (Kernel kernel : plan.kernels()) {
            for (Kernel.Task task : kernel.tasks()) {
                keep(task, kernel);
            }
        }
    }

    private void keep(Kernel.Task task, Kernel kernel) {
        if (task instanceof Kernel.Task.Add add) {
            keep(List.of(KernelPlan.part(add.scatter(), add.part()).value()), kernel);
            return;
        }
        if (task instanceof Kernel.Task.Compute compute) {
            Node node = compute.node();
            keep(node.operands(), kernel);
            Recurrence rule = system.recurrences().get(node);
            if (rule != null) {
                keep(List.copyOf(rule.reads()), kernel);
                keep(List.copyOf(rule.readsAtStart()), kernel);
                keepWhatIsReadInMemory(rule);
            }
            return;
        }
        throw new AssertionError(task);
    }

    private void keep(List<Node> reads, Kernel kernel) {
        for (Node read : reads) {
            Node base = KernelPlan.base(read);
            Kernel home = plan.home().get(base);
            boolean own = home != null && home.number() == kernel.number();
            if (!own || !KernelPlan.readsOwnTurn(read, kernel.loops())) {
                kept.add(base);
            }
        }
    }

    private void keepWhatIsReadInMemory(Recurrence rule) {
        if (rule.form() instanceof Recurrence.Form.Library library) {
            kept.add(KernelPlan.base(library.u()));
        }
        if (rule.form() instanceof Recurrence.Form.Shift shift) {
            kept.add(KernelPlan.base(shift.a()));
        }
    }
}
