package brook.compiler.jet;

import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Statement;

/** Estimates, from above, how many bytes of bytecode straight-line code takes. */
final class Bytecode {

    private static final int INVOKE = 3;
    private static final int ARRAY_INDEX = 4;

    private Bytecode() {}

    /** {@code wide}: the method has more than 120 locals, so that an index takes two bytes and a prefix. */
    static int of(Statement statement, boolean wide) {
        if (statement instanceof Statement.Let let) {
            return of(let.value(), wide) + local(wide);
        }
        if (statement instanceof Statement.Store store) {
            return of(store.value(), wide) + ARRAY_INDEX + 1;
        }
        throw new AssertionError(statement);
    }

    static int of(Formula formula, boolean wide) {
        if (formula instanceof Formula.Number) {
            return INVOKE;
        }
        if (formula instanceof Formula.Read) {
            return local(wide);
        }
        if (formula instanceof Formula.Load) {
            return ARRAY_INDEX + 1;
        }
        if (formula instanceof Formula.Operation operation) {
            int bytes = switch (operation.operator()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> 1;
                default -> 20;
            };
            for (Formula operand : operation.operands()) {
                bytes += of(operand, wide);
            }
            return bytes;
        }
        if (formula instanceof Formula.Fused fused) {
            return INVOKE + of(fused.a(), wide) + of(fused.b(), wide) + of(fused.sum(), wide);
        }
        throw new AssertionError(formula);
    }

    private static int local(boolean wide) {
        return wide ? 4 : 2;
    }
}
