package brook.compiler.system;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers given by a rule are those that are listed, in the compiler and in the generated class. */
class RuledNumbersTest {

    private static final int SIZE = 200;

    @Test
    void everyOperationHasTheBitsOfItsValue() {
        NumberRule place = new NumberRule.Place(1, 3);
        for (Operator operator : NumberRule.OPERATORS) {
            List<NumberRule> operands =
                    operator.arity() == 1 ? List.of(place) : List.of(place, new NumberRule.Number(-0.3));
            DoubleTable table =
                    DoubleTable.of(SIZE, NumberRule.apply(operator, operands).orElseThrow());
            double[] listed = IntStream.range(0, SIZE)
                    .mapToDouble(p -> operator.arity() == 1
                            ? OperatorValues.of(operator, 1 + 3.0 * p)
                            : OperatorValues.of(operator, 1 + 3.0 * p, -0.3))
                    .toArray();
            assertThat(table.toArray()).as(operator.name()).containsExactly(listed);
            assertThat(table).isEqualTo(DoubleTable.of(listed)).hasSameHashCodeAs(DoubleTable.of(listed));
            assertThat(DoubleTable.of(listed)).isEqualTo(table);
        }
    }

    @Test
    void fewNumbersAndLongRulesAreListed() {
        assertThat(DoubleTable.of(DoubleTable.SHORT, new NumberRule.Place(1, 1)))
                .isInstanceOf(ListedNumbers.class);
        NumberRule rule = new NumberRule.Place(0, 1);
        while (rule.length() <= NumberRule.LONGEST / 2) {
            rule = NumberRule.apply(Operator.ADD, List.of(rule, rule)).orElseThrow();
        }
        assertThat(NumberRule.apply(Operator.ADD, List.of(rule, rule))).isEmpty();
        assertThat(NumberRule.apply(Operator.POWER, List.of(new NumberRule.Place(0, 1), new NumberRule.Number(0.5))))
                .isEmpty();
        assertThat(NumberRule.apply(Operator.LOG2, List.of(new NumberRule.Place(0, 1))))
                .isEmpty();
    }

    @Test
    void partsOfARuleAreItsNumbers() {
        NumberRule rule = NumberRule.apply(
                        Operator.SIN,
                        List.of(NumberRule.apply(
                                        Operator.DIVIDE, List.of(new NumberRule.Place(2, 5), new NumberRule.Number(7)))
                                .orElseThrow()))
                .orElseThrow();
        NumberRule part = rule.along(90, -3);
        for (int p = 0; p < 30; p++) {
            assertThat(part.at(p)).isEqualTo(rule.at(90 - 3 * p));
        }
    }

    @ParameterizedTest
    @MethodSource
    void theClassHasTheBitsOfTheCompiler(String rule, DoubleUnaryOperator value) {
        double[] state = start(rule);
        for (int i = 1; i <= SIZE; i++) {
            assertThat(state[i - 1]).as("element %d", i).isEqualTo(value.applyAsDouble(i));
        }
    }

    /** What is written in a model, and the same operations here; the last is listed. */
    static Stream<Arguments> theClassHasTheBitsOfTheCompiler() {
        return Stream.of(
                emitted("sin(pi*i*dx) for i in 1..N", i -> StrictMath.sin(Math.PI * i * (1.0 / 201))),
                emitted(
                        "exp(-((i*dx - 0.5)/0.1)^2) for i in 1..N",
                        i -> StrictMath.exp(-StrictMath.pow((i * (1.0 / 201) - 0.5) / 0.1, 2))),
                emitted("(i - 1) - (i - 2)*3 - (-4 - i) for i in 1..N", i -> (i - 1) - (i - 2) * 3 - (-4 - i)),
                emitted("1/(2 - i/sqrt(i + 1)) for i in 1..N", i -> 1 / (2 - i / Math.sqrt(i + 1))),
                emitted("cosh(-(N - i)/50) for i in 1..N", i -> StrictMath.cosh((200.0 - i) / 50)),
                emitted("(0.1*i)^3 - i^(-2) for i in 1..N", i -> StrictMath.pow(0.1 * i, 3) - StrictMath.pow(i, -2)),
                emitted("log2(i) for i in 1..N", i -> StrictMath.log(i) / StrictMath.log(2)));
    }

    private static Arguments emitted(String rule, DoubleUnaryOperator value) {
        return Arguments.of(rule, value);
    }

    private static double[] start(String values) {
        String text = "model M\nconst N = " + SIZE + "\nconst dx = 1/(N + 1)\nstate u[N] = [" + values
                + "]\nu' = -u\nsolve { t = 0 .. 1 }\n";
        Compilation compilation = OdeCompiler.compile(new SourceFile("M.ode", text), CompilerOptions.STANDARD);
        JavaSource java = compilation
                .stages()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics()))
                .java();
        OdeModel model = new HotCompiler(new JaninoBackEnd()).load(java.qualifiedName(), java.text());
        double[] state = new double[model.dimension()];
        model.setParameters(new double[model.parameterCount()]);
        model.initialState(0, state);
        return state;
    }
}
