package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.List;

/**
 * Straight-line code for all coefficients of a small system up to a fixed order: methods to be called one after the other.
 *
 * @param scratch how many numbers the methods hand on besides the coefficients of the states
 */
public record StraightPlan(List<Method> methods, int order, int scratch) {

    /** Statements, and an estimate of their bytecode. */
    public record Method(List<Statement> statements, int bytes) {
        public Method {
            statements = List.copyOf(statements);
        }
    }

    /** One line of code. */
    public sealed interface Statement {

        /** A local variable, assigned once. */
        record Let(Local local, Formula value) implements Statement {}

        /** Something written to memory. */
        record Store(Place place, Formula value) implements Statement {}
    }

    /** An expression. */
    public sealed interface Formula {

        /** A number. */
        record Number(double value) implements Formula {}

        /** The value of a local. */
        record Read(Local local) implements Formula {}

        /** What is read from memory. */
        record Load(Place place) implements Formula {}

        /** An operation; MULTIPLY among them. */
        record Operation(Operator operator, List<Formula> operands) implements Formula {
            public Operation {
                operands = List.copyOf(operands);
            }
        }

        /** a b + sum. */
        record Fused(Formula a, Formula b, Formula sum) implements Formula {}
    }

    /** A local variable; its name is unique in the plan. */
    public record Local(String name) {}

    /** Where a number is found in memory. */
    public sealed interface Place {

        /** A coefficient of one element of a state. */
        record Coefficient(Node.Variable state, int element, int order) implements Place {}

        /** One element of a node that is constant during the run. */
        record Hoisted(Node node, int element) implements Place {}

        /** What one method hands to a later one. */
        record Scratch(int slot) implements Place {}

        /** The time. */
        record Time() implements Place {}
    }

    public StraightPlan {
        methods = List.copyOf(methods);
    }

    /** How many products there are. */
    public long products() {
        return methods.stream()
                .flatMap(method -> method.statements().stream())
                .mapToLong(StraightPlan::products)
                .sum();
    }

    private static long products(Statement statement) {
        if (statement instanceof Statement.Let let) {
            return products(let.value());
        }
        if (statement instanceof Statement.Store store) {
            return products(store.value());
        }
        throw new AssertionError(statement);
    }

    private static long products(Formula formula) {
        if (formula instanceof Formula.Operation operation) {
            long products = operation.operator() == Operator.MULTIPLY ? 1 : 0;
            for (Formula operand : operation.operands()) {
                products += products(operand);
            }
            return products;
        }
        if (formula instanceof Formula.Fused fused) {
            return 1 + products(fused.a()) + products(fused.b()) + products(fused.sum());
        }
        if (formula instanceof Formula.Number || formula instanceof Formula.Read || formula instanceof Formula.Load) {
            return 0;
        }
        throw new AssertionError(formula);
    }

    /** An estimate of the bytecode of all methods, from above. */
    public int bytes() {
        return methods.stream().mapToInt(Method::bytes).sum();
    }
}
