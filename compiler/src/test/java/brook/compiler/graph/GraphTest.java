package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.system.Operator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the normal form one by one: what is rewritten, and what must not be. */
class GraphTest {

    private static final Axis I = new Axis("i", 3);
    private static final Axis J = new Axis("j", 2);
    private static final Axis K = new Axis("k", 6);

    /** Variables in the order of their ids. */
    private record Names(Sketch s, Node x, Node y, Node a, Node v, Node m) {
        static Names of(Sketch s) {
            return new Names(s, s.state("x"), s.state("y"), s.param("a"), s.state("v", I), s.state("m", I, J));
        }
    }

    private static Arguments to(String expected, Function<Names, Node> made) {
        return Arguments.of(expected, made);
    }

    static Stream<Arguments> rules() {
        return Stream.of(signs(), identities(), powers(), choices(), products(), maps())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> signs() {
        return Stream.of(
                to("x - y", n -> n.s.minus(n.x, n.y)),
                to("-(x - y)", n -> n.s.minus(n.y, n.x)),
                to("x - 1", n -> n.s.minus(n.x, n.s.number(1))),
                to("1 - x", n -> n.s.minus(n.s.number(1), n.x)),
                to("x - 1", n -> n.s.add(n.s.number(-1), n.x)),
                to("x", n -> n.s.neg(n.s.neg(n.x))),
                to("x - y", n -> n.s.add(n.x, n.s.neg(n.y))),
                to("x + y", n -> n.s.minus(n.x, n.s.neg(n.y))),
                to("-(x + y)", n -> n.s.minus(n.s.neg(n.y), n.x)),
                to("-(x + y)", n -> n.s.add(n.s.neg(n.y), n.s.neg(n.x))),
                to("-(x * y)", n -> n.s.times(n.s.neg(n.y), n.x)),
                to("x * y", n -> n.s.times(n.s.neg(n.y), n.s.neg(n.x))),
                to("-(3 * x)", n -> n.s.times(n.x, n.s.number(-3))),
                to("-(3 / x)", n -> n.s.over(n.s.number(-3), n.x)),
                to("x / y", n -> n.s.over(n.s.neg(n.x), n.s.neg(n.y))),
                to("-sin((x - y))", n -> n.s.sin(n.s.minus(n.y, n.x))),
                to("cos((x - y))", n -> n.s.op(Operator.COS, n.s.minus(n.y, n.x))),
                to("exp((-x))", n -> n.s.op(Operator.EXP, n.s.neg(n.x))),
                to("atan2((-x), y)", n -> n.s.op(Operator.ATAN2, n.s.neg(n.x), n.y)),
                to("(x - y) * (x - y)", n -> n.s.pow(n.s.minus(n.y, n.x), 2)));
    }

    private static Stream<Arguments> identities() {
        return Stream.of(
                to("x", n -> n.s.times(n.s.number(1), n.x)),
                to("-x", n -> n.s.times(n.x, n.s.number(-1))),
                to("0 * x", n -> n.s.times(n.x, n.s.number(0))),
                to("x", n -> n.s.over(n.x, n.s.number(1))),
                to("0.25 * x", n -> n.s.over(n.x, n.s.number(4))),
                to("x / 3", n -> n.s.over(n.x, n.s.number(3))),
                to("x", n -> n.s.minus(n.x, n.s.number(0))),
                to("x + 0", n -> n.s.add(n.x, n.s.number(0))),
                to("x", n -> n.s.add(n.x, n.s.number(-0.0))),
                to("-x", n -> n.s.minus(n.s.number(0), n.x)),
                to("x - x", n -> n.s.minus(n.x, n.x)),
                to("2 * x", n -> n.s.add(n.x, n.x)),
                to("v", n -> n.s.times(n.s.array(I, 1, 1, 1), n.v)),
                to("2 * v", n -> n.s.times(n.s.array(I, 2, 2, 2), n.v)),
                to("[2, 2, 2] * x", n -> n.s.times(n.s.array(I, 2, 2, 2), n.x)),
                to("x + v", n -> n.s.add(n.v, n.s.graph.broadcast(n.x, List.of(I)))),
                to("7", n -> n.s.add(n.s.number(3), n.s.number(4))),
                to("[4, 5, 6]", n -> n.s.add(n.s.number(3), n.s.array(I, 1, 2, 3))),
                to("6", n -> n.s.graph.sum(n.s.array(I, 1, 2, 3), List.of(I))));
    }

    private static Stream<Arguments> powers() {
        return Stream.of(
                to("1", n -> n.s.pow(n.x, 0)),
                to("x", n -> n.s.pow(n.x, 1)),
                to("x * x", n -> n.s.pow(n.x, 2)),
                to("x * (x * x)", n -> n.s.pow(n.x, 3)),
                to("(x * x) * (x * x)", n -> n.s.pow(n.x, 4)),
                to("1 / (x * x)", n -> n.s.pow(n.x, -2)),
                to("sqrt(x)", n -> n.s.pow(n.x, 0.5)),
                to("x^-1.5", n -> n.s.pow(n.x, -1.5)),
                to("x^65", n -> n.s.pow(n.x, 65)),
                to("x^a", n -> n.s.op(Operator.POWER, n.x, n.a)),
                to("exp((y * log(x)))", n -> n.s.op(Operator.POWER, n.x, n.y)),
                to("exp((0.6931471805599453 * x))", n -> n.s.op(Operator.POWER, n.s.number(2), n.x)));
    }

    private static Stream<Arguments> choices() {
        return Stream.of(
                to("x - (floor((x / y)) * y)", n -> n.s.op(Operator.MOD, n.x, n.y)),
                to("if (x < y) then x else y", n -> n.s.op(Operator.SELECT, n.s.op(Operator.LESS, n.x, n.y), n.x, n.y)),
                to("x", n -> n.s.op(Operator.SELECT, n.s.number(1), n.x, n.y)),
                to("x", n -> n.s.op(Operator.SELECT, n.s.op(Operator.LESS, n.x, n.y), n.x, n.x)),
                to(
                        "-(if (x < y) then x else y)",
                        n -> n.s.op(Operator.SELECT, n.s.op(Operator.LESS, n.x, n.y), n.s.neg(n.x), n.s.neg(n.y))),
                to("max(x, y)", n -> n.s.op(Operator.MAX, n.y, n.x)),
                to("x", n -> n.s.op(Operator.MIN, n.x, n.x)),
                to("a", n -> n.s.op(Operator.FREEZE, n.a)),
                to("freeze(x)", n -> n.s.op(Operator.FREEZE, n.x)));
    }

    private static Stream<Arguments> products() {
        return Stream.of(
                to("sum(v * m for i)", n -> n.s.graph.sum(n.s.times(n.m, n.v), List.of(I))),
                to("sum(v for i)", n -> n.s.graph.sum(n.v, List.of(I))),
                to("a * x", n -> n.s.times(n.x, n.a)),
                to("0.5 * x", n -> n.s.times(n.s.number(2), n.s.times(n.s.number(0.25), n.x))),
                to("3 * (0.1 * x)", n -> n.s.times(n.s.number(3), n.s.times(n.s.number(0.1), n.x))));
    }

    private static Stream<Arguments> maps() {
        IndexMap i = IndexMap.identity(I);
        IndexMap table = IndexMap.table(K, 0, 1, 2, 0, 1, 1);
        IndexMap reversed = new IndexMap.Affine(2, List.of(new IndexMap.Stride(I, -1)));
        return Stream.of(
                to("v", n -> n.s.graph.gather(n.v, List.of(i), List.of(I))),
                to("v", n -> n.s.graph.gather(n.v, List.of(IndexMap.table(I, 0, 1, 2)), List.of(I))),
                to("v[-i + 2]", n -> n.s.graph.gather(n.v, List.of(IndexMap.table(I, 2, 1, 0)), List.of(I))),
                to("v[T1[k]]", n -> n.s.graph.gather(n.v, List.of(table), List.of(K))),
                to("-v[T1[k]]", n -> n.s.graph.gather(n.s.neg(n.v), List.of(table), List.of(K))),
                to("v", n -> reverse(n, reverse(n, n.v, reversed), reversed)),
                to("v[T1[k]]", n -> n.s.graph.gather(reverse(n, n.v, reversed), List.of(table), List.of(K))),
                to("m[i, j]", n -> n.s.graph.broadcast(n.m, List.of(J, I))),
                to("m", n -> n.s.graph.broadcast(n.s.graph.broadcast(n.m, List.of(J, I)), List.of(I, J))),
                to("[1, 2, 3, 1, 2, 2]", n -> n.s.graph.gather(n.s.array(I, 1, 2, 3), List.of(table), List.of(K))),
                to("v", n -> n.s.graph.scatter(List.of(n.v), List.of(List.of(i)), false, List.of(I))),
                to(
                        "-scatter(m to [i])",
                        n -> n.s.graph.scatter(List.of(n.s.neg(n.m)), List.of(List.of(i)), false, List.of(I))),
                to("y", n -> n.s.graph.gather(stack(n), List.of(IndexMap.fixed(1)), List.of())),
                to(
                        "join(x to [0], y to [1])[T1[k]]",
                        n -> n.s.graph.gather(stack(n), List.of(IndexMap.table(K, 0, 1, 1, 0, 0, 0)), List.of(K))),
                to("0", n -> n.s.graph.derivative(n.a, 2)),
                to("-der(x, 3)", n -> n.s.graph.derivative(n.s.neg(n.s.graph.derivative(n.x, 1)), 2)));
    }

    private static Node reverse(Names n, Node node, IndexMap reversed) {
        return n.s.graph.gather(node, List.of(reversed), List.of(I));
    }

    private static Node stack(Names n) {
        List<List<IndexMap>> places = List.of(List.of(IndexMap.fixed(0)), List.of(IndexMap.fixed(1)));
        return n.s.graph.scatter(List.of(n.x, n.y), places, true, List.of(J));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void normalForm(String expected, Function<Names, Node> made) {
        assertThat(Sketch.text(made.apply(Names.of(new Sketch())))).isEqualTo(expected);
    }

    @Test
    void equalOperationsAreTheSameNode() {
        Sketch s = new Sketch();
        Node x = s.state("x");
        Node y = s.state("y");

        assertThat(s.add(x, y)).isSameAs(s.add(y, x));
        assertThat(s.times(x, y)).isSameAs(s.times(y, x));
        assertThat(s.number(0.0)).isNotSameAs(s.number(-0.0));
        assertThat(s.over(x, y)).isNotSameAs(s.over(y, x));
    }

    @Test
    void theResultHasTheAxesInTheOrderOfTheOperandsAlsoWhereTheseAreExchanged() {
        Sketch s = new Sketch();
        Node v = s.state("v", I);
        Node w = s.state("w", J);

        assertThat(s.minus(v, w).axes()).containsExactly(I, J);
        assertThat(s.minus(w, v).axes()).containsExactly(J, I);
        assertThat(s.times(w, v).axes()).containsExactly(J, I);
        assertThat(s.add(w, s.neg(v)).axes()).containsExactly(J, I);
    }

    @Test
    void conditionsAndFrozenValuesAreConstantOnAStep() {
        Sketch s = new Sketch();
        Node x = s.state("x");

        assertThat(s.op(Operator.FLOOR, x).variation()).isEqualTo(Variation.STEP);
        assertThat(s.op(Operator.FREEZE, x).variation()).isEqualTo(Variation.STEP);
        assertThat(s.op(Operator.LESS, s.param("p"), s.number(1)).variation()).isEqualTo(Variation.RUN);
        assertThat(s.op(Operator.ABS, x).variation()).isEqualTo(Variation.SERIES);
    }

    @Test
    void noHugeConstantIsMadeOfANumber() {
        Sketch s = new Sketch();
        Axis long_ = new Axis("n", 1_000_000);

        Node ones = s.graph.broadcast(s.number(1), List.of(long_));
        Node cosine = s.op(Operator.COS, ones);

        assertThat(Sketch.text(ones)).isEqualTo("1[]");
        assertThat(Sketch.text(cosine)).isEqualTo("0.5403023058681398[]");
    }
}
