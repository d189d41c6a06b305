package brook.compiler.jet;

import brook.compiler.graph.GraphEvaluator;
import brook.compiler.graph.Node;
import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Local;
import brook.compiler.jet.StraightPlan.Method;
import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.jet.StraightPlan.Statement;
import brook.compiler.system.OperatorValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Executes straight-line code as a Java machine would: locals die with their method, memory must be written before it is read. */
final class StraightInterpreter {

    private final GraphEvaluator start;
    private final Node.Variable time;
    private final Map<Place, Double> memory = new HashMap<>();

    StraightInterpreter(Node.Variable time, GraphEvaluator start) {
        this.time = time;
        this.start = start;
    }

    void run(StraightPlan plan) {
        for (Method method : plan.methods()) {
            Map<Local, Double> locals = new HashMap<>();
            method.statements().forEach(statement -> execute(statement, locals));
        }
    }

    double coefficient(Node.Variable state, int element, int order) {
        return Objects.requireNonNull(memory.get(new Place.Coefficient(state, element, order)));
    }

    private void execute(Statement statement, Map<Local, Double> locals) {
        if (statement instanceof Statement.Let let) {
            if (locals.put(let.local(), value(let.value(), locals)) != null) {
                throw new AssertionError("assigned twice: " + let);
            }
        } else if (statement instanceof Statement.Store store) {
            memory.put(store.place(), value(store.value(), locals));
        } else {
            throw new AssertionError(statement);
        }
    }

    private double value(Formula formula, Map<Local, Double> locals) {
        if (formula instanceof Formula.Number number) {
            return number.value();
        }
        if (formula instanceof Formula.Read read) {
            return Objects.requireNonNull(locals.get(read.local()));
        }
        if (formula instanceof Formula.Load load) {
            return load(load.place());
        }
        if (formula instanceof Formula.Operation operation) {
            double[] operands = operation.operands().stream()
                    .mapToDouble(operand -> value(operand, locals))
                    .toArray();
            return OperatorValues.of(operation.operator(), operands);
        }
        if (formula instanceof Formula.Fused fused) {
            return Math.fma(value(fused.a(), locals), value(fused.b(), locals), value(fused.sum(), locals));
        }
        throw new AssertionError(formula);
    }

    private double load(Place place) {
        if (place instanceof Place.Coefficient coefficient && coefficient.order() == 0) {
            return start.value(coefficient.state())[coefficient.element()];
        }
        if (place instanceof Place.Hoisted hoisted) {
            return start.value(hoisted.node())[hoisted.element()];
        }
        if (place instanceof Place.Time) {
            return start.value(time)[0];
        }
        return Objects.requireNonNull(memory.get(place));
    }
}
