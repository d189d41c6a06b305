package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a small system out element by element, in a graph of its own: what is constant during the run becomes a leaf. Of runs side by side, which are alike, one is written. */
final class Scalars {

    private final Graph graph;
    private final Map<Node, List<Node>> elements = new HashMap<>();
    private final Map<Node, Place> leaves = new LinkedHashMap<>();
    private final List<Rate> rates = new ArrayList<>();

    private Scalars(Graph graph) {
        this.graph = graph;
    }

    static Scalars of(JetSystem jets) {
        Scalars scalars = new Scalars(new Graph(jets.rates().get(0).state().origin()));
        List<Node> roots = new ArrayList<>();
        jets.rates().forEach(rate -> roots.addAll(List.of(rate.state(), rate.derivative())));
        for (Node node : Reach.by(roots, node -> isLeaf(node) ? List.of() : node.operands())) {
            scalars.graph.locate(node.origin());
            scalars.elements.put(node, scalars.written(node));
        }
        scalars.recogniseConstants(jets);
        for (Rate rate : jets.rates()) {
            List<Node> states = Objects.requireNonNull(scalars.elements.get(rate.state()));
            List<Node> derivatives = Objects.requireNonNull(scalars.elements.get(rate.derivative()));
            int[] places = OneRun.flat(rate.derivative(), rate.state());
            for (int i = 0; i < states.size(); i++) {
                scalars.rates.add(new Rate((Node.Variable) states.get(i), derivatives.get(places[i])));
            }
        }
        return scalars;
    }

    Graph graph() {
        return graph;
    }

    List<Rate> rates() {
        return rates;
    }

    /** What is not computed, but found in memory. */
    Map<Node, Place> leaves() {
        return leaves;
    }

    /** What is computed once per run or compilation; a gather only looks at it. */
    private static boolean isLeaf(Node node) {
        return !(node instanceof Node.Gather)
                && (node.variation() == Variation.RUN || node.variation() == Variation.CONSTANT);
    }

    /**
     * Constants that only a recurrence reads, log(a) for a^x: their formula will turn up again when the rules are applied to the elements.
     */
    private void recogniseConstants(JetSystem jets) {
        for (Node user : jets.values()) {
            for (Node node : user.operands()) {
                boolean known = elements.containsKey(node) || !elements.keySet().containsAll(node.operands());
                boolean atBorder =
                        node.variation() == Variation.RUN && !user.variation().equals(Variation.RUN);
                if (!known && atBorder && node instanceof Node.Elementwise elementwise) {
                    List<Node> written = elementwise(elementwise);
                    for (int i = 0; i < written.size(); i++) {
                        leaves.putIfAbsent(written.get(i), new Place.Hoisted(node, i));
                    }
                }
            }
        }
    }

    private List<Node> written(Node node) {
        if (node instanceof Node.Constant constant) {
            List<Node> numbers = new ArrayList<>();
            for (int i = 0; i < OneRun.size(node); i++) {
                numbers.add(graph.constant(OneRun.value(constant, i)));
            }
            return numbers;
        }
        if (node instanceof Node.Variable variable) {
            return variables(variable);
        }
        if (isLeaf(node)) {
            return hoisted(node);
        }
        if (node instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise);
        }
        if (node instanceof Node.Contraction contraction) {
            return contraction(contraction);
        }
        if (node instanceof Node.Gather gather) {
            return pick(
                    Objects.requireNonNull(elements.get(gather.operand())),
                    OneRun.flat(gather.operand(), gather.maps(), gather));
        }
        if (node instanceof Node.Scatter scatter) {
            return scatter(scatter);
        }
        throw new AssertionError(node);
    }

    private List<Node> variables(Node.Variable variable) {
        if (variable.variation() != Variation.SERIES) {
            return hoisted(variable);
        }
        List<Node> written = new ArrayList<>();
        boolean single = OneRun.axes(variable).isEmpty();
        for (int i = 0; i < OneRun.size(variable); i++) {
            String name = single ? variable.name() : variable.name() + "[" + i + "]";
            Node.Variable leaf = graph.variable(variable.kind(), name, List.of());
            boolean isTime = variable.kind() == Node.Variable.Kind.TIME;
            leaves.put(leaf, isTime ? new Place.Time() : new Place.Coefficient(variable, i, 0));
            written.add(leaf);
        }
        return written;
    }

    private List<Node> hoisted(Node node) {
        List<Node> written = new ArrayList<>();
        for (int i = 0; i < OneRun.size(node); i++) {
            Node leaf = graph.variable(Node.Variable.Kind.PARAMETER, "c" + node.id() + "_" + i, List.of());
            leaves.put(leaf, new Place.Hoisted(node, i));
            written.add(leaf);
        }
        return written;
    }

    private List<Node> elementwise(Node.Elementwise node) {
        List<int[]> places = new ArrayList<>();
        for (Node operand : node.operands()) {
            places.add(OneRun.flat(operand, node));
        }
        List<Node> written = new ArrayList<>();
        for (int i = 0; i < OneRun.size(node); i++) {
            Node[] operands = new Node[places.size()];
            for (int o = 0; o < operands.length; o++) {
                operands[o] = Objects.requireNonNull(
                                elements.get(node.operands().get(o)))
                        .get(places.get(o)[i]);
            }
            written.add(graph.apply(node.operator(), operands));
        }
        return written;
    }

    private List<Node> contraction(Node.Contraction node) {
        List<Axis> all = new ArrayList<>(OneRun.axes(node));
        all.addAll(node.summed());
        List<Node> left =
                pick(Objects.requireNonNull(elements.get(node.left())), Positions.flat(OneRun.axes(node.left()), all));
        List<Node> right = pick(
                Objects.requireNonNull(elements.get(node.right())), Positions.flat(OneRun.axes(node.right()), all));
        int terms = left.size() / OneRun.size(node);
        List<Node> written = new ArrayList<>();
        for (int i = 0; i < OneRun.size(node); i++) {
            Node sum = graph.multiply(left.get(i * terms), right.get(i * terms));
            for (int s = i * terms + 1; s < (i + 1) * terms; s++) {
                sum = graph.apply(Operator.ADD, sum, graph.multiply(left.get(s), right.get(s)));
            }
            written.add(sum);
        }
        return written;
    }

    private List<Node> scatter(Node.Scatter node) {
        Node zero = graph.constant(0);
        List<Node> written = new ArrayList<>();
        for (int i = 0; i < OneRun.size(node); i++) {
            written.add(zero);
        }
        for (int part = 0; part < node.operands().size(); part++) {
            Node operand = node.operands().get(part);
            int[] places = OneRun.flat(node, node.maps().get(part), operand);
            for (int i = 0; i < places.length; i++) {
                Node before = written.get(places[i]);
                Node added = Objects.requireNonNull(elements.get(operand)).get(i);
                written.set(places[i], before == zero ? added : graph.apply(Operator.ADD, before, added));
            }
        }
        return written;
    }

    private static List<Node> pick(List<Node> from, int[] places) {
        List<Node> picked = new ArrayList<>();
        for (int place : places) {
            picked.add(from.get(place));
        }
        return picked;
    }
}
