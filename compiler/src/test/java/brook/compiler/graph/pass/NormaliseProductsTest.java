package brook.compiler.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Sketch;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormaliseProductsTest {

    private static final Axis I = new Axis("i", 3);

    private record Names(Sketch s, Node x, Node y, Node a, Node b, Node v, Node c) {
        static Names of(Sketch s) {
            return new Names(
                    s, s.state("x"), s.state("y"), s.param("a"), s.param("b"), s.state("v", I), s.param("c", I));
        }

        Node root(Node s2) {
            return s.op(Operator.SQRT, s2);
        }

        Node sum(Node node) {
            return s.graph.sum(node, List.of(I));
        }
    }

    private static Arguments to(String expected, Function<Names, Node> made) {
        return Arguments.of(expected, made);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                to("a * (x * y)", n -> n.s().times(n.x(), n.s().times(n.a(), n.y()))),
                to("(a * b) * (x * y)", n -> n.s().times(n.s().times(n.a(), n.x()), n.s().times(n.b(), n.y()))),
                to("6 * x", n -> n.s().times(n.s().number(2), n.s().times(n.s().number(3), n.x()))),
                to("x * (y * (x * y))", n -> n.s().times(n.x(), n.s().times(n.y(), n.s().times(n.x(), n.y())))),
                to("x * (x * x)", n -> n.s().pow(n.x(), 3)),
                to("x", n -> n.s().pow(n.root(n.x()), 2)),
                to("x^1.5", n -> n.s().pow(n.root(n.x()), 3)),
                to("y * (x^-1.5)", n -> n.s().over(n.y(), n.s().pow(n.root(n.x()), 3))),
                to("y * (x^-0.5)", n -> n.s().over(n.y(), n.root(n.x()))),
                to("sqrt(x)", n -> n.s().over(n.x(), n.root(n.x()))),
                to("x / y", n -> n.s().over(n.x(), n.y())),
                to("2 / y", n -> n.s().over(n.s().number(2), n.y())),
                to("(a / b) * (x / y)", n -> n.s().over(n.s().times(n.a(), n.x()), n.s().times(n.b(), n.y()))),
                to("a * (1 / y)", n -> n.s().over(n.a(), n.y())),
                to("0.3333333333333333 * x", n -> n.s().over(n.x(), n.s().number(3))),
                to("(1 / a) * x", n -> n.s().over(n.x(), n.a())),
                to("-(a * (x * y))", n -> n.s().times(n.s().neg(n.s().times(n.a(), n.x())), n.y())),
                to("a * sum(v for i)", n -> n.sum(n.s().times(n.a(), n.v()))),
                to("a * sum(c * v for i)", n -> n.sum(n.s().times(n.c(), n.s().times(n.a(), n.v())))),
                to("x * sum(v for i)", n -> n.sum(n.s().times(n.x(), n.v()))),
                to("sum(v * v for i)", n -> n.sum(n.s().times(n.v(), n.v()))),
                to("x^0.375", n -> n.s().pow(n.s().pow(n.x(), 1.5), 0.25)),
                to("(x * x)^0.1", n -> n.s().pow(n.s().pow(n.x(), 2), 0.1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void products(String expected, Function<Names, Node> made) {
        Sketch s = new Sketch();
        Names names = Names.of(s);
        Node root = made.apply(names);
        s.equation(names.x(), names.x()).equation(names.y(), names.y()).equation(names.v(), names.v());

        assertThat(Sketch.text(Passes.run(
                                List.of(new NormaliseProducts()), s.output(root).ode())
                        .outputs()
                        .get(0)))
                .isEqualTo(expected);
    }
}
