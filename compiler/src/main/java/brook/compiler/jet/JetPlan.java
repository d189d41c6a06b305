package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The kernels of a jet: one plan for the values (order 0) and for every higher order, since what is read at one's own order is in both cases found earlier.
 *
 * @param whole all that is computed
 * @param system what this plan computes: all, or all but what looks ahead
 * @param direct derivatives of states that their kernel writes to the next order itself
 * @param later the plan of what looks ahead, which comes when everything else is known to so many orders more; of an adjoint that takes over values, what reads them
 * @param handed what a model leaves for its adjoint, or an adjoint takes over
 */
public record JetPlan(
        JetSystem whole,
        JetSystem system,
        KernelPlan kernels,
        Set<Node> direct,
        Optional<JetPlan> later,
        Handover handed) {

    /** The programs of a system and how they become loops. */
    public static JetPlan of(JetSystem system) {
        LookAhead parts = LookAhead.of(system);
        if (parts.later().rates().isEmpty()) {
            return new Planning(system, Set.of(), node -> false).plan(system, Optional.empty());
        }
        Set<Node> own = parts.nodes();
        JetPlan later =
                new Planning(parts.later(), Set.of(), node -> !own.contains(node)).plan(system, Optional.empty());
        return new Planning(parts.first(), parts.handedOn(), node -> false).plan(system, Optional.of(later));
    }

    /** The programs of a model that leaves values for its adjoint: those of {@link #of}, as such values are in memory anyway. */
    public static JetPlan leaving(Handover handed, JetSystem model) {
        return of(model).with(handed);
    }

    /** The programs of an adjoint in two parts: what it would take over, for who asks without; and what reads it. */
    public static JetPlan taking(Handover handed, JetSystem adjoint) {
        if (handed.isNone()) {
            return of(adjoint);
        }
        Set<Node> taken = Set.copyOf(handed.nodes());
        JetPlan later = new Planning(adjoint, Set.of(), taken::contains).plan(adjoint, Optional.empty());
        JetSystem first = new JetSystem(
                adjoint.ode(), List.of(), adjoint.values(), adjoint.order(), Map.of(), Map.of(), List.of());
        return new Planning(first, handed.before(Set.of()), node -> false)
                .plan(adjoint, Optional.of(later))
                .with(handed);
    }

    private JetPlan with(Handover values) {
        return new JetPlan(whole, system, kernels, direct, later, values);
    }

    /** How many orders more than asked for the states must be known, so that what looks ahead is known to the order asked for. */
    public int ahead() {
        return later.stream()
                .flatMap(plan -> plan.system().order().stream())
                .mapToInt(node -> node instanceof Node.Derivative derivative ? ahead(derivative) : 0)
                .max()
                .orElse(0);
    }

    /** Coefficient n + p - 1 for the order p: of a state it comes with the index before. */
    private static int ahead(Node.Derivative derivative) {
        boolean state = JetSystem.isState(KernelPlan.base(derivative.operand()));
        return state ? derivative.order() - 1 : derivative.order();
    }

    /** How many runs lie side by side, 1 where there are none. */
    public int runs() {
        return whole.rates().stream()
                .mapToInt(rate -> OneRun.runs(rate.state()))
                .max()
                .orElse(1);
    }

    /** All nodes that are in memory, those of later kernels too. */
    public Set<Node> stored() {
        Set<Node> stored = handed.before(kernels.stored());
        later.ifPresent(plan -> stored.addAll(plan.stored()));
        return stored;
    }

    /** Whether a node is something to compute, rather than a place to read. */
    public static boolean isComputed(Node node) {
        return !(node instanceof Node.Variable || node instanceof Node.Constant || node instanceof Node.Gather);
    }

    /** The time, if a series is made of it. */
    public Optional<Node> time() {
        return system.order().stream()
                .filter(node -> node instanceof Node.Variable v && v.kind() == Node.Variable.Kind.TIME)
                .findFirst();
    }

    private static final class Planning {

        private final JetSystem system;
        private final Set<Node> wanted;
        private final Predicate<Node> given;
        private final Set<Node> direct = new LinkedHashSet<>();
        private final Set<Node> kept = new LinkedHashSet<>();

        /** With nodes that others want to read in memory, and those that others have left there. */
        Planning(JetSystem system, Set<Node> wanted, Predicate<Node> given) {
            this.system = system;
            this.wanted = wanted;
            this.given = given;
        }

        JetPlan plan(JetSystem whole, Optional<JetPlan> later) {
            wanted.forEach(this::keep);
            for (JetSystem.Rate rate : system.rates()) {
                Node derivative = rate.derivative();
                if (isDirect(rate)) {
                    direct.add(derivative);
                } else {
                    keep(derivative);
                }
            }
            List<Node> nodes = sorted();
            nodes.forEach(this::keepWhatHistoriesNeed);
            KernelPlanner.Program program = new KernelPlanner.Program(nodes, this::reads, kept, passing(), this::cost);
            KernelPlan kernels = KernelPlanner.plan(program);
            boolean alone = wanted.isEmpty() && later.isEmpty();
            return new JetPlan(
                    whole, system, alone ? Rereading.of(system, kernels) : kernels, direct, later, Handover.none());
        }

        /** Joins that go to the next order of a state, part by part. */
        private Set<Node> passing() {
            Set<Node> passing = new LinkedHashSet<>(direct);
            passing.removeIf(node -> !(node instanceof Node.Scatter));
            return passing;
        }

        private static boolean isDirect(JetSystem.Rate rate) {
            Node derivative = rate.derivative();
            boolean added = derivative instanceof Node.Scatter scatter && !scatter.disjoint();
            return isComputed(derivative)
                    && derivative.variation() == Variation.SERIES
                    && !added
                    && !KernelPlan.standsAlone(derivative)
                    && derivative.axes().equals(rate.state().axes());
        }

        private void keep(Node node) {
            Node base = KernelPlan.base(node);
            if (isComputed(base)) {
                kept.add(base);
            }
        }

        private void keepWhatHistoriesNeed(Node node) {
            Recurrence rule = system.recurrences().get(node);
            if (rule == null) {
                return;
            }
            for (Recurrence.Convolution c : rule.convolutions()) {
                keep(c.a());
                keep(c.b());
            }
            rule.readsAtStart().forEach(this::keep);
            for (Node operand : node.operands()) {
                if (operand.variation() == Variation.STEP) {
                    keep(operand);
                }
            }
            if (rule.form() instanceof Recurrence.Form.Library library) {
                keep(node);
                keep(library.u());
            }
        }

        private List<Node> reads(Node node) {
            Set<Node> reads = new LinkedHashSet<>(
                    node instanceof Node.Scatter scatter ? KernelPlan.parts(scatter) : node.operands());
            Recurrence rule = system.recurrences().get(node);
            if (rule != null && !(node instanceof Node.Scatter)) {
                reads.addAll(rule.fullOrder());
                rule.readsAtStart().stream()
                        .filter(start -> !isMadeOf(start, node))
                        .forEach(reads::add);
                reads.remove(node);
            }
            return new ArrayList<>(reads);
        }

        /** Such a value at the start is there when order 1 wants it; operands have smaller numbers than what is made of them. */
        private static boolean isMadeOf(Node value, Node part) {
            Set<Node> seen = new HashSet<>();
            Deque<Node> open = new ArrayDeque<>(List.of(value));
            while (!open.isEmpty()) {
                Node node = open.pop();
                if (node == part) {
                    return true;
                }
                node.operands().stream()
                        .filter(operand -> operand.id() >= part.id() && seen.add(operand))
                        .forEach(open::push);
            }
            return false;
        }

        /** All nodes that move, each after what it reads at its own order. */
        private List<Node> sorted() {
            List<Node> sorted = new ArrayList<>();
            Set<Node> done = new HashSet<>();
            Set<Node> open = new HashSet<>();
            for (Node root : roots()) {
                visit(root, sorted, done, open);
            }
            return sorted;
        }

        /** What every jet needs: the derivatives, and the series and values that recurrences read below their own order. */
        private List<Node> roots() {
            Set<Node> roots = new LinkedHashSet<>(wanted);
            system.rates().forEach(rate -> roots.add(rate.derivative()));
            for (Node node : system.order()) {
                Recurrence rule = system.recurrences().get(node);
                if (rule != null && !(node instanceof Node.Scatter)) {
                    roots.addAll(rule.reads());
                    roots.addAll(rule.readsAtStart());
                }
            }
            return new ArrayList<>(roots);
        }

        private void visit(Node root, List<Node> sorted, Set<Node> done, Set<Node> open) {
            Deque<Node> stack = new ArrayDeque<>(List.of(root));
            while (!stack.isEmpty()) {
                Node node = stack.peek();
                if (done.contains(node) || !moves(node) || given.test(node)) {
                    stack.pop();
                } else if (open.add(node)) {
                    reads(node).stream().filter(n -> !done.contains(n)).forEach(stack::push);
                } else {
                    stack.pop();
                    done.add(node);
                    if (isComputed(node)) {
                        sorted.add(node);
                    }
                }
            }
        }

        private static boolean moves(Node node) {
            return node.variation().compareTo(Variation.STEP) >= 0;
        }

        private int cost(Node node) {
            Recurrence rule = system.recurrences().get(node);
            int terms = 15 * node.operands().size();
            if (rule != null) {
                for (Recurrence.Convolution c : rule.convolutions()) {
                    terms += 75 * LoopAxes.size(LoopAxes.components(c.summed()));
                }
            }
            return LoopAxes.componentCount(node) * (25 + terms);
        }
    }
}
