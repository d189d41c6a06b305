package brook.compiler.jet;

import static brook.compiler.system.Operator.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.Node;
import brook.compiler.graph.Sketch;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities between functions on random series, and the ends of their ranges. */
class TaylorRulesTest {

    private static final int ORDER = 24;

    /** A state whose series at t = 0 is a given polynomial, and formulas of it. */
    private static final class Bench {

        private final Sketch sketch = new Sketch();
        private final List<JetInterpreter> interpreters = new ArrayList<>();
        private final Map<Node.Variable, double[]> start = new LinkedHashMap<>(Map.of(sketch.time, new double[] {0}));

        Node series(String name, double first, Random random) {
            Node state = sketch.state(name);
            Node rate = sketch.number(0);
            for (int k = ORDER; k >= 1; k--) {
                double coefficient = (2 * random.nextDouble() - 1) / 4;
                rate = sketch.add(sketch.times(rate, sketch.time), sketch.number(k * coefficient));
            }
            sketch.equation(rate, state);
            start.put((Node.Variable) state, new double[] {first});
            return state;
        }

        Node param(String name, double value) {
            Node.Variable param = (Node.Variable) sketch.param(name);
            start.put(param, new double[] {value});
            return param;
        }

        Node op(Operator operator, Node... operands) {
            return sketch.op(operator, operands);
        }

        double[] coefficients(Node node) {
            if (interpreters.isEmpty()) {
                interpreters.add(new JetInterpreter(sketch.ode(), start, 1));
            }
            return interpreters.get(0).series(node, ORDER);
        }

        void equal(String what, Node left, Node right) {
            double[] a = coefficients(left);
            double[] b = coefficients(right);
            double scale = 0;
            for (int k = 0; k <= ORDER; k++) {
                scale = Math.max(scale, Math.max(Math.abs(a[k]), Math.abs(b[k])));
                assertThat(a[k]).as("%s, order %d", what, k).isCloseTo(b[k], within(2e-13 * Math.max(1, scale)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void algebra(long seed) {
        Bench on = new Bench();
        Random random = new Random(seed);
        Node u = on.series("u", 1.3 + random.nextDouble(), random);
        Node w = on.series("w", 2 + random.nextDouble(), random);
        Node one = on.sketch.number(1);
        Node a = on.param("a", 2.7);
        on.equal("u/w*w", on.sketch.times(on.op(DIVIDE, u, w), w), u);
        on.equal("(1/u)*u", on.sketch.times(on.op(DIVIDE, one, u), u), one);
        on.equal("sqrt", on.sketch.times(on.op(SQRT, u), on.op(SQRT, u)), u);
        Node root = on.op(CBRT, on.op(NEGATE, u));
        on.equal("cbrt", on.sketch.times(on.sketch.times(root, root), root), on.op(NEGATE, u));
        on.equal("u^1.5", on.sketch.pow(u, 1.5), on.sketch.times(u, on.op(SQRT, u)));
        on.equal("u^-2", on.sketch.times(on.sketch.pow(u, -2), on.sketch.times(u, u)), one);
        on.equal(
                "u^-3.5",
                on.sketch.pow(u, -3.5),
                on.op(DIVIDE, one, on.sketch.times(on.sketch.pow(u, 3), on.op(SQRT, u))));
        on.equal("u^a", on.op(POWER, u, a), on.op(EXP, on.sketch.times(a, on.op(LOG, u))));
        on.equal("u^w", on.op(POWER, u, w), on.op(EXP, on.sketch.times(w, on.op(LOG, u))));
        on.equal("a^u", on.op(POWER, a, u), on.op(EXP, on.sketch.times(u, on.op(LOG, a))));
        on.equal("u - u mod 1", on.op(MOD, u, one), on.op(SUBTRACT, u, on.op(FLOOR, u)));
        on.equal("hypot", on.op(ATAN2, u, w), on.op(ATAN, on.op(DIVIDE, u, w)));
        on.equal("max + min", on.sketch.add(on.op(MAX, u, w), on.op(MIN, u, w)), on.sketch.add(u, w));
        on.equal("abs", on.op(ABS, on.op(SUBTRACT, u, w)), on.op(SUBTRACT, on.op(MAX, u, w), on.op(MIN, u, w)));
        on.equal("select", on.op(SELECT, on.op(LESS, u, w), u, w), on.op(MIN, u, w));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void functionsAndTheirInverses(long seed) {
        Bench on = new Bench();
        Random random = new Random(seed);
        Node u = on.series("u", 0.2 + 0.3 * random.nextDouble(), random);
        Node big = on.sketch.add(u, on.sketch.number(1.5));
        Node one = on.sketch.number(1);
        on.equal("exp(log)", on.op(EXP, on.op(LOG, big)), big);
        on.equal("log(exp)", on.op(LOG, on.op(EXP, u)), u);
        on.equal("log1p(expm1)", on.op(LOG1P, on.op(EXPM1, u)), u);
        on.equal("log2", on.sketch.times(on.op(LOG2, big), on.sketch.number(Math.log(2))), on.op(LOG, big));
        on.equal("log10", on.sketch.times(on.op(LOG10, big), on.sketch.number(Math.log(10))), on.op(LOG, big));
        on.equal("sin(asin)", on.op(SIN, on.op(ASIN, u)), u);
        on.equal("cos(acos)", on.op(COS, on.op(ACOS, u)), u);
        on.equal("tan(atan)", on.op(TAN, on.op(ATAN, u)), u);
        on.equal("sinh(asinh)", on.op(SINH, on.op(ASINH, u)), u);
        on.equal("cosh(acosh)", on.op(COSH, on.op(ACOSH, big)), big);
        on.equal("tanh(atanh)", on.op(TANH, on.op(ATANH, u)), u);
        on.equal("sin^2 + cos^2", on.sketch.add(square(on, on.op(SIN, u)), square(on, on.op(COS, u))), one);
        on.equal("cosh^2 - sinh^2", on.op(SUBTRACT, square(on, on.op(COSH, u)), square(on, on.op(SINH, u))), one);
        on.equal("tan", on.op(TAN, u), on.op(DIVIDE, on.op(SIN, u), on.op(COS, u)));
        on.equal("tanh", on.op(TANH, u), on.op(DIVIDE, on.op(SINH, u), on.op(COSH, u)));
        Node shrunk = on.op(EXP, on.op(NEGATE, u));
        on.equal("sigmoid", on.op(SIGMOID, u), on.op(DIVIDE, one, on.sketch.add(one, shrunk)));
        on.equal("softplus", on.op(SOFTPLUS, u), on.op(LOG, on.sketch.add(one, on.op(EXP, u))));
        on.equal("erf + erfc", on.sketch.add(on.op(ERF, u), on.op(ERFC, u)), one);
        Node lambert = on.op(LAMBERTW, u);
        on.equal("lambertw", on.sketch.times(lambert, on.op(EXP, lambert)), u);
        on.equal("bern near", on.sketch.times(on.op(BERN, u), on.op(EXPM1, u)), u);
        Node low = on.op(SUBTRACT, u, on.sketch.number(3));
        on.equal("bern below", on.sketch.times(on.op(BERN, low), on.op(EXPM1, low)), low);
        Node far = on.op(SUBTRACT, u, on.sketch.number(20));
        on.equal("bern far", on.sketch.times(on.op(BERN, far), on.op(EXPM1, far)), far);
    }

    private static Node square(Bench on, Node node) {
        return on.sketch.times(node, node);
    }

    /** erf' = 2/sqrt(pi) exp(-u^2) u', compared order by order. */
    @Test
    void errorFunction() {
        Bench on = new Bench();
        Node u = on.series("u", 0.4, new Random(1));
        Node bell = on.op(EXP, on.op(NEGATE, square(on, u)));
        double[] erf = on.coefficients(on.op(ERF, u));
        double[] c = on.coefficients(bell);
        double[] uk = on.coefficients(u);
        for (int k = 1; k <= ORDER; k++) {
            double sum = 0;
            for (int j = 1; j <= k; j++) {
                sum += j * uk[j] * c[k - j];
            }
            assertThat(k * erf[k]).isCloseTo(2 / Math.sqrt(Math.PI) * sum, within(1e-13 * k));
        }
    }

    /** Faa di Bruno's formula to order 3 for a function with a known value and derivatives. */
    @Test
    void nestedDerivatives() {
        Bench on = new Bench();
        Node u = on.series("u", 0.7, new Random(9));
        double[] c = on.coefficients(u);
        double[] tanh = on.coefficients(on.op(TANH, u));
        double v = Math.tanh(0.7);
        double d1 = 1 - v * v;
        double d2 = -2 * v * d1;
        double d3 = (6 * v * v - 2) * d1;
        assertThat(tanh[1]).isCloseTo(d1 * c[1], within(1e-15));
        assertThat(tanh[2]).isCloseTo(d1 * c[2] + d2 / 2 * c[1] * c[1], within(1e-15));
        assertThat(tanh[3]).isCloseTo(d1 * c[3] + d2 * c[1] * c[2] + d3 / 6 * c[1] * c[1] * c[1], within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operator.class,
            names = {"TANH", "SIGMOID", "SOFTPLUS", "ERF", "ERFC", "ATAN"})
    void saturation(Operator operator) {
        for (double first : new double[] {-500, 500}) {
            Bench on = new Bench();
            Node u = on.series("u", first, new Random(3));
            double[] c = on.coefficients(on.op(operator, u));
            double[] uk = on.coefficients(u);
            boolean slope = operator == SOFTPLUS && first > 0;
            assertThat(c).as("%s at %s", operator, first).doesNotContain(Double.NaN);
            for (int k = 1; k <= ORDER; k++) {
                double bar = operator == ATAN ? 1e-5 : 1e-200;
                assertThat(c[k]).isCloseTo(slope ? uk[k] : 0, within(slope ? 1e-15 : bar));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorHasARuleOrNoSeries(Operator operator) {
        Bench on = new Bench();
        List<Node> operands = new ArrayList<>();
        for (int i = 0; i < operator.arity(); i++) {
            operands.add(operator == PHI && i == 1 ? on.sketch.number(0) : on.series("u" + i, 0.5, new Random(i)));
        }
        Node node = on.op(operator, operands.toArray(Node[]::new));
        if (node.variation() == Variation.SERIES) {
            Recurrence rule = TaylorRules.of(on.sketch.graph, node);
            assertThat(rule.v()).isSameAs(node);
            assertThat(rule.reads()).isNotEmpty();
        } else {
            assertThat(operator).isIn(SIGN, FLOOR, CEIL, FREEZE, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT);
        }
    }
}
