package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.KernelPlan;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The programs of a model, and one plan of memory for all of them. */
final class ModelMemory {

    private static final Set<Variation> FIXED = Set.of(Variation.CONSTANT, Variation.RUN);
    private static final Set<Variation> MOVING = Set.of(Variation.STEP, Variation.SERIES);

    /** Values of some roots, with the memory that they work in. */
    record Values(List<Node> roots, KernelPlan plan, Layout layout) {}

    private final OdeGraph graph;
    private final JetPlan jet;
    private final MemoryPlanner planner;
    private final LiteralTables tables;
    private final boolean fma;
    private final Optional<VectorNeeds> vectors;
    private final Memory parameters = new Memory();
    private final Memory shared = new Memory(parameters);
    private int scratch;

    ModelMemory(JetPlan jet, Names names, EmitOptions options) {
        this.graph = jet.whole().ode();
        this.jet = jet;
        this.planner = new MemoryPlanner(names, graph.names());
        this.tables = new LiteralTables(names);
        this.fma = options.fma();
        this.vectors = switch (options.arithmetic()) {
            case NUMBERS, EITHER -> Optional.empty();
            case VECTORS, FASTER -> Optional.of(new VectorNeeds(names, options.arithmetic()));
        };
        planner.variables(
                parameters,
                Memory.Array.P,
                graph.parameters().stream()
                        .map(OdeGraph.ParameterNode::variable)
                        .toList(),
                true);
    }

    /** What loops of vectors need, where they are asked for. */
    Optional<VectorNeeds> vectors() {
        return vectors;
    }

    LiteralTables tables() {
        return tables;
    }

    MemoryPlanner planner() {
        return planner;
    }

    List<Node> outputRoots() {
        return graph.outputs();
    }

    /** The modes as operations, for a point of the trajectory. */
    List<Node> modeRoots() {
        return graph.modes().stream().map(OdeGraph.Mode::value).toList();
    }

    List<Node> initialRoots() {
        List<Node> roots = new ArrayList<>();
        graph.states().forEach(state -> state.initial().forEach(value -> value.ifPresent(roots::add)));
        graph.discretes().forEach(discrete -> roots.add(discrete.initial()));
        return roots;
    }

    /** What events test and assign at a point of the trajectory. */
    List<Node> eventRoots() {
        List<Node> roots = new ArrayList<>();
        for (OdeGraph.EventNode event : graph.events()) {
            event.condition().ifPresent(roots::add);
            event.guard().ifPresent(roots::add);
            roots.addAll(event.times());
            event.assignments().forEach(assignment -> roots.addAll(PointProgram.given(assignment.value())));
        }
        return roots;
    }

    /** Constants of the run: everything below the moving nodes of any program that is more than a parameter or a number. */
    Values constants() {
        Set<Node> boundary = new LinkedHashSet<>();
        List<Node> moving = new ArrayList<>(jet.whole().values());
        moving.addAll(jet.whole().order());
        moving.addAll(ValueProgram.nodes(outputRoots(), MOVING));
        moving.addAll(ValueProgram.nodes(initialRoots(), MOVING));
        moving.addAll(ValueProgram.nodes(modeRoots(), MOVING));
        moving.addAll(ValueProgram.nodes(eventRoots(), MOVING));
        for (Node node : moving) {
            if (MOVING.contains(node.variation())) {
                // A part that is negated is subtracted: what is read is below the sign.
                List<Node> read = node instanceof Node.Scatter scatter ? KernelPlan.parts(scatter) : node.operands();
                read.forEach(operand -> addFixed(operand, boundary));
                Recurrence rule = jet.whole().recurrences().get(node);
                if (rule != null) {
                    rule.reads().forEach(series -> addFixed(series, boundary));
                    rule.readsAtStart().forEach(start -> addFixed(start, boundary));
                }
            }
        }
        jet.whole().rates().forEach(rate -> addFixed(rate.derivative(), boundary));
        outputRoots().forEach(root -> addFixed(root, boundary));
        initialRoots().forEach(root -> addFixed(root, boundary));
        eventRoots().forEach(root -> addFixed(root, boundary));
        KernelPlan plan = ValueProgram.plan(ValueProgram.nodes(boundary, FIXED), boundary);
        planner.computed(shared, Memory.Array.C, plan.stored(), true);
        return new Values(List.copyOf(boundary), plan, layout(shared));
    }

    private static void addFixed(Node read, Set<Node> boundary) {
        Node base = KernelPlan.base(read);
        if (JetPlan.isComputed(base) && FIXED.contains(base.variation())) {
            boundary.add(base);
        }
    }

    /** The layout of the jet: planes of states, the time and helper series; constants of the step after those of the run. */
    Layout jet() {
        Memory memory = new Memory(shared);
        planner.variables(memory, Memory.Array.W, states(), true);
        planner.variables(memory, Memory.Array.W, quadratures(), true);
        planner.variables(shared, Memory.Array.M, modes(), true);
        planner.variables(shared, Memory.Array.D, discretes(), true);
        planner.variables(memory, Memory.Array.W, jet.time().stream().toList(), true);
        List<Node> series = new ArrayList<>();
        List<Node> steps = new ArrayList<>();
        for (Node node : jet.stored()) {
            (node.variation() == Variation.SERIES ? series : steps).add(node);
        }
        planner.computed(memory, Memory.Array.W, series, true);
        planner.computed(memory, Memory.Array.C, steps, true);
        if (jet.time().isEmpty()) {
            memory.put(graph.time(), new Memory.Place(Memory.Array.T, 0, "", Map.of()));
        }
        return new Layout(memory, tables, graph.names(), library(), fma, vectors);
    }

    private Map<Node, Integer> library() {
        Map<Node, Integer> starts = new LinkedHashMap<>();
        int start = 0;
        for (Recurrence rule : jet.whole().series()) {
            if (rule.form() instanceof Recurrence.Form.Library) {
                starts.put(rule.v(), start);
                start += rule.v().size();
            }
        }
        return starts;
    }

    /** Values at a point of the trajectory: the state is handed in, the rest is scratch. */
    Values atPoint(List<Node> roots) {
        return atPoint(roots, Set.of());
    }

    /** As above, where some of the roots are joins whose parts go elsewhere. */
    Values atPoint(List<Node> roots, Set<Node> passing) {
        Set<Node> kept = ValueProgram.bases(roots);
        kept.removeAll(passing);
        Set<Node> nodes = new LinkedHashSet<>(ValueProgram.nodes(roots, MOVING));
        nodes.addAll(passing);
        KernelPlan plan = ValueProgram.plan(List.copyOf(nodes), kept, passing);
        Memory memory = new Memory(shared);
        MemoryPlanner own = new MemoryPlanner(Names.empty(), graph.names());
        own.variables(memory, Memory.Array.STATE, states(), false);
        own.variables(memory, Memory.Array.STATE, integrals(), false);
        memory.put(graph.time(), new Memory.Place(Memory.Array.T, 0, "", Map.of()));
        own.computed(memory, Memory.Array.V, plan.stored(), false);
        scratch = Math.max(scratch, own.size(Memory.Array.V));
        return new Values(roots, plan, layout(memory));
    }

    /** The value of a parameter's default, from the parameters before it. */
    Values ofDefault(Node root) {
        KernelPlan plan =
                ValueProgram.plan(ValueProgram.nodes(List.of(root), FIXED), ValueProgram.bases(List.of(root)));
        Memory memory = new Memory(parameters);
        MemoryPlanner own = new MemoryPlanner(Names.empty(), graph.names());
        own.computed(memory, Memory.Array.V, plan.stored(), false);
        scratch = Math.max(scratch, own.size(Memory.Array.V));
        return new Values(List.of(root), plan, layout(memory));
    }

    /** The doubles of scratch that values at a point need; known when all of them are planned. */
    int scratch() {
        return scratch;
    }

    List<Node.Variable> states() {
        List<Node.Variable> states = new ArrayList<>();
        graph.states().forEach(state -> states.addAll(state.variables()));
        return states;
    }

    /** Integrals, those of watched functions among them, right behind the states. */
    private List<Node.Variable> quadratures() {
        return graph.quadratures().stream().map(OdeGraph.Quadrature::variable).toList();
    }

    List<Node.Variable> integrals() {
        return graph.integrals().stream().map(OdeGraph.Quadrature::variable).toList();
    }

    private List<Node.Variable> discretes() {
        return graph.discretes().stream().map(OdeGraph.DiscreteNode::variable).toList();
    }

    private List<Node.Variable> modes() {
        return graph.modes().stream().map(OdeGraph.Mode::variable).toList();
    }

    private Layout layout(Memory memory) {
        return new Layout(memory, tables, graph.names(), Map.of(), fma);
    }
}
