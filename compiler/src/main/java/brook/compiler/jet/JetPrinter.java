package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import brook.compiler.system.OdeSystem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The text of {@code explain --stage jet}: every series with its recurrence, in the order in which coefficients are computed. */
public final class JetPrinter {

    private static final int WIDEST = 72;

    /** A formula, and where it comes from. */
    private record Line(String formula, String remark) {}

    private final JetSystem jets;
    private final JetNames names;
    private final Notation values = new Notation(this::name);
    private final RecurrenceText recurrences = new RecurrenceText(this::name);

    private JetPrinter(JetSystem jets) {
        this.jets = jets;
        this.names = new JetNames(named(jets), jets.ode().names());
    }

    /** Variables that conditions of events read too, which may be no part of a jet. */
    private static List<Node> named(JetSystem jets) {
        Set<Node> nodes = new LinkedHashSet<>();
        jets.ode().roots().stream()
                .filter(node -> node instanceof Node.Variable)
                .forEach(nodes::add);
        nodes.addAll(jets.values());
        return List.copyOf(nodes);
    }

    /** The text of the recurrences: values of order 0, series, states. */
    public static String print(JetSystem jets) {
        JetPrinter printer = new JetPrinter(jets);
        StringBuilder text = new StringBuilder("jet " + jets.ode().system().name() + "\n");
        text.append("\nvalues, order 0\n").append(aligned(printer.values()));
        text.append("\nseries, order k >= 1\n").append(aligned(printer.series()));
        text.append("\nstates, from order k to k+1\n").append(aligned(printer.states()));
        if (!jets.ode().modes().isEmpty()) {
            text.append("\nmodes, held during a step\n").append(aligned(printer.modes()));
        }
        if (!jets.ode().events().isEmpty()) {
            text.append("\nevents\n").append(aligned(printer.events()));
        }
        return text.toString();
    }

    private List<Line> events() {
        return jets.ode().events().stream()
                .map(event -> new Line(
                        event.event().name() + " " + waits(event),
                        event.event().span().origin()))
                .toList();
    }

    /** What an event waits for: the series in which roots are found, or a condition over what is held during a step. */
    private String waits(OdeGraph.EventNode event) {
        OdeSystem.Trigger trigger = event.event().trigger();
        if (trigger instanceof OdeSystem.Trigger.Root root) {
            String direction = root.direction().name().toLowerCase(Locale.ROOT);
            return "when " + name(event.root().orElseThrow().integrand()) + " " + direction;
        }
        if (trigger instanceof OdeSystem.Trigger.Condition) {
            return "when " + formula(event.condition().orElseThrow());
        }
        return "at given times";
    }

    /** A formula at a point, over what has a name here. */
    private String formula(Node node) {
        Notation points = new Notation(this::part);
        return points.operation(node);
    }

    private String part(Node node) {
        if (node instanceof Node.Variable) {
            return name(node);
        }
        String formula = formula(node);
        return node instanceof Node.Constant ? formula : "(" + formula + ")";
    }

    private List<Line> values() {
        return jets.values().stream()
                .filter(node -> !(node instanceof Node.Variable || node instanceof Node.Constant))
                .map(node -> new Line(name(node) + " = " + values.operation(node), remark(node)))
                .toList();
    }

    private List<Line> series() {
        return jets.series().stream()
                .map(rule -> new Line(at(rule.v(), "k") + " = " + recurrences.of(rule), remark(rule.v())))
                .toList();
    }

    private List<Line> states() {
        return jets.rates().stream()
                .map(rate -> new Line(
                        at(rate.state(), "k+1") + " = " + rate(rate.derivative()) + " / (k+1)",
                        remark(rate.derivative())))
                .toList();
    }

    private List<Line> modes() {
        return jets.ode().modes().stream()
                .map(mode -> new Line(name(mode.variable()) + " = " + held(mode), remark(mode.variable())))
                .toList();
    }

    /** How a mode follows from what is watched. */
    private String held(OdeGraph.Mode mode) {
        String g = name(mode.watched().orElseThrow().integrand());
        return switch (mode.kind()) {
            case SIGN -> "sign of " + g;
            case POSITIVE -> g + " > 0";
            case NOT_NEGATIVE -> g + " >= 0";
            case FLOOR -> "floor of " + g;
            case CEILING -> "ceiling of " + g;
            case ZERO -> g + " stays 0";
            case NOT_ZERO -> g + " does not stay 0";
        };
    }

    private String rate(Node derivative) {
        return derivative.variation() == Variation.SERIES
                ? at(derivative, "k")
                : "(" + name(derivative) + " where k = 0, then 0)";
    }

    private String at(Node node, String order) {
        return recurrences.at(node, order);
    }

    private String name(Node node) {
        return names.of(node);
    }

    private String remark(Node node) {
        String axes = values.axes(node.axes());
        String step = node.variation() == Variation.SERIES
                ? ""
                : node.variation() == Variation.STEP ? "on the step" : "on the run";
        return String.join("  ", List.of(axes, step, node.origin().origin())).strip();
    }

    private static String aligned(List<Line> lines) {
        int width = Math.min(
                WIDEST,
                lines.stream().mapToInt(line -> line.formula().length()).max().orElse(0));
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String pad = " ".repeat(Math.max(0, width - line.formula().length()));
            text.append("  ")
                    .append(line.formula())
                    .append(pad)
                    .append("  ")
                    .append(line.remark())
                    .append('\n');
        }
        return text.toString();
    }
}
