package brook.compiler.emit;

import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Method;
import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.jet.StraightPlan.Statement;
import java.util.function.Function;

/** Writes the methods of straight-line code. */
final class StraightEmitter {

    private final Function<Place, String> address;
    private final boolean fma;

    /** {@code address} gives a place in memory as Java text, something like {@code w[7]}. */
    StraightEmitter(Function<Place, String> address, boolean fma) {
        this.address = address;
        this.fma = fma;
    }

    Lines body(Method method) {
        Lines lines = new Lines();
        method.statements().forEach(statement -> lines.statement(line(statement)));
        return lines;
    }

    private String line(Statement statement) {
        if (statement instanceof Statement.Let let) {
            return "double " + let.local().name() + " = " + text(let.value()).code();
        }
        if (statement instanceof Statement.Store store) {
            return address.apply(store.place()) + " = " + text(store.value()).code();
        }
        throw new AssertionError(statement);
    }

    private Text text(Formula formula) {
        if (formula instanceof Formula.Number number) {
            return Text.number(number.value());
        }
        if (formula instanceof Formula.Read read) {
            return Text.atom(read.local().name());
        }
        if (formula instanceof Formula.Load load) {
            return Text.atom(address.apply(load.place()));
        }
        if (formula instanceof Formula.Operation operation) {
            return OperatorText.of(
                    operation.operator(),
                    operation.operands().stream().map(this::text).toList());
        }
        if (formula instanceof Formula.Fused fused) {
            return fma
                    ? Text.call("Math.fma", text(fused.a()), text(fused.b()), text(fused.sum()))
                    : text(fused.sum()).plus(text(fused.a()).times(text(fused.b())));
        }
        throw new AssertionError(formula);
    }
}
