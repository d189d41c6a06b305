package brook.compiler.system;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the numbers of a row follow from their places: what becomes of {@code sin(pi*i*dx)} where the numbers are known but too many to be worth listing. */
public sealed interface NumberRule {

    /** The same number at all places. */
    record Number(double value) implements NumberRule {}

    /** The whole number {@code first + step * place}. */
    record Place(int first, int step) implements NumberRule {}

    /** An operation on numbers of the same place. */
    record Apply(Operator operator, List<NumberRule> operands) implements NumberRule {
        public Apply {
            operands = List.copyOf(operands);
        }
    }

    /** Operations that a generated class does with one call or sign, to the bits of {@link OperatorValues}; besides, powers with a whole exponent. */
    Set<Operator> OPERATORS = EnumSet.of(
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.MULTIPLY,
            Operator.DIVIDE,
            Operator.NEGATE,
            Operator.SQRT,
            Operator.ABS,
            Operator.CBRT,
            Operator.EXP,
            Operator.EXPM1,
            Operator.LOG,
            Operator.LOG10,
            Operator.LOG1P,
            Operator.SIN,
            Operator.COS,
            Operator.TAN,
            Operator.ASIN,
            Operator.ACOS,
            Operator.ATAN,
            Operator.SINH,
            Operator.COSH,
            Operator.TANH);

    /** A longer rule takes more than the numbers that it gives. */
    int LONGEST = 64;

    /** The operation on what these rules give; empty where it is none of those, or the rule would be too long. */
    static Optional<NumberRule> apply(Operator operator, List<NumberRule> operands) {
        NumberRule rule = new Apply(operator, operands);
        boolean known = OPERATORS.contains(operator) || operator == Operator.POWER && isWhole(operands.get(1));
        return known && rule.length() <= LONGEST ? Optional.of(rule) : Optional.empty();
    }

    /** Other exponents are not left to the library alone ({@link OperatorValues#power}). */
    private static boolean isWhole(NumberRule exponent) {
        return exponent instanceof Number number && number.value() == Math.rint(number.value());
    }

    /** The number at a place. */
    default double at(int place) {
        if (this instanceof Number number) {
            return number.value();
        }
        if (this instanceof Place some) {
            return some.first() + (double) some.step() * place;
        }
        if (this instanceof Apply apply) {
            double[] x = new double[apply.operands().size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = apply.operands().get(i).at(place);
            }
            return OperatorValues.of(apply.operator(), x);
        }
        throw new AssertionError(this);
    }

    /** The rule whose number at each place is that of this one at {@code offset + stride * place}. */
    default NumberRule along(int offset, int stride) {
        if (this instanceof Number) {
            return this;
        }
        if (this instanceof Place some) {
            return new Place(some.first() + some.step() * offset, some.step() * stride);
        }
        if (this instanceof Apply apply) {
            return new Apply(
                    apply.operator(),
                    apply.operands().stream()
                            .map(operand -> operand.along(offset, stride))
                            .toList());
        }
        throw new AssertionError(this);
    }

    /** How many operations and numbers it is made of. */
    default int length() {
        return this instanceof Apply apply
                ? 1 + apply.operands().stream().mapToInt(NumberRule::length).sum()
                : 1;
    }
}
