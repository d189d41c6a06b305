package brook.compiler.emit;

import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Local;
import brook.compiler.jet.StraightPlan.Method;
import brook.compiler.jet.StraightPlan.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the methods of straight-line code. */
final class StraightEmitter {

    private final StraightArithmetic arithmetic;
    private final Set<Local> vectors = new HashSet<>();

    StraightEmitter(StraightArithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    Lines body(Method method) {
        Lines lines = new Lines();
        vectors.clear();
        for (Statement statement : method.statements()) {
            write(statement, lines);
        }
        return lines;
    }

    private void write(Statement statement, Lines lines) {
        if (statement instanceof Statement.Let let) {
            Text value = text(let.value(), lines);
            if (value.isVector()) {
                vectors.add(let.local());
                lines.statement(value.declared(let.local().name()));
            } else {
                lines.statement("double " + let.local().name() + " = " + value.code());
            }
            return;
        }
        if (statement instanceof Statement.Store store) {
            lines.statement(arithmetic.store(store.place(), text(store.value(), lines)));
            return;
        }
        throw new AssertionError(statement);
    }

    private Text text(Formula formula, Lines before) {
        if (formula instanceof Formula.Number number) {
            return Text.number(number.value());
        }
        if (formula instanceof Formula.Read read) {
            String name = read.local().name();
            return vectors.contains(read.local()) ? Text.vector(name) : Text.atom(name);
        }
        if (formula instanceof Formula.Load load) {
            return arithmetic.read(load.place());
        }
        if (formula instanceof Formula.Operation operation) {
            List<Text> operands = new ArrayList<>();
            for (Formula operand : operation.operands()) {
                operands.add(text(operand, before));
            }
            return arithmetic.operation(operation.operator(), operands, before);
        }
        if (formula instanceof Formula.Fused fused) {
            return arithmetic.fused(text(fused.a(), before), text(fused.b(), before), text(fused.sum(), before));
        }
        throw new AssertionError(formula);
    }
}
