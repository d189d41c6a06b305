package brook.compiler.emit;

import brook.compiler.system.NumberRule;
import brook.compiler.system.Operator;
import brook.compiler.system.RuledNumbers;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Tables of numbers that follow from their places, as loops: the operations of {@code OperatorValues}, one by one, for the same bits. */
final class RuleText {

    private RuleText() {}

    /** The method that makes a table. */
    static MethodSpec method(String name, RuledNumbers table) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(double[].class)
                .addStatement("final double[] table = new double[$L]", table.size())
                .beginControlFlow("for (int i = 0; i < $L; i++)", table.size())
                .addStatement("table[i] = $L", of(table.rule()))
                .endControlFlow()
                .addStatement("return table")
                .build();
    }

    private static String of(NumberRule rule) {
        if (rule instanceof NumberRule.Number number) {
            String literal = Literals.of(number.value());
            return literal.startsWith("-") ? "(" + literal + ")" : literal;
        }
        if (rule instanceof NumberRule.Place place) {
            String step = place.step() == 1 ? "" : Literals.of(place.step()) + " * ";
            return "(" + Literals.of(place.first()) + " + " + step + "i)";
        }
        if (rule instanceof NumberRule.Apply apply) {
            return of(
                    apply.operator(),
                    apply.operands().stream().map(RuleText::of).toList());
        }
        throw new AssertionError(rule);
    }

    private static String of(Operator operator, List<String> x) {
        if (operator == Operator.NEGATE) {
            return "(-" + x.get(0) + ")";
        }
        if (operator == Operator.POWER) {
            return "StrictMath.pow(" + x.get(0) + ", " + x.get(1) + ")";
        }
        if (x.size() == 2) {
            return "(" + x.get(0) + " " + sign(operator) + " " + x.get(1) + ")";
        }
        boolean exact = operator == Operator.SQRT || operator == Operator.ABS;
        return (exact ? "Math." : "StrictMath.") + operator.name().toLowerCase(Locale.ROOT) + "(" + x.get(0) + ")";
    }

    private static String sign(Operator operator) {
        if (operator == Operator.ADD) {
            return "+";
        }
        if (operator == Operator.SUBTRACT) {
            return "-";
        }
        if (operator == Operator.MULTIPLY) {
            return "*";
        }
        if (operator == Operator.DIVIDE) {
            return "/";
        }
        throw new AssertionError(operator);
    }
}
