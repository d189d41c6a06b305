package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.pass.Passes;
import brook.compiler.system.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Everything is linear in the number of nodes, and no deep graph overflows a stack. */
class GraphSizeTest {

    @Test
    void aMillionNodesAreBuiltInSeconds() {
        Sketch s = new Sketch();
        Node x = s.state("x");
        Node y = s.state("y");
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            Node node = x;
            for (int i = 0; i < 500_000; i++) {
                node = s.add(s.times(node, y), x);
            }
            assertThat(node.id()).isGreaterThan(900_000);
        });
    }

    @Test
    void manySmallSumsAreNormalisedAndLookedThroughInSeconds() {
        Sketch s = new Sketch();
        Axis xyz = new Axis("xyz", 3);
        Node x = s.state("x", xyz);
        Node total = s.number(1);
        for (int i = 0; i < 5_000; i++) {
            Node shifted = s.times(s.add(x, s.number(i + 0.5)), s.param("p"));
            total = s.add(total, s.op(Operator.SQRT, s.graph.sum(s.times(shifted, shifted), List.of(xyz))));
        }
        OdeGraph ode = s.equation(s.times(total, x), x).ode();

        Assertions.assertTimeout(Duration.ofSeconds(60), () -> Passes.run(Passes.STANDARD, ode));
    }

    @Test
    void deepChainsAreEvaluatedAndRewritten() {
        Sketch s = new Sketch();
        Node x = s.state("x");
        Node node = x;
        for (int i = 0; i < 100_000; i++) {
            node = s.op(Operator.SIN, s.add(node, x));
        }
        OdeGraph ode = s.equation(node, x).ode();
        OdeGraph copy = GraphRewriter.rewrite(ode, (n, operands, target) -> Optional.empty());

        double[] value = new GraphEvaluator(Map.of((Node.Variable) x, new double[] {0.5})).value(node);
        Node.Variable newX = copy.states().get(0).variables().get(0);
        double[] again = new GraphEvaluator(Map.of(newX, new double[] {0.5}))
                .value(copy.states().get(0).highest());

        assertThat(again).isEqualTo(value);
        assertThat(copy.graph().size()).isEqualTo(ode.graph().size());
    }
}
