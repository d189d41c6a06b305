package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.KernelPlan;
import brook.compiler.jet.KernelPlanner;
import brook.compiler.jet.LoopAxes;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values that are computed once (constants of the run, initial values, outputs, modes): kernels, then copies to where they are wanted. */
final class ValueProgram implements KernelWriter.Program {

    /** The parameters of all methods that compute values. */
    static final List<String> PARAMETERS = List.of(
            "double t",
            "double[] state",
            "double[] v",
            "double[] c",
            "double[] p",
            "double[] m",
            "double[] d",
            "double[] out",
            "double[] newState",
            "double[] newDiscretes",
            "LaneProducts products",
            "ElementFunctions elements");

    private final Layout layout;
    private final KernelPlan plan;
    private final Map<Node, List<CopyWriter.Copy>> direct;

    private ValueProgram(Layout layout, KernelPlan plan, Map<Node, List<CopyWriter.Copy>> direct) {
        this.layout = layout;
        this.plan = plan;
        this.direct = direct;
    }

    /** The plan for some nodes among those that are reached from roots. */
    static KernelPlan plan(List<Node> nodes, Set<Node> kept) {
        return plan(nodes, kept, Set.of());
    }

    /** As above, with joins whose parts go elsewhere. */
    static KernelPlan plan(List<Node> nodes, Set<Node> kept, Set<Node> passing) {
        return KernelPlanner.plan(new KernelPlanner.Program(nodes, Node::operands, kept, passing, ValueProgram::cost));
    }

    private static int cost(Node node) {
        return LoopAxes.componentCount(node) * (25 + 15 * node.operands().size());
    }

    static ValueProgram of(Layout layout, KernelPlan plan) {
        return new ValueProgram(layout, plan, Map.of());
    }

    /** Kernels that also write values to where copies would. */
    static ValueProgram of(Layout layout, KernelPlan plan, List<CopyWriter.Copy> copies) {
        return of(layout, plan, copies, Set.of());
    }

    /** As above; joins whose parts go elsewhere go to where copies would write. */
    static ValueProgram of(Layout layout, KernelPlan plan, List<CopyWriter.Copy> copies, Set<Node> passing) {
        Map<Node, List<CopyWriter.Copy>> direct = new LinkedHashMap<>();
        for (CopyWriter.Copy copy : copies) {
            copy.value()
                    .filter(value -> passing.contains(value) || writesItself(value, plan))
                    .ifPresent(value -> direct.computeIfAbsent(value, v -> new ArrayList<>())
                            .add(copy));
        }
        return new ValueProgram(layout, plan, direct);
    }

    /** Whether the kernel of a node can write its value to a destination laid out as declared. */
    static boolean writesItself(Node value, KernelPlan plan) {
        return plan.home().containsKey(value) && !KernelPlan.standsAlone(value);
    }

    /** The nodes that must be computed for some roots, of the given variations; what is less variable is read from memory. */
    static List<Node> nodes(Collection<Node> roots, Set<Variation> computed) {
        return JetSystem.valuesOf(roots).stream()
                .filter(node -> JetPlan.isComputed(node) && computed.contains(node.variation()))
                .toList();
    }

    /** The bases of the roots that no kernel writes to their destination, which must be in memory for the copies. */
    static Set<Node> bases(Collection<Node> roots) {
        Set<Node> bases = new LinkedHashSet<>();
        for (Node root : roots) {
            boolean direct =
                    JetPlan.isComputed(root) && !(root instanceof Node.Scatter) && !KernelPlan.standsAlone(root);
            if (!direct) {
                bases.add(KernelPlan.base(root));
            }
        }
        return bases;
    }

    /** Adds the methods; returns the calls in order. */
    List<String> write(ClassWriter writer, String hint, Names names) {
        List<String> calls = new ArrayList<>();
        Lines clear = clear();
        if (!clear.isEmpty()) {
            calls.add(writer.method(hint + "Clear", "", PARAMETERS, clear));
        }
        for (Kernel kernel : plan.kernels()) {
            Names locals = names.inner();
            Lines body = new KernelWriter(this, Scope.Order.ZERO, locals).write(kernel);
            calls.add(writer.method(hint, "", PARAMETERS, body));
        }
        return calls;
    }

    private Lines clear() {
        Lines lines = new Lines();
        for (Node node : plan.stored()) {
            if (node instanceof Node.Scatter scatter && !scatter.disjoint()) {
                Memory.Place place = layout.memory().of(node);
                String start = layout.offset(place, IndexExpression.of(0));
                String end = layout.offset(place, IndexExpression.of(node.size()));
                lines.statement("Arrays.fill(" + place.array().variable() + ", " + start + ", " + end + ", 0.0)");
            }
        }
        return lines;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Optional<Recurrence> recurrence(Node node) {
        return Optional.empty();
    }

    @Override
    public List<Memory.Place> alsoAt(Node node) {
        return direct.getOrDefault(node, List.of()).stream()
                .map(ValueProgram::place)
                .toList();
    }

    private static Memory.Place place(CopyWriter.Copy copy) {
        return new Memory.Place(Memory.Array.STATE, copy.offset(), copy.name(), Memory.rowMajor(copy.axes()));
    }

    @Override
    public List<String> alsoStores(Node node, Map<Axis, IndexExpression> at, Scope scope, Text value) {
        List<String> stores = new ArrayList<>();
        for (CopyWriter.Copy copy : direct.getOrDefault(node, List.of())) {
            Memory.Place place = place(copy);
            stores.add(copy.array() + layout.offset(place, place.index(at)) + "] = " + value.code());
        }
        return stores;
    }
}
