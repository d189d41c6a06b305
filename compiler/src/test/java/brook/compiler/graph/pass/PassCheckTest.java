package brook.compiler.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.graph.GraphRewriter;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Signs;
import brook.compiler.graph.Sketch;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassCheckTest {

    /** Takes sines for their arguments. */
    private record Wrong(Law law) implements Pass {
        @Override
        public OdeGraph apply(OdeGraph ode) {
            return GraphRewriter.rewrite(
                    ode,
                    (node, operands, target) ->
                            Signs.is(node, Operator.SIN) ? Optional.of(operands.get(0)) : Optional.empty());
        }
    }

    @Test
    void aPassThatChangesValuesIsFound() {
        Sketch s = new Sketch();
        Node x = s.state("x");
        OdeGraph ode = s.equation(s.sin(x), x).ode();

        assertThatThrownBy(() -> Passes.run(List.of(new Wrong(Pass.Law.REASSOCIATING)), ode))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Wrong changed the value of root");
    }

    @Test
    void exactMeansExact() {
        double[] one = {1};
        double[] next = {Math.nextUp(1.0)};

        assertThat(PassCheck.equal(Pass.Law.EXACT, one, next)).isFalse();
        assertThat(PassCheck.equal(Pass.Law.REASSOCIATING, one, next)).isTrue();
        assertThat(PassCheck.equal(Pass.Law.EXACT, new double[] {0.0}, new double[] {-0.0}))
                .isTrue();
    }

    @Test
    void onlyWhatIsNeededStays() {
        Sketch s = new Sketch();
        Node x = s.state("x");
        s.sin(x);
        OdeGraph ode = Passes.run(
                List.of(new DropUnused()), s.equation(s.times(x, x), x).ode());

        assertThat(ode.graph().nodes()).hasSize(3);
    }
}
