package brook.compiler.transform;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the derivatives of a solution have no jumps of their own: they have one where a right-hand side jumps at a time that depends on the
 * states, and at every assignment of an event.
 *
 * <p>A kink is none ({@code abs}, {@code max}, {@code min}), nor what depends on the time and on parameters alone that are no directions, nor what
 * stands under {@code noevent}, by which the user says so.
 */
public final class Smoothness {

    private static final String CODE = "E0915";

    private static final Set<Operator> JUMPS = Set.of(
            Operator.SIGN,
            Operator.FLOOR,
            Operator.CEIL,
            Operator.MOD,
            Operator.FREEZE,
            Operator.LESS,
            Operator.LESS_EQUAL,
            Operator.EQUAL,
            Operator.NOT_EQUAL);

    private Smoothness() {}

    /** Why a system, whose modes are not held yet, has no derivatives that can be computed; nothing if it has. */
    public static Optional<Diagnostic> objection(OdeGraph ode, Directions directions) {
        Optional<Diagnostic> assigns = ode.events().stream()
                .filter(event -> !event.assignments().isEmpty())
                .findFirst()
                .map(event -> Diagnostic.error(
                                CODE,
                                "no sensitivities of this model: the event `"
                                        + event.event().name() + "` assigns")
                        .at(event.event().head(), "it makes the derivatives jump")
                        .help("without assignments there are some: solve from event to event"));
        return assigns.or(() -> jump(ode, directions).map(Smoothness::jumps));
    }

    private static Diagnostic jumps(Span place) {
        return Diagnostic.error(CODE, "no sensitivities of this model: a right-hand side may jump here")
                .at(place, "it depends on the states, or on what they are differentiated by")
                .note("where a right-hand side jumps, the derivatives of the solution do, too")
                .help("where nothing jumps, say so: `noevent(...)`, or write it with `abs`, `max`, `min`");
    }

    private static Optional<Span> jump(OdeGraph ode, Directions directions) {
        Map<Node.Variable, Integer> starts = new LinkedHashMap<>();
        int count = 0;
        for (Node.Variable state : Directions.states(ode)) {
            starts.put(state, count);
            count += state.size();
        }
        for (Node.Variable parameter : directions.parameters(ode).keySet()) {
            starts.put(parameter, count);
            count += parameter.size();
        }
        List<Node> jumping = jumping(ode);
        List<Node> operands = new ArrayList<>(new LinkedHashSet<>(
                jumping.stream().flatMap(node -> node.operands().stream()).toList()));
        Dependences dependences = new Dependences(ode.graph(), new IndexSets(count), starts);
        List<int[]> sets = dependences.of(operands);
        return jumping.stream()
                .filter(node -> node.operands().stream()
                        .anyMatch(operand -> Arrays.stream(sets.get(operands.indexOf(operand)))
                                .anyMatch(set -> set != IndexSets.EMPTY)))
                .map(Node::origin)
                .findFirst();
    }

    /** What right-hand sides read and is no continuous function of its operands, but for what the user says is. */
    private static List<Node> jumping(OdeGraph ode) {
        Set<Node> seen = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        ode.states().forEach(state -> open.add(state.highest()));
        List<Node> jumping = new ArrayList<>();
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof Node.Elementwise elementwise && JUMPS.contains(elementwise.operator())) {
                jumping.add(node);
            }
            if (!(node instanceof Node.Elementwise elementwise && elementwise.operator() == Operator.NOEVENT)) {
                node.operands().forEach(open::push);
            }
        }
        return jumping;
    }
}
