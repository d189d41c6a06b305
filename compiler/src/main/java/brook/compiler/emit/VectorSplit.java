package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.KernelPlan;
import brook.compiler.jet.LoopAxes;
import brook.compiler.jet.Recurrence;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A kernel in up to three loops: what gathers from elsewhere, one position at a time; what reads and writes neighbours, so many positions at once as a vector has;
 * what scatters, one at a time again.
 *
 * <p>Each position goes through the operations of the undivided loop, and additions to one place come in its order, so the bits are the same.
 *
 * @param before what gathers and needs nothing of the vectors
 * @param vectors all sums over lower orders, and what stands between
 * @param after what needs something of the vectors and gathers or scatters
 * @param passed values that are in no other memory and cross from loop to loop
 * @param memory where vectors are read
 */
record VectorSplit(
        List<Kernel.Task> before,
        List<Kernel.Task> vectors,
        List<Kernel.Task> after,
        List<Node> passed,
        Memory memory) {

    private enum Phase {
        BEFORE,
        VECTORS,
        AFTER
    }

    /** Operations on coefficients of the same order that are calls on vectors. */
    private static final Set<Operator> CALLS = Set.of(
            Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.NEGATE, Operator.NOEVENT);

    /** Operations on values that are calls on vectors too, and round as those of numbers do. */
    private static final Set<Operator> ROOTS = Set.of(Operator.SQRT, Operator.ABS);

    /**
     * The division of a kernel. At order k none where its sums do not read neighbours, or where there are no sums; at order 0 there are none, and vectors compute all or nothing.
     */
    static Optional<VectorSplit> of(
            Kernel kernel, KernelWriter.Program program, Scope.Order order, Predicate<Kernel.Task> idle) {
        return new Splitting(kernel, program, order).split(idle);
    }

    /**
     * Whether blocks of a kernel may be loops over vectors. What loops hand on has a place for each position of the innermost loop, which blocks of an outer one would
     * share; and vectors at the end of a block do positions twice, which nothing that is added up may do.
     */
    boolean fitsBlocks(Kernel kernel) {
        boolean adds = vectors.stream()
                .anyMatch(task ->
                        task instanceof Kernel.Task.Add add && !add.scatter().disjoint());
        return !adds && (kernel.loops().size() == 1 || passed.isEmpty());
    }

    /** Goes through the tasks of one kernel. */
    private static final class Splitting {

        private final Kernel kernel;
        private final KernelWriter.Program program;
        private final Scope.Order order;
        private final String variable;
        private final int size;
        private final Frame frame;
        private final VectorReads reads;
        private final Map<Node, Phase> phases = new LinkedHashMap<>();
        private final Set<Node> passed = new LinkedHashSet<>();

        Splitting(Kernel kernel, KernelWriter.Program program, Scope.Order order) {
            this.kernel = kernel;
            this.program = program;
            this.order = order;
            this.size = kernel.loops().get(kernel.loops().size() - 1).size();
            Names names = Names.empty();
            Map<Axis, String> variables = LoopLines.variables(kernel.loops(), names);
            this.variable = LoopLines.innermost(variables);
            this.frame = Frame.over(variables, program.layout().tables(), names, new Lines());
            this.reads = new VectorReads(frame, variable, program.layout());
        }

        Optional<VectorSplit> split(Predicate<Kernel.Task> idle) {
            Map<Phase, List<Kernel.Task>> tasks = new EnumMap<>(Phase.class);
            for (Phase phase : Phase.values()) {
                tasks.put(phase, new ArrayList<>());
            }
            for (Kernel.Task task : kernel.tasks()) {
                if (idle.test(task)) {
                    continue;
                }
                Optional<Phase> phase = readsMemory(task) ? phase(task) : Optional.empty();
                if (phase.isEmpty()) {
                    return Optional.empty();
                }
                Objects.requireNonNull(tasks.get(phase.get())).add(task);
            }
            keepOrder(Objects.requireNonNull(tasks.get(Phase.VECTORS)), Objects.requireNonNull(tasks.get(Phase.AFTER)));
            VectorSplit split = new VectorSplit(
                    Objects.requireNonNull(tasks.get(Phase.BEFORE)),
                    Objects.requireNonNull(tasks.get(Phase.VECTORS)),
                    Objects.requireNonNull(tasks.get(Phase.AFTER)),
                    List.copyOf(passed),
                    reads.memory());
            return isWorthIt(split) ? Optional.of(split) : Optional.empty();
        }

        /** What goes to the same sum goes there in one loop: its order is that of positions. */
        private void keepOrder(List<Kernel.Task> vectors, List<Kernel.Task> after) {
            Set<Node> late = new LinkedHashSet<>();
            after.forEach(task -> sum(task).ifPresent(late::add));
            List<Kernel.Task> moved = vectors.stream()
                    .filter(task -> sum(task).filter(late::contains).isPresent())
                    .toList();
            vectors.removeAll(moved);
            after.addAll(moved);
            after.sort(Comparator.comparingInt(kernel.tasks()::indexOf));
            moved.forEach(task -> later(accesses((Kernel.Task.Add) task), Phase.AFTER));
        }

        private static Optional<Node> sum(Kernel.Task task) {
            return task instanceof Kernel.Task.Add add && !add.scatter().disjoint()
                    ? Optional.of(add.scatter())
                    : Optional.empty();
        }

        private List<Access> accesses(Kernel.Task.Add add) {
            Node part = KernelPlan.part(add.scatter(), add.part()).value();
            return frame.components(part.axes()).stream()
                    .map(at -> new Access(true, part, at))
                    .toList();
        }

        private boolean isWorthIt(VectorSplit split) {
            return switch (order) {
                case ZERO -> split.before().isEmpty() && split.after().isEmpty();
                case K -> split.vectors().stream().anyMatch(this::hasSums);
            };
        }

        private Optional<Phase> phase(Kernel.Task task) {
            if (task instanceof Kernel.Task.Compute compute) {
                Optional<Phase> phase = compute(compute);
                phase.ifPresent(some -> phases.put(compute.node(), some));
                return phase;
            }
            if (task instanceof Kernel.Task.Add add) {
                return Optional.of(add(add));
            }
            throw new AssertionError(task);
        }

        /** What is added to neighbours can be a vector if no position is done twice, and none adds to the place of another. */
        private Phase add(Kernel.Task.Add add) {
            List<Access> accesses = accesses(add);
            boolean once = add.scatter().disjoint() || VectorNeeds.fills(size, 1);
            boolean near = once && accesses.stream().allMatch(access -> isNear(access) && goesNear(add, access.at()));
            Phase phase = near && latest(accesses) != Phase.AFTER ? Phase.VECTORS : Phase.AFTER;
            later(accesses, phase);
            return phase;
        }

        private boolean goesNear(Kernel.Task.Add add, Map<Axis, IndexExpression> at) {
            Map<Axis, IndexExpression> to = frame.evaluate(add.scatter(), add.part(), at);
            boolean itself = to.values().stream().anyMatch(IndexExpression.of(variable)::equals);
            Memory memory = program.layout().memory();
            List<Memory.Place> places = new ArrayList<>(program.alsoAt(add.scatter()));
            if (memory.has(add.scatter())) {
                places.add(memory.of(add.scatter()));
            }
            return (itself || add.scatter().disjoint())
                    && places.stream().map(place -> place.index(to)).allMatch(this::storesNear);
        }

        private Optional<Phase> compute(Kernel.Task.Compute task) {
            List<Access> accesses = accesses(task);
            boolean sums = hasSums(task);
            boolean alone = !isCalls(task.node()) || !accesses.stream().allMatch(this::isNear) || !storesNear(task);
            Phase latest = latest(accesses);
            Phase phase;
            if (alone) {
                phase = latest == Phase.BEFORE ? Phase.BEFORE : Phase.AFTER;
            } else {
                phase = latest == Phase.AFTER ? Phase.AFTER : Phase.VECTORS;
            }
            if (sums && phase != Phase.VECTORS) {
                return Optional.empty();
            }
            later(accesses, phase);
            return Optional.of(phase);
        }

        /** The latest phase of what is read in the same turn. */
        private Phase latest(List<Access> accesses) {
            Phase latest = Phase.BEFORE;
            for (Access access : accesses) {
                Phase own = phases.get(KernelPlan.base(access.node()));
                if (access.now() && own != null && own.compareTo(latest) > 0) {
                    latest = own;
                }
            }
            return latest;
        }

        /** What is read in a later loop than that which computes it must be in memory. */
        private void later(List<Access> accesses, Phase phase) {
            for (Access access : accesses) {
                Node base = KernelPlan.base(access.node());
                Phase own = phases.get(base);
                if (access.now()
                        && own != null
                        && own != phase
                        && !program.layout().memory().has(base)) {
                    passed.add(base);
                }
            }
        }

        /** Not so where a history is computed again, through tables: numbers are as fast there as vectors that read it from memory. */
        private boolean readsMemory(Kernel.Task task) {
            return sums(task)
                    .flatMap(sum -> Stream.of(sum.a(), sum.b()))
                    .allMatch(factor -> program.layout().memory().has(KernelPlan.base(factor)));
        }

        private boolean hasSums(Kernel.Task task) {
            return sums(task).findAny().isPresent();
        }

        private Stream<Recurrence.Convolution> sums(Kernel.Task task) {
            return task instanceof Kernel.Task.Compute compute
                    ? program.recurrence(compute.node()).stream()
                            .flatMap(rule -> rule.convolutions().stream())
                            .filter(Recurrence.Convolution::isOfSeries)
                    : Stream.empty();
        }

        /** The rule for order k; at order 0 the operation itself. */
        private Optional<Recurrence> rule(Node node) {
            return switch (order) {
                case ZERO -> Optional.empty();
                case K -> program.recurrence(node);
            };
        }

        private boolean isCalls(Node node) {
            boolean itself = rule(node)
                    .map(rule -> rule.form() instanceof Recurrence.Form.Coefficientwise)
                    .orElse(true);
            if (!itself) {
                return rule(node).orElseThrow().form() instanceof Recurrence.Form.Sum;
            }
            return node instanceof Node.Contraction
                    || node instanceof Node.Elementwise elementwise && isCalls(elementwise);
        }

        private boolean isCalls(Node.Elementwise node) {
            boolean root = ROOTS.contains(node.operator())
                    || node.operator() == Operator.POWER
                            && node.operands().get(1) instanceof Node.Constant exponent
                            && exponent.values().isUniform()
                            && OperatorText.isRoot(exponent.values().get(0));
            return CALLS.contains(node.operator()) || order == Scope.Order.ZERO && root;
        }

        /** One reading of a node: at the order that is computed, or at lower ones. */
        private record Access(boolean now, Node node, Map<Axis, IndexExpression> at) {}

        private List<Access> accesses(Kernel.Task.Compute task) {
            List<Access> accesses = new ArrayList<>();
            for (Map<Axis, IndexExpression> at :
                    frame.components(task.node().axes()).subList(task.from(), task.to())) {
                Optional<Recurrence> rule = rule(task.node());
                if (rule.isEmpty() || rule.get().form() instanceof Recurrence.Form.Coefficientwise) {
                    operands(task.node(), at, accesses);
                } else if (rule.get().form() instanceof Recurrence.Form.Sum) {
                    sum(rule.get(), at, accesses);
                } else {
                    rule.get().fullOrder().forEach(node -> accesses.add(new Access(true, node, at)));
                }
            }
            return accesses;
        }

        private static void operands(Node node, Map<Axis, IndexExpression> at, List<Access> accesses) {
            List<Axis> summed = node instanceof Node.Contraction contraction ? contraction.summed() : List.of();
            for (Map<Axis, IndexExpression> position : Frame.combine(List.of(new LinkedHashMap<>(at)), summed)) {
                node.operands().forEach(operand -> accesses.add(new Access(true, operand, position)));
            }
        }

        private static void sum(Recurrence rule, Map<Axis, IndexExpression> at, List<Access> accesses) {
            rule.linear().forEach(linear -> accesses.add(new Access(true, linear.a(), at)));
            rule.by().at0().ifPresent(divisor -> accesses.add(new Access(false, divisor, at)));
            for (Recurrence.Convolution c : rule.convolutions()) {
                for (Map<Axis, IndexExpression> position :
                        Frame.combine(List.of(new LinkedHashMap<>(at)), c.summed())) {
                    accesses.add(new Access(c.hi() == 0, c.a(), position));
                    accesses.add(new Access(c.lo() == 0, c.b(), position));
                }
            }
        }

        /** Whether vectors can read this. */
        private boolean isNear(Access access) {
            boolean local = phases.containsKey(KernelPlan.base(access.node()))
                    && KernelPlan.readsOwnTurn(access.node(), kernel.loops());
            return local || reads.isNear(access.node(), access.at());
        }

        private boolean storesNear(Kernel.Task.Compute task) {
            List<Map<Axis, IndexExpression>> components =
                    frame.components(task.node().axes()).subList(task.from(), task.to());
            return program.alsoAt(task.node()).stream()
                    .flatMap(place -> components.stream().map(place::index))
                    .allMatch(this::storesNear);
        }

        private boolean storesNear(IndexExpression index) {
            return reads.isNear(index) && index.terms().getOrDefault(variable, 0) == 1;
        }
    }

    /** Gives the passed values places of their own: all positions of the innermost loop for one component after the other. */
    void place(Axis innermost, Layout layout, VectorNeeds needs) {
        int offset = 0;
        for (Node node : passed) {
            List<Axis> order = new ArrayList<>(LoopAxes.components(node.axes()));
            order.add(innermost);
            Map<Axis, Integer> strides = Memory.rowMajor(order);
            layout.memory().put(node, new Memory.Place(Memory.Array.PASSED, offset, "", strides));
            offset += LoopAxes.size(order);
        }
        needs.pass(offset);
    }
}
