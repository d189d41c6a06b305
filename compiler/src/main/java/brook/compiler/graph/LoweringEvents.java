package brook.compiler.graph;

import brook.compiler.graph.OdeGraph.EventNode;
import brook.compiler.graph.OdeGraph.Quadrature;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.OdeSystem.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers events: what is watched, tested and assigned, each a function of a point of the trajectory. */
final class LoweringEvents {

    private final Graph graph;
    private final LoweringExpressions expressions;
    private final LoweringPieces pieces;
    private final LoweringContext root = new LoweringContext.Root();

    LoweringEvents(Graph graph, LoweringExpressions expressions, LoweringPieces pieces) {
        this.graph = graph;
        this.expressions = expressions;
        this.pieces = pieces;
    }

    List<EventNode> lower(List<OdeSystem.Event> events) {
        return events.stream().map(this::lower).toList();
    }

    private EventNode lower(OdeSystem.Event event) {
        Optional<Quadrature> watched = Optional.empty();
        Optional<Node> condition = Optional.empty();
        List<Node> times = new ArrayList<>();
        if (event.trigger() instanceof Trigger.Root function) {
            watched = Optional.of(watched(event, function.function()));
        } else if (event.trigger() instanceof Trigger.Condition becomesTrue) {
            condition = Optional.of(value(becomesTrue.condition()));
        } else if (event.trigger() instanceof Trigger.At at) {
            at.times().forEach(time -> times.add(value(time)));
        } else if (event.trigger() instanceof Trigger.Every every) {
            times.add(value(every.period()));
            every.from().ifPresent(from -> times.add(value(from)));
        } else {
            throw new AssertionError(event);
        }
        Optional<Node> guard = event.guard().map(this::value);
        return new EventNode(event, watched, condition, times, guard, assignments(event));
    }

    private Node value(Expr expr) {
        return expressions.lower(expr, root).node();
    }

    private Quadrature watched(OdeSystem.Event event, Expr function) {
        Node value = value(function);
        graph.locate(function.span());
        // No name of the user has a blank in it.
        return new Quadrature(graph.variable(Node.Variable.Kind.STATE, "root of " + event.name(), List.of()), value);
    }

    private List<EventNode.Assignment> assignments(OdeSystem.Event event) {
        List<EventNode.Assignment> assignments = new ArrayList<>();
        for (OdeSystem.Action action : event.actions()) {
            if (action instanceof OdeSystem.Action.Assign assign) {
                Expr.Reference target = new Expr.Reference(assign.span(), assign.target(), assign.primes());
                Node.Variable variable =
                        (Node.Variable) expressions.lower(target, root).node();
                Node value = pieces.lowerAssigned(assign.value(), variable.axes(), variable.name(), root);
                assignments.add(new EventNode.Assignment(variable, value));
            }
        }
        return assignments;
    }
}
