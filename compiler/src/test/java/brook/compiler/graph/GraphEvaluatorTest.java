package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphEvaluatorTest {

    private final Sketch s = new Sketch();
    private final Axis i = new Axis("i", 2);
    private final Axis j = new Axis("j", 3);

    private static GraphEvaluator at(Node variable, double... value) {
        return new GraphEvaluator(Map.of((Node.Variable) variable, value));
    }

    @Test
    void aMatrixTimesAVector() {
        Node m = s.graph.constant(List.of(i, j), DoubleTable.of(1, 2, 3, 4, 5, 6));
        Node x = s.state("x", j);
        Node product = s.graph.contract(m, x, List.of(j), List.of(i));

        assertThat(at(x, 1, 10, 100).value(product)).containsExactly(321, 654);
    }

    @Test
    void partsAreAddedWhereTheyGo() {
        Node x = s.state("x", j);
        List<List<IndexMap>> maps = List.of(List.of(IndexMap.table(j, 0, 1, 0)));
        Node sums = s.graph.scatter(List.of(x), maps, false, List.of(i));

        assertThat(at(x, 1, 10, 100).value(sums)).containsExactly(101, 10);
    }

    @Test
    void theCulpritIsNamed() {
        Node x = s.state("x", j);
        Node logarithm = s.op(Operator.LOG, x);
        Node root = s.sin(s.add(logarithm, s.number(1)));

        GraphEvaluator.Place place =
                at(x, 1, -2, 3).firstNotFinite(List.of(x, root)).orElseThrow();

        assertThat(place.node()).isSameAs(logarithm);
        assertThat(place.element()).isEqualTo(1);
    }

    @Test
    void aBranchThatIsNotChosenIsNoCulprit() {
        Node x = s.state("x");
        Node guarded = s.op(Operator.SELECT, s.op(Operator.LESS, s.number(0), x), s.op(Operator.LOG, x), x);
        Node pole = s.over(s.number(1), s.add(x, s.number(1)));

        GraphEvaluator evaluator = at(x, -1);

        assertThat(evaluator.firstNotFinite(List.of(guarded))).isEmpty();
        assertThat(evaluator
                        .firstNotFinite(List.of(guarded, s.times(guarded, pole)))
                        .orElseThrow()
                        .node())
                .isSameAs(pole);
    }

    @Test
    void aDerivativeNeedsASeries() {
        Node x = s.state("x");
        Node derivative = s.graph.derivative(x, 2);

        assertThatThrownBy(() -> at(x, 1).value(derivative)).isInstanceOf(IllegalArgumentException.class);
    }
}
