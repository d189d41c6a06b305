package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jet of a model in the form of loops over orders: kernels for order 0, kernels for order k, and the step to the next order. */
final class JetProgram implements KernelWriter.Program {

    static final List<String> AT_ZERO = List.of(
            "double t",
            "double[] w",
            "double[] c",
            "double[] p",
            "double[] m",
            "double[] d",
            "double[] columns",
            "KernelForm form",
            "LaneProducts products",
            "ElementFunctions elements",
            "double[] sums",
            "LoopBlocks loops",
            Division.PARAMETERS);
    static final List<String> AT_K = List.of(
            "double[] w",
            "double[] c",
            "double[] p",
            "double[] m",
            "double[] d",
            "double[] b",
            "double[] passed",
            "double[] columns",
            "KernelForm form",
            "LaneProducts products",
            "ElementFunctions elements",
            "double[] sums",
            "LoopBlocks loops",
            "int k",
            Division.PARAMETERS);

    /** So many series are named in the Javadoc of a method. */
    private static final int NAMED = 6;

    private final Layout layout;
    private final JetPlan plan;
    private final Divisions divisions;
    private final Map<Node, List<Node.Variable>> direct = new LinkedHashMap<>();

    JetProgram(Layout layout, JetPlan plan, Divisions divisions) {
        this.layout = layout;
        this.plan = plan;
        this.divisions = divisions;
        for (JetSystem.Rate rate : plan.system().rates()) {
            if (plan.direct().contains(rate.derivative())) {
                direct.computeIfAbsent(rate.derivative(), d -> new ArrayList<>())
                        .add(rate.state());
            }
        }
    }

    /** Adds the methods for order 0; returns the calls in order. */
    List<String> writeOrderZero(ClassWriter writer, Names names) {
        List<String> calls = new ArrayList<>();
        clear("").ifPresent(body -> calls.add(writer.method("clear", "", AT_ZERO, body)));
        for (Kernel kernel : plan.kernels().kernels()) {
            Methods methods = new Methods(writer, names, Scope.Order.ZERO);
            calls.addAll(write(kernel, methods, new Lines()));
        }
        for (Lines body : CopyWriter.write(copies("w[PLANE + "), layout, Scope.Order.ZERO, names)) {
            calls.add(writer.method("firstDerivatives", "", AT_ZERO, body));
        }
        return calls;
    }

    /** Adds the methods for order k; returns the calls in order. */
    List<String> writeOrderK(ClassWriter writer, Names names) {
        List<String> calls = new ArrayList<>();
        clear("at").ifPresent(body -> calls.add(writer.method("clearOrder", "", AT_K, body)));
        for (Kernel kernel : plan.kernels().kernels()) {
            if (kernel.tasks().stream().anyMatch(this::moves)) {
                Methods methods = new Methods(writer, names, Scope.Order.K);
                calls.addAll(write(kernel, methods, start(kernel)));
            }
        }
        for (Lines copies : CopyWriter.write(copies("w[next + "), layout, Scope.Order.K, names)) {
            Lines body = start(true);
            body.addAll(copies);
            calls.add(writer.method("nextOrder", "", AT_K, body));
        }
        return calls;
    }

    /** Where methods of an order go. */
    private record Methods(ClassWriter writer, Names names, Scope.Order order) {

        KernelMethods kernel(String javadoc) {
            boolean zero = order == Scope.Order.ZERO;
            return new KernelMethods(writer, zero ? "values" : "coefficients", javadoc, zero ? AT_ZERO : AT_K);
        }
    }

    /** Adds the method of a kernel, or of its blocks; returns the calls. */
    private List<String> write(Kernel kernel, Methods methods, Lines start) {
        Scope.Order order = methods.order();
        Optional<Division> division = divisions.of(kernel, this, order);
        String javadoc = what(order) + contents(kernel) + ".\n";
        String call = methods.kernel(javadoc).call(layout, with -> {
            Lines body = new Lines();
            body.addAll(start);
            division.ifPresent(blocks -> body.addAll(blocks.begin()));
            KernelWriter.Program program = new JetProgram(with, plan, divisions);
            body.addAll(new KernelWriter(program, order, methods.names().inner(), division).write(kernel));
            return body;
        });
        if (division.isEmpty()) {
            return List.of(call);
        }
        List<String> calls = new ArrayList<>(List.of(divisions.add(division.get(), call, order)));
        if (division.get().area() > 0) {
            Lines total = order == Scope.Order.ZERO ? new Lines() : start(false);
            total.addAll(division.get().total(layout, order));
            calls.add(methods.kernel("What all blocks have added.\n").call(layout, with -> total));
        }
        return calls;
    }

    private static String what(Scope.Order order) {
        return switch (order) {
            case ZERO -> "The values of ";
            case K -> "The coefficients of order k of ";
        };
    }

    /** What a kernel leaves behind, in words. */
    private String contents(Kernel kernel) {
        Set<String> names = new LinkedHashSet<>();
        for (Kernel.Task task : kernel.tasks()) {
            Node node = result(task);
            direct.getOrDefault(node, List.of()).forEach(state -> names.add(state.name() + "'"));
            if (layout.memory().has(node)) {
                names.add(layout.hint(node));
            }
        }
        List<String> some = names.stream().limit(NAMED).map(ModelText::javadoc).toList();
        return String.join(", ", some) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private boolean moves(Kernel.Task task) {
        if (task instanceof Kernel.Task.Compute compute) {
            return compute.node().variation() == Variation.SERIES;
        }
        if (task instanceof Kernel.Task.Add add) {
            return direct.containsKey(add.scatter())
                    || add.scatter().operands().get(add.part()).variation() == Variation.SERIES;
        }
        throw new AssertionError(task);
    }

    private boolean writesNext(Kernel kernel) {
        return kernel.tasks().stream().map(JetProgram::result).anyMatch(direct::containsKey);
    }

    private static Node result(Kernel.Task task) {
        if (task instanceof Kernel.Task.Compute compute) {
            return compute.node();
        }
        if (task instanceof Kernel.Task.Add add) {
            return add.scatter();
        }
        throw new AssertionError(task);
    }

    private Lines start(Kernel kernel) {
        Lines lines = start(writesNext(kernel));
        if (kernel.tasks().stream().anyMatch(this::isChain)) {
            lines.addAll(layout.ofOrder());
        }
        return lines;
    }

    private boolean isChain(Kernel.Task task) {
        return task instanceof Kernel.Task.Compute compute
                && recurrence(compute.node()).filter(Coefficients::isChain).isPresent();
    }

    private static Lines start(boolean next) {
        Lines lines = new Lines();
        lines.statement("final int at = k * PLANE");
        if (next) {
            lines.statement("final int next = at + PLANE");
            lines.statement("final double r = 1.0 / (k + 1)");
            lines.statement("final double rest = Series.rest(k + 1)");
        }
        return lines;
    }

    /** Sets to 0 what scatters add to, and beyond order 1 the coefficients of the time. */
    private Optional<Lines> clear(String plane) {
        Lines lines = new Lines();
        String from = plane.isEmpty() ? "" : "at + ";
        for (Node node : plan.kernels().stored()) {
            boolean added = node instanceof Node.Scatter scatter && !scatter.disjoint();
            boolean elsewhere = layout.memory().of(node).array() != Memory.Array.W;
            if (added && !(elsewhere && !plane.isEmpty()) || !plane.isEmpty() && isJoinWithConstants(node)) {
                Memory.Place place = layout.memory().of(node);
                String start = from(place, from) + layout.offset(place, IndexExpression.of(0));
                String end = from(place, from) + layout.offset(place, IndexExpression.of(node.size()));
                lines.statement("Arrays.fill(" + place.array().variable() + ", " + start + ", " + end + ", 0.0)");
            }
        }
        if (!plane.isEmpty() && plan.time().isPresent()) {
            Memory.Place place = layout.memory().of(plan.time().get());
            lines.statement("w[at + " + layout.offset(place, IndexExpression.of(0)) + "] = k == 1 ? 1.0 : 0.0");
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Lines body = plane.isEmpty() ? new Lines() : start(false);
        body.addAll(lines);
        return Optional.of(body);
    }

    private static String from(Memory.Place place, String from) {
        return place.array() == Memory.Array.W ? from : "";
    }

    /** A join of which a part has no coefficients of higher order: nobody writes there. */
    private static boolean isJoinWithConstants(Node node) {
        return node instanceof Node.Scatter scatter
                && scatter.disjoint()
                && node.variation() == Variation.SERIES
                && scatter.operands().stream().anyMatch(part -> part.variation() != Variation.SERIES);
    }

    private List<CopyWriter.Copy> copies(String array) {
        List<CopyWriter.Copy> copies = new ArrayList<>();
        for (JetSystem.Rate rate : plan.system().rates()) {
            if (!direct.containsKey(rate.derivative())) {
                Memory.Place place = layout.memory().of(rate.state());
                copies.add(new CopyWriter.Copy(
                        Optional.of(rate.derivative()), rate.state().axes(), array, place.name(), place.offset()));
            }
        }
        return copies;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Optional<Recurrence> recurrence(Node node) {
        return Optional.ofNullable(plan.system().recurrences().get(node));
    }

    @Override
    public List<Memory.Place> alsoAt(Node node) {
        return direct.getOrDefault(node, List.of()).stream()
                .map(layout.memory()::of)
                .toList();
    }

    @Override
    public List<String> alsoStores(Node node, Map<Axis, IndexExpression> at, Scope scope, Text value) {
        boolean zero = scope.order() == Scope.Order.ZERO;
        Text next = zero || value.isZero() ? value : layout.overNextOrder(value);
        return alsoAt(node).stream()
                .map(place -> (zero ? "PLANE + " : "next + ") + layout.offset(place, place.index(at)))
                .map(position -> scope.store("w", position, next))
                .toList();
    }
}
