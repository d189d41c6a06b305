package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.graph.Variation;
import brook.compiler.jet.TaylorRules;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of node and every operator reaches every chain of cases that no compiler checks: an {@code AssertionError} there fails here. */
class ExhaustiveDispatchTest {

    private static final Graph GRAPH = new Graph(new Span(new SourceFile("kinds.ode", "x"), 0, 1));
    private static final Axis AXIS = new Axis("i", 5);
    private static final Node X = GRAPH.variable(Node.Variable.Kind.STATE, "x", List.of(AXIS));

    static Stream<Node> kinds() {
        return Stream.of(
                GRAPH.constant(List.of(AXIS), DoubleTable.of(1, 2, 3, 4, 5)),
                X,
                GRAPH.variable(Node.Variable.Kind.TIME, "t", List.of()),
                GRAPH.apply(Operator.SIN, X),
                GRAPH.contract(X, X, List.of(AXIS), List.of()),
                GRAPH.gather(X, List.of(IndexMap.fixed(2)), List.of()),
                GRAPH.scatter(List.of(X, X), List.of(places(0), places(1)), false, List.of(AXIS)),
                GRAPH.derivative(X, 2));
    }

    private static List<IndexMap> places(int stride) {
        return List.of(stride == 0 ? IndexMap.fixed(0) : IndexMap.table(AXIS, 4, 3, 2, 1, 0));
    }

    @Test
    void everyKindOfNodeIsTried() {
        List<String> tried = kinds().map(node -> node.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList();
        List<String> permitted = Arrays.stream(Node.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .sorted()
                .collect(Collectors.toList());
        assertThat(tried).isEqualTo(permitted);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfNodeIsPrintedAndHasARule(Node node) {
        assertThat(new Notation(Node::toString).operation(node)).isNotEmpty();
        boolean state = node instanceof Node.Variable variable && variable.kind() == Node.Variable.Kind.STATE;
        if (node.variation() == Variation.SERIES && !state) {
            assertThat(TaylorRules.of(GRAPH, node).v()).isEqualTo(node);
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorThatMovesHasARule(Operator operator) {
        Node operand = operator == Operator.PHI ? GRAPH.constant(2) : X;
        Node[] operands = Collections.nCopies(operator.arity(), X).toArray(Node[]::new);
        operands[operands.length - 1] = operands.length > 1 ? operand : X;
        Node node = GRAPH.apply(operator, operands);
        assertThat(new Notation(Node::toString).operation(node)).isNotEmpty();
        if (node.variation() == Variation.SERIES && node != X) {
            assertThat(TaylorRules.of(GRAPH, node).v()).isEqualTo(node);
        }
    }
}
