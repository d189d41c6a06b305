package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Groups the nodes of a program into kernels: by loops and by level, the level counting how often values cross from one set of loops to another (the axis of
 * bodies comes before and after the axis of pairs); kernels that would make too large a method are cut.
 */
public final class KernelPlanner {

    /**
     * What is to be planned.
     *
     * @param nodes the nodes to compute, each after all that it reads; no variables, constants or gathers
     * @param reads what a node reads when it is computed, at any one order
     * @param kept nodes that must be in memory whatever the plan is
     * @param passing joins whose parts go elsewhere, so that they are in memory only if somebody reads them
     * @param cost an estimate of the bytes of bytecode that a node costs
     */
    public record Program(
            List<Node> nodes,
            Function<Node, List<Node>> reads,
            Set<Node> kept,
            Set<Node> passing,
            ToIntFunction<Node> cost) {}

    /** Above this estimate a kernel is cut: well below the 7,000 bytes that are the limit of a method. */
    private static final int BUDGET = 3500;

    private record Group(List<Axis> loops, int level, int alone) {}

    private final Program program;
    private final Set<Node> computed;
    /** Nodes whose components several kernels compute. */
    private final Set<Node> divided = new LinkedHashSet<>();

    private final Map<Node, Integer> levels = new HashMap<>();
    private final Map<Group, List<Kernel.Task>> groups = new LinkedHashMap<>();

    private KernelPlanner(Program program) {
        this.program = program;
        this.computed = new LinkedHashSet<>(program.nodes());
    }

    /** The kernels of a program. */
    public static KernelPlan plan(Program program) {
        return new KernelPlanner(program).plan();
    }

    private KernelPlan plan() {
        Budget budget = Budget.here();
        for (Node node : program.nodes()) {
            budget.tick();
            place(node);
        }
        List<Kernel> kernels = cut();
        Map<Node, Kernel> home = new HashMap<>();
        for (Kernel kernel : kernels) {
            for (Kernel.Task task : kernel.tasks()) {
                if (task instanceof Kernel.Task.Compute compute) {
                    home.put(compute.node(), kernel);
                }
            }
        }
        return new KernelPlan(kernels, home, stored(kernels, home));
    }

    private void place(Node node) {
        if (node instanceof Node.Scatter scatter) {
            placeParts(scatter);
            return;
        }
        List<Axis> loops = LoopAxes.loops(node);
        int level = 0;
        for (Node read : program.reads().apply(node)) {
            level = Math.max(level, arrival(read, loops, KernelPlan.standsAlone(node)));
        }
        levels.put(node, level);
        int alone = KernelPlan.standsAlone(node) ? node.id() + 1 : 0;
        Group group = new Group(loops, level, alone);
        computeTasks(node).forEach(task -> task(group, task));
    }

    /** One task, or several where the components of a node together would make too large a method. */
    private List<Kernel.Task> computeTasks(Node node) {
        int components = LoopAxes.componentCount(node);
        int tasks = KernelPlan.standsAlone(node)
                ? 1
                : Math.min(components, parts(program.cost().applyAsInt(node), BUDGET));
        if (tasks <= 1) {
            return List.of(new Kernel.Task.Compute(node, 0, components));
        }
        divided.add(node);
        int share = parts(components, tasks);
        List<Kernel.Task> all = new ArrayList<>();
        for (int from = 0; from < components; from += share) {
            all.add(new Kernel.Task.Compute(node, from, Math.min(from + share, components)));
        }
        return all;
    }

    private static int parts(int whole, int part) {
        return (whole + part - 1) / part;
    }

    private void placeParts(Node.Scatter scatter) {
        int level = 0;
        for (int i = 0; i < scatter.operands().size(); i++) {
            Node part = KernelPlan.part(scatter, i).value();
            List<Axis> loops = LoopAxes.loops(part);
            int here = arrival(part, loops, false);
            level = Math.max(level, here);
            task(new Group(loops, here, 0), new Kernel.Task.Add(scatter, i));
        }
        levels.put(scatter, level);
    }

    /** The level at which a value read within loops can be had. */
    private int arrival(Node read, List<Axis> loops, boolean alone) {
        Node base = KernelPlan.base(read);
        if (!computed.contains(base)) {
            return 0;
        }
        boolean own = !alone && KernelPlan.readsOwnTurn(read, loops) && !inMemoryOnly(base);
        return levels.getOrDefault(base, 0) + (own ? 0 : 1);
    }

    private static boolean inMemoryOnly(Node base) {
        return base instanceof Node.Scatter || KernelPlan.standsAlone(base);
    }

    private void task(Group group, Kernel.Task task) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(task);
    }

    private List<Kernel> cut() {
        List<Group> order = new ArrayList<>(groups.keySet());
        order.sort(Comparator.comparingInt(Group::level));
        List<Kernel> kernels = new ArrayList<>();
        for (Group group : order) {
            List<Kernel.Task> tasks = new ArrayList<>();
            int bytes = 0;
            for (Kernel.Task task : Objects.requireNonNull(groups.get(group))) {
                int cost = cost(task);
                if (!tasks.isEmpty() && bytes + cost > BUDGET) {
                    kernels.add(new Kernel(kernels.size(), group.loops(), group.level(), tasks));
                    tasks = new ArrayList<>();
                    bytes = 0;
                }
                tasks.add(task);
                bytes += cost;
            }
            kernels.add(new Kernel(kernels.size(), group.loops(), group.level(), tasks));
        }
        return kernels;
    }

    private int cost(Kernel.Task task) {
        if (task instanceof Kernel.Task.Compute compute) {
            long all = program.cost().applyAsInt(compute.node());
            return Math.toIntExact(all * compute.count() / LoopAxes.componentCount(compute.node()));
        }
        if (task instanceof Kernel.Task.Add add) {
            return 30 * LoopAxes.componentCount(add.scatter().operands().get(add.part()));
        }
        throw new AssertionError(task);
    }

    private Set<Node> stored(List<Kernel> kernels, Map<Node, Kernel> home) {
        Set<Node> stored = new LinkedHashSet<>();
        for (Node node : program.nodes()) {
            if (inMemoryOnly(node) && !program.passing().contains(node)
                    || program.kept().contains(node)
                    || divided.contains(node)) {
                stored.add(node);
            }
        }
        for (Kernel kernel : kernels) {
            for (Kernel.Task task : kernel.tasks()) {
                for (Node read : reads(task)) {
                    Node base = KernelPlan.base(read);
                    if (computed.contains(base)
                            && !(isIn(kernel, home.get(base)) && KernelPlan.readsOwnTurn(read, kernel.loops()))) {
                        stored.add(base);
                    }
                }
            }
        }
        return inOrder(stored);
    }

    private static boolean isIn(Kernel kernel, @Nullable Kernel home) {
        return home != null && home.number() == kernel.number();
    }

    private List<Node> reads(Kernel.Task task) {
        if (task instanceof Kernel.Task.Compute compute) {
            return program.reads().apply(compute.node());
        }
        if (task instanceof Kernel.Task.Add add) {
            return List.of(KernelPlan.part(add.scatter(), add.part()).value());
        }
        throw new AssertionError(task);
    }

    private Set<Node> inOrder(Set<Node> nodes) {
        Set<Node> ordered = new LinkedHashSet<>();
        for (Node node : program.nodes()) {
            if (nodes.contains(node)) {
                ordered.add(node);
            }
        }
        return ordered;
    }
}
