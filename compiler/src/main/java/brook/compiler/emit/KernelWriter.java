package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.KernelPlan;
import brook.compiler.jet.LoopAxes;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the body of the method of one kernel: its loops, and in each turn its tasks. */
final class KernelWriter {

    /** What a program does besides computing its nodes. */
    interface Program {

        Layout layout();

        /** The recurrence of a node; none in programs that compute values only. */
        Optional<Recurrence> recurrence(Node node);

        /** The places to which a node also goes when it was computed (the next order of a state). */
        List<Memory.Place> alsoAt(Node node);

        /** Called after a component was computed: the place to which it also goes (the next order of a state). */
        List<String> alsoStores(Node node, Map<Axis, IndexExpression> at, Scope scope, Text value);
    }

    /** As many chains of sums keep the floating-point units busy. */
    private static final int CHAINS = 8;

    /** With more sums than this vectors leave the registers of machines that have 32 of them. */
    private static final int VECTOR_CHAINS = 12;

    /** Fewer positions than this are not worth a vector. */
    private static final int SHORTEST = 2;

    private final Program program;
    private final Scope.Order order;
    private final Names names;
    private final Optional<Division> division;
    private final OriginComments origins = new OriginComments();

    KernelWriter(Program program, Scope.Order order, Names names) {
        this(program, order, names, Optional.empty());
    }

    /** For a kernel of which the methods do one block each. */
    KernelWriter(Program program, Scope.Order order, Names names, Optional<Division> division) {
        this.program = program;
        this.order = order;
        this.names = names;
        this.division = division;
    }

    Lines write(Kernel kernel) {
        if (kernel.isReduction()) {
            Kernel.Task.Compute task = (Kernel.Task.Compute) kernel.tasks().get(0);
            return new ReductionWriter(program, order, names, origins, span()).write((Node.Contraction) task.node());
        }
        if (kernel.isPass() && order == Scope.Order.ZERO) {
            Kernel.Task.Compute task = (Kernel.Task.Compute) kernel.tasks().get(0);
            return pass((Node.Elementwise) task.node());
        }
        Map<Axis, String> variables = LoopLines.variables(kernel.loops(), names);
        Optional<VectorSplit> split = split(kernel);
        boolean flat = order == Scope.Order.ZERO && division.isEmpty() && FlatLoops.areOne(kernel, program, names);
        if (split.isPresent()) {
            return flat
                    ? vectors(kernel, split.get(), FlatLoops.variables(kernel, variables), FlatLoops.size(kernel))
                    : vectors(kernel, split.get(), variables, innermost(kernel));
        }
        if (flat) {
            return loop(
                    kernel, FlatLoops.variables(kernel, variables), LoopLines.Turns.of(0, FlatLoops.size(kernel), 1));
        }
        int lanes = lanes(kernel);
        int size = innermost(kernel);
        Lines lines = new Lines();
        lines.addAll(loop(kernel, variables, turns(kernel, lanes)));
        if (size % lanes != 0) {
            lines.addAll(loop(kernel, variables, rest(kernel, lanes)));
        }
        return lines;
    }

    /** How a kernel becomes loops over vectors; none where they are not asked for or not possible. */
    private Optional<VectorSplit> split(Kernel kernel) {
        boolean possible = !kernel.loops().isEmpty() && innermost(kernel) >= SHORTEST;
        return possible && program.layout().vectors().isPresent()
                ? VectorSplit.of(kernel, program, order, this::isIdle)
                        .filter(split -> division.isEmpty() || split.fitsBlocks(kernel))
                : Optional.empty();
    }

    /** Loops over vectors, of which the innermost has so many positions. */
    private Lines vectors(Kernel kernel, VectorSplit split, Map<Axis, String> variables, int size) {
        VectorNeeds needs = program.layout().vectors().orElseThrow();
        List<Axis> loops = kernel.loops();
        Axis last = loops.get(loops.size() - 1);
        split.place(last, program.layout(), needs);
        Map<Axis, String> outer = new LinkedHashMap<>(variables);
        String variable = Objects.requireNonNull(outer.remove(last));
        Lines lines = new Lines();
        LoopLines.open(lines, outer, 1, span());
        each(kernel.with(split.before()), variables, lines);
        Kernel sums = kernel.with(split.vectors());
        int positions = LoopAxes.size(loops);
        needs.count(chains(sums) * positions, sums.tasks().size() * positions);
        int count = vectorsInTurn(sums);
        VectorLoop loop = VectorLoop.open(
                lines,
                needs.species(size),
                VectorLoop.Positions.of(isInBlocks(kernel) ? LoopLines.Span.BLOCK : LoopLines.Span.ALL, size),
                count,
                variable,
                names);
        lines.addAll(turn(sums, variables, program.layout().with(split.memory()), loop));
        lines.close();
        each(kernel.with(split.after()), variables, lines);
        LoopLines.close(lines, outer);
        return lines;
    }

    /** One position of the innermost loop after the other. */
    private void each(Kernel kernel, Map<Axis, String> variables, Lines lines) {
        if (!kernel.tasks().isEmpty()) {
            LoopLines.open(lines, LoopLines.innermost(variables), turns(kernel, 1));
            lines.addAll(turn(kernel, variables, 1));
            lines.close();
        }
    }

    private LoopLines.Span span() {
        return division.isPresent() ? LoopLines.Span.BLOCK : LoopLines.Span.ALL;
    }

    private boolean isInBlocks(Kernel kernel) {
        return division.isPresent() && kernel.loops().size() == 1;
    }

    /** All full turns. */
    private LoopLines.Turns turns(Kernel kernel, int lanes) {
        int size = innermost(kernel);
        if (!isInBlocks(kernel)) {
            return LoopLines.Turns.of(0, size - size % lanes, lanes);
        }
        // Blocks but the last are whole turns.
        return new LoopLines.Turns("from", lanes == 1 || size % lanes == 0 ? "to" : "to - " + (lanes - 1), lanes);
    }

    /** The positions behind all full turns. */
    private LoopLines.Turns rest(Kernel kernel, int lanes) {
        int size = innermost(kernel);
        return isInBlocks(kernel)
                ? new LoopLines.Turns("to - (to - from) % " + lanes, "to", 1)
                : LoopLines.Turns.of(size - size % lanes, size, 1);
    }

    private Lines loop(Kernel kernel, Map<Axis, String> variables, LoopLines.Turns turns) {
        Lines lines = new Lines();
        LoopLines.open(lines, variables, turns, span());
        lines.addAll(turn(kernel, variables, turns.lanes()));
        LoopLines.close(lines, variables);
        return lines;
    }

    private static int innermost(Kernel kernel) {
        List<Axis> loops = kernel.loops();
        return loops.isEmpty() ? 1 : loops.get(loops.size() - 1).size();
    }

    /** The values of an elementary function over a whole array; operand and result lie alike. */
    private Lines pass(Node.Elementwise node) {
        Lines lines = new Lines();
        origins.comment(node, lines);
        Memory memory = program.layout().memory();
        String method = program.layout().tables().pass(node.operator());
        lines.statement("elements." + method + "("
                + start(memory.of(node.operands().get(0))) + ", " + start(memory.of(node)) + ", " + node.size() + ")");
        return lines;
    }

    private String start(Memory.Place place) {
        return place.array().variable() + ", " + program.layout().offset(place, IndexExpression.of(0));
    }

    /** How many elements one turn takes at once, so that there are enough independent sums. */
    private int lanes(Kernel kernel) {
        if (order == Scope.Order.ZERO || kernel.loops().isEmpty()) {
            return 1;
        }
        int chains = chains(kernel);
        int lanes = 4;
        while (lanes > 1 && (chains == 0 || chains * lanes > 2 * CHAINS || innermost(kernel) < lanes)) {
            lanes /= 2;
        }
        return lanes;
    }

    private int chains(Kernel kernel) {
        int chains = 0;
        for (Kernel.Task task : kernel.tasks()) {
            if (task instanceof Kernel.Task.Compute compute) {
                chains += chains(compute);
            }
        }
        return chains;
    }

    /** How many vectors one turn takes, for the same reason, where the axis has several of the longest in use. */
    private int vectorsInTurn(Kernel kernel) {
        int vectors = 4;
        int size = innermost(kernel);
        while (vectors > 1
                && (order == Scope.Order.ZERO
                        || chains(kernel) * vectors > VECTOR_CHAINS
                        || size < 8 * vectors
                        || addsTo(kernel) && !VectorNeeds.fills(size, vectors))) {
            vectors /= 2;
        }
        return vectors;
    }

    /** Whether positions add to what is there, which none may do twice. */
    private static boolean addsTo(Kernel kernel) {
        return kernel.tasks().stream()
                .anyMatch(task ->
                        task instanceof Kernel.Task.Add add && !add.scatter().disjoint());
    }

    private int chains(Kernel.Task.Compute task) {
        Node node = task.node();
        int chains = 0;
        Optional<Recurrence> rule = program.recurrence(node);
        if (rule.isPresent()) {
            for (Recurrence.Convolution c : rule.get().convolutions()) {
                chains += c.isOfSeries() ? (c.a() == c.b() ? 1 : 2) * LoopAxes.size(c.summed()) : 0;
            }
        }
        return chains * task.count();
    }

    /** So many positions in one turn, one number for each value of each. */
    private Lines turn(Kernel kernel, Map<Axis, String> variables, int lanes) {
        Lines declarations = new Lines();
        Lines epilogue = new Lines();
        Frame frame = Frame.over(variables, program.layout().tables(), names, declarations)
                .atStartOf(kernel.loops());
        Scope first = new Scope(program.layout(), order, frame, names, epilogue);
        List<Scope> turns = new ArrayList<>(List.of(first));
        for (int lane = 1; lane < lanes; lane++) {
            turns.add(first.inside(frame.shifted(lane), epilogue));
        }
        return turn(kernel, turns, declarations);
    }

    /** The positions of some vectors in one turn. */
    private Lines turn(Kernel kernel, Map<Axis, String> variables, Layout layout, VectorLoop loop) {
        Lines declarations = new Lines();
        Lines epilogue = new Lines();
        Frame frame =
                Frame.over(variables, layout.tables(), names, declarations).atStartOf(kernel.loops());
        Scope scope = new Scope(layout, order, frame, names, epilogue).of(loop);
        List<Scope> turns = loop.variables().stream()
                .map(variable -> scope.inside(frame.at(variable), epilogue))
                .toList();
        return turn(kernel, turns, declarations);
    }

    private Lines turn(Kernel kernel, List<Scope> turns, Lines declarations) {
        Interior interior = new Interior(turns.get(0));
        Map<String, List<Text.Signed>> sums = new LinkedHashMap<>();
        if (order == Scope.Order.K) {
            collect(kernel, turns, interior, sums);
        }
        for (int lane = 0; lane < turns.size(); lane++) {
            for (Kernel.Task task : kernel.tasks()) {
                perform(task, turns.get(lane), lane, sums);
            }
        }
        Lines lines = new Lines();
        lines.addAll(declarations);
        interior.writeTo(lines);
        lines.addAll(turns.get(0).lines());
        return lines;
    }

    private void collect(Kernel kernel, List<Scope> turns, Interior interior, Map<String, List<Text.Signed>> sums) {
        for (int lane = 0; lane < turns.size(); lane++) {
            for (Kernel.Task task : kernel.tasks()) {
                if (!(task instanceof Kernel.Task.Compute compute) || isIdle(compute.node())) {
                    continue;
                }
                Optional<Recurrence> rule = program.recurrence(compute.node());
                Scope turn = turns.get(lane);
                int component = compute.from();
                for (Map<Axis, IndexExpression> at : components(compute, turn)) {
                    String key = lane + ":" + compute.node().id() + ":" + component++;
                    sums.put(key, interior.add(turn, rule.orElseThrow(), at));
                }
            }
        }
    }

    private static List<Map<Axis, IndexExpression>> components(Kernel.Task.Compute task, Scope scope) {
        return scope.frame().components(task.node().axes()).subList(task.from(), task.to());
    }

    /** Nothing to compute at this order: constant on the step, or read at order 0 alone (what floor looks at). */
    private boolean isIdle(Node node) {
        return constant(node)
                || order == Scope.Order.K && program.recurrence(node).isEmpty();
    }

    private boolean isIdle(Kernel.Task task) {
        return task instanceof Kernel.Task.Compute compute && isIdle(compute.node());
    }

    private boolean constant(Node node) {
        return node.variation() != Variation.SERIES && order == Scope.Order.K;
    }

    private void perform(Kernel.Task task, Scope scope, int lane, Map<String, List<Text.Signed>> sums) {
        if (task instanceof Kernel.Task.Compute compute) {
            if (!isIdle(compute.node())) {
                compute(compute, scope, lane, sums);
            }
            return;
        }
        if (task instanceof Kernel.Task.Add add) {
            Node part = add.scatter().operands().get(add.part());
            origins.comment(JetPlan.isComputed(part) ? part : add.scatter(), scope.lines());
            add(add.scatter(), add.part(), scope);
            return;
        }
        throw new AssertionError(task);
    }

    private void compute(Kernel.Task.Compute task, Scope scope, int lane, Map<String, List<Text.Signed>> sums) {
        Node node = task.node();
        origins.comment(node, scope.lines());
        int component = task.from();
        for (Map<Axis, IndexExpression> at : components(task, scope)) {
            String key = lane + ":" + node.id() + ":" + component++;
            Text value = order == Scope.Order.ZERO
                    ? Values.of(scope, node, at)
                    : Coefficients.of(
                            scope, program.recurrence(node).orElseThrow(), at, sums.getOrDefault(key, List.of()));
            Text local = scope.define(node, at, value);
            if (program.layout().memory().has(node)) {
                scope.lines().statement(scope.store(node, at, local));
            }
            for (String store : program.alsoStores(node, at, scope, local)) {
                scope.lines().statement(store);
            }
        }
    }

    private void add(Node.Scatter scatter, int number, Scope scope) {
        KernelPlan.Part part = KernelPlan.part(scatter, number);
        for (Map<Axis, IndexExpression> at :
                scope.frame().components(part.value().axes())) {
            Map<Axis, IndexExpression> to = scope.frame().evaluate(scatter, number, at);
            boolean gone = constant(part.value());
            Text value = gone ? Text.ZERO : scope.read(part.value(), at);
            program.alsoStores(scatter, to, scope, value).forEach(scope.lines()::statement);
            if (!gone && program.layout().memory().has(scatter)) {
                scope.lines().statement(added(scatter, to, part.negative(), scope, value));
            }
        }
    }

    /** Stores a part of a join, or adds it to what is there. */
    private String added(
            Node.Scatter scatter, Map<Axis, IndexExpression> to, boolean negative, Scope scope, Text value) {
        if (scatter.disjoint()) {
            return scope.store(scatter, to, value);
        }
        if (scope.vectors().isEmpty()) {
            return target(scatter, to, scope) + (negative ? " -= " : " += ") + value.code();
        }
        Text before = scope.readDirectly(scatter, to);
        return scope.store(scatter, to, negative ? before.minus(value) : before.plus(value));
    }

    private String target(Node.Scatter scatter, Map<Axis, IndexExpression> to, Scope scope) {
        return division.isPresent() && !scatter.disjoint()
                ? division.get().target(scatter, scope.layout().memory().of(scatter), to)
                : scope.target(scatter, to);
    }
}
