package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;
import brook.compiler.graph.Sketch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Factors of factors are one factor, rounded once. */
class FractionsTest {

    private final Sketch sketch = new Sketch();
    private final Node x = sketch.state("x");
    private final Fractions fractions = new Fractions(sketch.graph, Map.of());

    @Test
    void aThirdOfAFourthIsATwelfth() {
        Node.Contraction product = (Node.Contraction) fractions.over(3, fractions.over(4, x));
        assertThat(Signs.number(product.left())).isEqualTo(1.0 / 12);
        assertThat(product.right()).isSameAs(x);
    }

    @Test
    void timesAndOverCancel() {
        assertThat(fractions.times(7, fractions.over(7, x))).isSameAs(x);
        assertThat(fractions.times(6, fractions.over(2, fractions.over(3, x)))).isSameAs(x);
    }

    @Test
    void signsStayOutside() {
        Node minus = sketch.neg(x);
        assertThat(fractions.over(5, fractions.over(3, minus))).isSameAs(sketch.neg(fractions.over(15, x)));
    }

    /** A third is too small by a quarter of a unit in the last place of 1/3: that is the bias of products with it. */
    @Test
    void whatIsDividedEvenlyIsRightInTheMean() {
        Node sum = fractions.evenlyOver(3, x);
        double small = factor(sum.operands().get(0));
        double large = factor(sum.operands().get(1));
        double bias = 0;
        double plainBias = 0;
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            double value = 1 + i / (double) count + i * 1e-9;
            bias += error(Math.fma(large, value, small * value), value);
            plainBias += error(large * value, value);
        }
        assertThat(bias / count).isCloseTo(0, within(0.02));
        assertThat(plainBias / count).isLessThan(-0.1);
    }

    @Test
    void halvesHaveNoRest() {
        assertThat(fractions.evenlyOver(4, x)).isSameAs(fractions.over(4, x));
    }

    private static double factor(Node product) {
        return Signs.number(((Node.Contraction) product).left());
    }

    /** In units of 2^-53 of the quotient by three, which is known to forty digits. */
    private static double error(double found, double value) {
        BigDecimal exact = new BigDecimal(value).divide(BigDecimal.valueOf(3), new MathContext(40));
        return new BigDecimal(found)
                        .subtract(exact)
                        .divide(exact, MathContext.DECIMAL64)
                        .doubleValue()
                * 0x1p53;
    }
}
