package brook.compiler.graph;

import brook.compiler.system.OdeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The text of {@code explain --stage graph}: one line per node that is needed, operands first, then what the nodes are for. */
public final class GraphPrinter {

    private static final int SHOWN = 16;
    private static final int WIDEST = 60;

    /** One node: its name with axes, its formula, and how it varies and where it was written. */
    private record Line(String name, String formula, String remark) {}

    private final OdeGraph ode;
    private final Map<Node, String> names = new HashMap<>();
    private final Notation notation = new Notation(this::name);

    private GraphPrinter(OdeGraph ode) {
        this.ode = ode;
    }

    /** The text of a graph: axes, tables, nodes, roots. */
    public static String print(OdeGraph ode) {
        GraphPrinter printer = new GraphPrinter(ode);
        List<Node> nodes = Graph.reachable(ode.roots());
        printer.giveNames(nodes);
        Set<Node> watched = new HashSet<>();
        ode.events().forEach(event -> event.root().ifPresent(root -> watched.add(root.variable())));
        List<Line> lines = nodes.stream()
                .filter(node -> !Signs.isNumber(node) && !watched.contains(node))
                .map(printer::line)
                .toList();
        List<Line> roots = printer.roots();
        return printer.heading() + "\nnodes\n" + aligned(lines) + "\nroots\n" + aligned(roots);
    }

    /** Users' names stay; where two nodes have the same one, the later gets a number. */
    private void giveNames(List<Node> nodes) {
        Set<String> taken = new HashSet<>();
        for (Node node : nodes) {
            String wanted = node instanceof Node.Variable variable
                    ? variable.name()
                    : ode.names().get(node);
            if (wanted != null) {
                String name = wanted;
                for (int n = 2; !taken.add(name); n++) {
                    name = wanted + "." + n;
                }
                names.put(node, name);
            }
        }
        for (Node node : nodes) {
            String name = "n" + node.id();
            while (!names.containsKey(node) && taken.contains(name)) {
                name += "_";
            }
            names.putIfAbsent(node, name);
        }
    }

    private String name(Node node) {
        return Objects.requireNonNull(Signs.isNumber(node) ? notation.operation(node) : names.get(node));
    }

    private Line line(Node node) {
        String formula = notation.operation(node);
        String kind = node.variation() == Variation.SERIES
                ? ""
                : node.variation().name().toLowerCase(Locale.ROOT) + ", ";
        String remark =
                node instanceof Node.Variable ? "" : kind + node.origin().origin();
        return new Line(names.get(node) + notation.axes(node.axes()), formula, remark);
    }

    private List<Line> roots() {
        List<Line> roots = new ArrayList<>();
        for (OdeGraph.ParameterNode parameter : ode.parameters()) {
            parameter
                    .defaultValue()
                    .ifPresent(value ->
                            roots.add(new Line("param " + parameter.variable().name(), name(value), "")));
        }
        for (OdeGraph.StateNode state : ode.states()) {
            for (int i = 0; i < state.initial().size(); i++) {
                String name = state.variables().get(i).name();
                state.initial().get(i).ifPresent(value -> roots.add(new Line(name + "(start)", name(value), "")));
            }
        }
        for (OdeGraph.StateNode state : ode.states()) {
            List<Node.Variable> variables = state.variables();
            for (int i = 0; i < variables.size(); i++) {
                Node value = i + 1 < variables.size() ? variables.get(i + 1) : state.highest();
                roots.add(new Line(variables.get(i).name() + "'", name(value), ""));
            }
        }
        for (OdeGraph.DiscreteNode discrete : ode.discretes()) {
            roots.add(new Line(discrete.variable().name() + "(start)", name(discrete.initial()), ""));
        }
        for (OdeGraph.Quadrature integral : ode.integrals()) {
            roots.add(new Line(integral.variable().name() + "'", name(integral.integrand()), "integral"));
        }
        for (int i = 0; i < ode.outputs().size(); i++) {
            String name = ode.system().outputs().get(i).symbol().name();
            roots.add(new Line("output " + name, name(ode.outputs().get(i)), ""));
        }
        for (int i = 0; i < ode.losses().size(); i++) {
            String name = ode.system().training().losses().get(i).symbol().name();
            roots.add(new Line("loss " + name, name(ode.losses().get(i)), ""));
        }
        ode.events().forEach(event -> roots.addAll(roots(event)));
        return roots;
    }

    private List<Line> roots(OdeGraph.EventNode event) {
        List<Line> roots = new ArrayList<>();
        String head = "event " + event.event().name();
        event.root().ifPresent(root -> roots.add(new Line(head + " watches", name(root.integrand()), "")));
        event.condition().ifPresent(condition -> roots.add(new Line(head + " when", name(condition), "")));
        if (!event.times().isEmpty()) {
            String times =
                    String.join(", ", event.times().stream().map(this::name).toList());
            boolean every = event.event().trigger() instanceof OdeSystem.Trigger.Every;
            roots.add(new Line(head + (every ? " every" : " at"), every ? times.replace(", ", " from ") : times, ""));
        }
        event.guard().ifPresent(guard -> roots.add(new Line(head + " if", name(guard), "")));
        event.assignments()
                .forEach(assigned ->
                        roots.add(new Line(head + ": " + name(assigned.target()), name(assigned.value()), "")));
        return roots;
    }

    /** After the nodes are written, since axes and tables get their names there. */
    private String heading() {
        StringBuilder text = new StringBuilder("graph " + ode.system().name() + "\n");
        notation.axes().forEach((axis, name) -> text.append(line("axis " + name, String.valueOf(axis.size()))));
        notation.tables().forEach((table, name) -> text.append(line("table " + name, positions(table))));
        return text.toString();
    }

    private static String line(String left, String right) {
        return "  " + left + " = " + right + "\n";
    }

    private static String positions(IntTable table) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, table.size()); i++) {
            shown.add(String.valueOf(table.get(i)));
        }
        String rest = table.size() > SHOWN ? " .. (" + table.size() + " positions)" : "";
        return String.join(" ", shown) + rest;
    }

    private static String aligned(List<Line> lines) {
        int name = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        int formula = Math.min(
                WIDEST,
                lines.stream().mapToInt(line -> line.formula().length()).max().orElse(0));
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String row = pad(line.name(), name) + " = " + pad(line.formula(), formula) + "  " + line.remark();
            text.append("  ").append(row.stripTrailing()).append("\n");
        }
        return text.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
