package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Sketch;
import brook.compiler.system.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which series a system needs, in which order, and how far ahead. */
class JetSystemTest {

    private final Sketch sketch = new Sketch();

    @Test
    void eachSeriesReadsAtItsOwnOrderOnlyEarlierOnes() {
        Node theta = sketch.state("theta");
        Node omega = sketch.state("omega");
        Node damped = sketch.times(omega, sketch.op(Operator.TANH, sketch.op(Operator.SQRT, theta)));
        sketch.equation(omega, theta).equation(sketch.minus(sketch.sin(theta), damped), omega);
        JetSystem jets = TaylorTransform.of(sketch.ode());
        List<Node> order = jets.order();
        for (Recurrence rule : jets.series()) {
            for (Node read : rule.fullOrder()) {
                boolean earlier = JetSystem.isState(read) || order.indexOf(read) < order.indexOf(rule.v());
                assertThat(earlier).as("%s reads %s", rule.v(), read).isTrue();
            }
        }
        assertThat(jets.endless()).isEmpty();
        assertThat(jets.order()).allMatch(node -> jets.lead(node) == (JetSystem.isState(node) ? 1 : 0));
    }

    @Test
    void higherDerivativesLead() {
        Node z = sketch.state("z");
        Node y = sketch.state("y");
        Node square = sketch.times(z, z);
        sketch.equation(square, z).equation(sketch.graph.derivative(z, 2), y);
        JetSystem jets = TaylorTransform.of(sketch.ode());
        assertThat(jets.endless()).isEmpty();
        assertThat(jets.lead(z)).isEqualTo(2);
        assertThat(jets.demand(z)).isEqualTo(1);
        assertThat(jets.lead(square)).isEqualTo(1);
        assertThat(jets.order().indexOf(square)).isLessThan(jets.order().indexOf(z));
    }

    @Test
    void aDerivativeThatNeedsItselfHasNoEnd() {
        Node z = sketch.state("z");
        sketch.equation(sketch.add(z, sketch.graph.derivative(z, 2)), z);
        assertThat(TaylorTransform.of(sketch.ode()).endless()).isNotEmpty();
    }

    @Test
    void aDerivativeOfItsOwnOrderHasNoEndEither() {
        Node z = sketch.state("z");
        sketch.equation(sketch.op(Operator.SIN, sketch.graph.derivative(z, 1)), z);
        assertThat(TaylorTransform.of(sketch.ode()).endless()).isNotEmpty();
    }

    @Test
    void modesAreWhatJumps() {
        Node x = sketch.state("x");
        Node sign = sketch.op(Operator.SIGN, x);
        Node sides = sketch.op(Operator.LESS, sign, sketch.number(0));
        Node frozen = sketch.op(Operator.FREEZE, sketch.times(x, sketch.op(Operator.FLOOR, x)));
        Node choice = sketch.op(Operator.SELECT, sides, x, sketch.op(Operator.MAX, x, sketch.time));
        sketch.equation(sketch.add(choice, frozen), x);
        JetSystem jets = TaylorTransform.of(HoldModes.apply(sketch.ode()));
        List<Node> modes = jets.ode().modes().stream().map(OdeGraph.Mode::value).toList();
        assertThat(modes).contains(sign).doesNotContain(sides, frozen).hasSize(2);
        assertThat(jets.values()).doesNotContain(sign).contains(frozen);
        assertThat(jets.rates()).hasSize(3);
    }

    @Test
    void longModelsAreNoMatter() {
        Node x = sketch.state("x");
        Node y = x;
        for (int i = 0; i < 50_000; i++) {
            y = sketch.sin(sketch.add(y, sketch.number(i)));
        }
        sketch.equation(y, x);
        JetSystem jets = TaylorTransform.of(sketch.ode());
        assertThat(jets.series()).hasSize(150_000);
    }

    @Test
    void explained() {
        Node theta = sketch.state("theta");
        Node omega = sketch.state("omega");
        sketch.equation(omega, theta).equation(sketch.times(sketch.param("g"), sketch.sin(theta)), omega);
        assertThat(JetPrinter.print(TaylorTransform.of(sketch.ode()))).isEqualTo("""
                        jet Sketch

                        values, order 0
                          sin_theta = sin(theta)  test.ode:1
                          u1 = g * sin_theta      test.ode:1
                          cos_theta = cos(theta)  test.ode:1

                        series, order k >= 1
                          sin_theta[k] = (1/k) sum_{j=1..k} j theta[j] cos_theta[k-j]   test.ode:1
                          u1[k] = g * sin_theta[k]                                      test.ode:1
                          cos_theta[k] = -(1/k) sum_{j=1..k} j theta[j] sin_theta[k-j]  test.ode:1

                        states, from order k to k+1
                          theta[k+1] = omega[k] / (k+1)  test.ode:1
                          omega[k+1] = u1[k] / (k+1)     test.ode:1
                        """);
    }
}
