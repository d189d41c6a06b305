package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {

    @Test
    void oneLinePerNodeThenTheRoots() {
        Sketch s = new Sketch();
        Axis i = new Axis("i", 4);
        Axis pair = new Axis("pair", 3);
        Node k = s.param("k");
        Node theta = s.state("theta", i);
        Node omega = s.state("theta'", i);
        Node difference = s.minus(
                s.graph.gather(theta, List.of(IndexMap.table(pair, 0, 0, 1)), List.of(pair)),
                s.graph.gather(theta, List.of(IndexMap.shifted(pair, 1)), List.of(pair)));
        Node pull = s.times(k, s.sin(difference));
        Node force = s.graph.scatter(List.of(pull), List.of(List.of(IndexMap.table(pair, 0, 0, 1))), false, List.of(i));
        OdeGraph ode = s.name(force, "force")
                .equation(s.minus(force, s.times(s.number(0.1), omega)), theta, omega)
                .output(s.graph.sum(force, List.of(i)))
                .ode();

        assertThat(GraphPrinter.print(ode)).isEqualTo("""
                graph Sketch
                  axis i = 4
                  axis pair = 3
                  table T1 = 0 0 1

                nodes
                  t         = time t
                  k         = parameter k
                  theta[i]  = state theta
                  theta'[i] = state theta'
                  n4[pair]  = theta[T1[pair]]            test.ode:1
                  n5[pair]  = theta[pair + 1]            test.ode:1
                  n6[pair]  = n4 - n5                    test.ode:1
                  n7[pair]  = sin(n6)                    test.ode:1
                  n8[pair]  = k * n7                     test.ode:1
                  force[i]  = scatter(n8 to [T1[pair]])  test.ode:1
                  n11[i]    = 0.1 * theta'               test.ode:1
                  n12[i]    = force - n11                test.ode:1
                  n14       = sum(force for i)           test.ode:1

                roots
                  theta'      = theta'
                  theta''     = n12
                  output out0 = n14
                """);
    }
}
