package brook.compiler.graph;

import static brook.compiler.graph.ModelSketch.*;
import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.Diagnostics;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Product.Kind;
import brook.compiler.system.Expr.Reduction;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Shape;
import brook.compiler.system.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Array models lowered and compared with the naive reading, element by element. */
class LoweringTest {

    private final ModelSketch model = new ModelSketch();
    private final Index i = index("i");
    private final Index j = index("j");
    private final Index k = index("k");

    @Test
    void scalars() {
        Expr g = model.parameter("g");
        Symbol theta = model.state("theta");
        Expr speed = new Expr.Reference(HERE, theta, 1);
        Expr pull = model.define("pull", times(g, apply(Operator.SIN, ref(theta))));
        model.equation(theta, 2, piece(minus(apply(Operator.NEGATE, pull), times(speed, model.time()))));
        OdeGraph ode = LoweringCheck.check(model.system());
        assertThat(ode.names()).containsValue("pull");
    }

    @Test
    void bodiesAttractEachOther() {
        assertThat(bodies(6)).isEqualTo(bodies(20));
    }

    private int bodies(int n) {
        ModelSketch model = new ModelSketch();
        Expr m = model.parameter("m", n);
        Symbol q = model.state("q", n, 3);
        Expr d = minus(element(ref(q), j, ":"), element(ref(q), i, ":"));
        Expr norm = apply(Operator.SQRT, product(Kind.DOT, d, d));
        Expr pull = over(times(times(number(2.5), element(m, j)), d), apply(Operator.POWER, norm, number(3)));
        Expr sum = sumIf(differ(j, i), pull, loop(j, 1, n));
        model.equation(q, 2, piece(sum, over(i, 1, n), all()));
        Expr pairs = over(times(element(m, i), element(m, j)), norm);
        model.output("E", sumIf(apply(Operator.LESS, value(i), value(j)), pairs, loop(i, 1, n), loop(j, 1, n)));
        return Graph.reachable(LoweringCheck.check(model.system()).roots()).size();
    }

    @Test
    void heatHasTwoEnds() {
        assertThat(heat(100)).isEqualTo(heat(1000));
    }

    private int heat(int n) {
        ModelSketch model = new ModelSketch();
        Symbol u = model.state("u", n);
        Expr middle = minus(plus(u(u, -1), u(u, 1)), times(number(2), u(u, 0)));
        model.equation(
                u,
                1,
                piece(minus(element(ref(u), number(2)), element(ref(u), number(1))), at(1)),
                piece(times(middle, apply(Operator.SIN, times(value(i), number(0.1)))), over(i, 2, n - 1)),
                piece(minus(element(ref(u), number(n - 1)), number(1)), at(n)));
        model.output("heat", collapse(Reduction.SUM, ref(u)));
        return Graph.reachable(LoweringCheck.check(model.system()).roots()).size();
    }

    private Expr u(Symbol u, int shift) {
        return element(ref(u), plus(value(i), number(shift)));
    }

    @Test
    void stencilInTwoDimensions() {
        Symbol u = model.state("u", 7, 5);
        Expr inside = plus(
                plus(element(ref(u), minus(value(i), number(1)), j), element(ref(u), i, plus(value(j), number(1)))),
                minus(element(ref(u), plus(value(i), number(1)), j), element(ref(u), i, minus(value(j), number(1)))));
        model.equation(
                u,
                1,
                piece(inside, over(i, 2, 6), over(j, 2, 4)),
                piece(number(0), at(1), all()),
                piece(element(ref(u), number(6), ":"), at(7), all()),
                piece(element(ref(u), i, number(2)), over(i, 2, 6), at(1)),
                piece(times(value(i), number(2)), over(i, 2, 6), at(5)));
        LoweringCheck.check(model.system());
    }

    @Test
    void recurrentNetworkGathersOnce() {
        Expr w = model.parameter("W", 8, 8);
        Symbol x = model.state("x", 8);
        Expr sum = sum(times(element(w, i, j), apply(Operator.TANH, element(ref(x), j))), loop(j, 1, 8));
        model.equation(x, 1, piece(minus(sum, element(ref(x), i)), over(i, 1, 8)));
        OdeGraph ode = LoweringCheck.check(model.system());
        assertThat(gathers(ode)).isEqualTo(1);
        assertThat(Graph.reachable(ode.roots()))
                .anyMatch(node -> node instanceof Node.Contraction c
                        && !c.summed().isEmpty()
                        && c.left() instanceof Node.Variable);
    }

    @Test
    void layersNeedNoGather() {
        Expr w1 = model.parameter("W1", 8, 3);
        Expr w2 = model.parameter("W2", 3, 8);
        Expr b = model.parameter("b", 8);
        Symbol z = model.state("z", 3);
        Expr hidden = apply(Operator.TANH, plus(product(Kind.MATRIX_VECTOR, w1, ref(z), 8), b));
        model.equation(z, product(Kind.MATRIX_VECTOR, w2, hidden, 3));
        assertThat(gathers(LoweringCheck.check(model.system()))).isZero();
    }

    @Test
    void productsOfArrays() {
        Expr a = model.parameter("A", 4, 4);
        Symbol x = model.state("x", 4);
        Symbol m = model.state("M", 4, 4);
        Expr square = product(Kind.MATRIX_MATRIX, a, a, 4, 4);
        Expr outer = product(Kind.OUTER, ref(x), ref(x), 4, 4);
        Expr transposed = rearrange(Expr.Rearrange.Kind.TRANSPOSE, ref(m), 4, 4);
        model.equation(x, times(product(Kind.MATRIX_VECTOR, a, ref(x), 4), product(Kind.DOT, ref(x), ref(x))));
        model.equation(m, minus(plus(product(Kind.MATRIX_MATRIX, square, ref(m), 4, 4), outer), transposed));
        model.output("trace", collapse(Reduction.SUM, rearrange(Expr.Rearrange.Kind.DIAGONAL_OF, ref(m), 4)));
        model.output("diag", plus(rearrange(Expr.Rearrange.Kind.DIAGONAL, ref(x), 4, 4), ref(m)));
        model.output("fill", plus(rearrange(Expr.Rearrange.Kind.FILL, element(ref(x), number(2)), 4, 4), ref(m)));
        model.output("all", collapse(Reduction.SUM, times(a, transposed)));
        model.output("four", collapse(Reduction.SUM, rearrange(Expr.Rearrange.Kind.FILL, number(3), 4, 4)));
        LoweringCheck.check(model.system());
    }

    @Test
    void sidesMeet() {
        Symbol x = model.state("x", 4);
        Symbol m = model.state("M", 3, 3);
        Expr front = element(ref(x), (Object) new int[] {0, 3});
        Expr back = element(ref(x), (Object) new int[] {1, 3});
        Expr rows = stack(Shape.of(3, 3), front, back, times(front, back));
        model.equation(x, join(4, minus(back, front), element(ref(m), number(1), number(2))));
        model.equation(m, rows);
        Expr turned = rearrange(Expr.Rearrange.Kind.TRANSPOSE, ref(m), 3, 3);
        model.output("both", new Expr.Join(HERE, List.of(ref(m), turned), Shape.of(6, 3)));
        model.output("list", stack(Shape.of(2), element(ref(x), number(1)), number(7)));
        LoweringCheck.check(model.system());
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void reductionsOverDomains(Reduction reduction) {
        Expr a = model.parameter("A", 7, 7);
        Symbol x = model.state("x", 7);
        Expr body = times(element(a, i, j), element(ref(x), j));
        model.equation(x, 1, piece(reduce(reduction, body, loop(j, 1, 7)), over(i, 1, 7)));
        Expr outside = times(element(a, i, j), element(ref(x), i));
        model.output("triangle", build(reduce(reduction, outside, loop(j, value(i), 7)), Shape.of(7), loop(i, 1, 7)));
        model.output(
                "others", build(reduceIf(reduction, differ(i, j), body, loop(j, 1, 7)), Shape.of(7), loop(i, 1, 7)));
        model.output(
                "count",
                build(reduceIf(reduction, differ(i, j), number(2), loop(j, 1, 7)), Shape.of(7), loop(i, 1, 7)));
        Expr shifted = times(element(ref(x), plus(value(i), number(1))), element(ref(x), j));
        Expr upper = reduce(reduction, shifted, loop(j, plus(value(i), number(1)), 7));
        model.output("some", build(upper, Shape.of(6), loop(i, 1, 6)));
        Expr gaps = reduceIf(reduction, apply(Operator.LESS, plus(value(i), number(3)), value(j)), body, loop(j, 1, 7));
        model.output("gaps", build(gaps, Shape.of(7), loop(i, 1, 7)));
        model.output("whole", collapse(reduction, a));
        model.output(
                "pairs",
                reduceIf(reduction, apply(Operator.LESS, value(i), value(j)), body, loop(i, 1, 7), loop(j, 1, 7)));
        Expr three = times(body, element(a, k, number(1)));
        model.output(
                "three",
                build(
                        reduceIf(reduction, differ(i, j), three, loop(k, 2, 3), loop(j, 1, 7)),
                        Shape.of(7),
                        loop(i, 1, 7)));
        LoweringCheck.check(model.system());
    }

    @Test
    void nestedSums() {
        Expr a = model.parameter("A", 5, 5);
        Symbol x = model.state("x", 5);
        Expr inner = sumIf(differ(k, j), times(element(ref(x), k), element(a, j, k)), loop(k, 1, 5));
        Expr tied = sum(times(element(ref(x), k), element(a, i, k)), loop(k, value(j), 5));
        Expr outer = sumIf(differ(i, j), times(plus(inner, tied), element(a, i, j)), loop(j, 1, 5));
        model.equation(x, 1, piece(outer, over(i, 1, 5)));
        LoweringCheck.check(model.system());
    }

    @Test
    void indicesRunWithSteps() {
        Symbol x = model.state("x", 9);
        Pieces.Part odd = new Pieces.Part.Over(i, 1, 9, 2);
        Pieces.Part even = new Pieces.Part.Over(i, 8, 2, -2);
        model.equation(
                x,
                1,
                piece(times(element(ref(x), minus(number(10), value(i))), value(i)), odd),
                piece(element(ref(x), apply(Operator.DIVIDE, value(i), number(2))), even));
        Index s = index("s");
        Expr steps = new Expr.Reduce(
                HERE,
                Reduction.SUM,
                element(ref(x), s),
                new brook.compiler.system.Domain(
                        List.of(new brook.compiler.system.Domain.Loop(s, number(9), number(2), -3)),
                        java.util.Optional.empty()));
        model.output("steps", steps);
        LoweringCheck.check(model.system());
    }

    @Test
    void neighboursComeFromATable() {
        int n = 1000;
        Random random = new Random(1);
        double[] next = random.ints(n, 1, n + 1).asDoubleStream().toArray();
        Expr table = table(DoubleTable.of(next), n);
        Symbol x = model.state("x", n);
        Expr neighbour = element(ref(x), element(table, i));
        model.equation(x, 1, piece(minus(neighbour, element(ref(x), i)), over(i, 1, n)));
        LoweringCheck.check(model.system());
    }

    @Test
    void branchesAreReadWhereTheyCount() {
        Symbol x = model.state("x", 6);
        Expr before = element(ref(x), minus(value(i), number(1)));
        Expr after = element(ref(x), plus(value(i), number(1)));
        Expr right =
                apply(Operator.SELECT, apply(Operator.EQUAL, value(i), number(6)), element(ref(x), number(1)), after);
        Expr left = apply(Operator.SELECT, apply(Operator.LESS, value(i), number(2)), number(5), before);
        model.equation(x, 1, piece(minus(left, right), over(i, 1, 6)));
        LoweringCheck.check(model.system());
    }

    @Test
    void anIndexKeepsItsAxisFromTheVector() {
        Expr a = model.parameter("A", 5, 5);
        Symbol x = model.state("x", 5);
        Expr row = element(a, i, ":");
        model.equation(x, 1, piece(times(product(Kind.DOT, ref(x), row), element(ref(x), i)), over(i, 1, 5)));
        model.output("grid", build(times(element(ref(x), i), ref(x)), Shape.of(5, 5), loop(i, 1, 5)));
        model.output(
                "rows",
                sumIf(differ(i, j), times(element(a, j, ":"), element(ref(x), i)), loop(i, 1, 5), loop(j, 1, 5)));
        LoweringCheck.check(model.system());
    }

    @Test
    void oneFunctionOfAnIndexIsComputedOncePerIndex() {
        Expr w = model.parameter("W", 9, 9);
        Symbol v = model.state("v", 9);
        Expr spike = apply(Operator.SIGMOID, element(ref(v), j));
        Expr sum = sumIf(differ(i, j), times(element(w, i, j), spike), loop(j, 1, 9));
        model.equation(v, 1, piece(minus(sum, element(ref(v), i)), over(i, 1, 9)));
        OdeGraph ode = LoweringCheck.check(model.system());
        assertThat(Graph.reachable(ode.roots()))
                .filteredOn(node -> node instanceof Node.Elementwise e && e.operator() == Operator.SIGMOID)
                .allMatch(node -> node.size() == 9);
    }

    @Test
    void sharedArgumentsStayShared() {
        Symbol x = model.state("x");
        Expr e = ref(x);
        for (int n = 0; n < 60; n++) {
            e = plus(apply(Operator.SIN, e), e);
        }
        model.equation(x, e);
        LoweringCheck.check(model.system());
    }

    @Test
    void equalLoopsShareTheirWork() {
        Symbol u = model.state("u", 50);
        Symbol v = model.state("v", 50);
        for (Symbol s : List.of(u, v)) {
            Index n = index("n");
            Expr square = times(element(ref(u), n), element(ref(v), n));
            model.equation(
                    s,
                    1,
                    piece(number(0), at(1)),
                    piece(plus(square, element(ref(s), minus(value(n), number(1)))), over(n, 2, 49)),
                    piece(number(1), at(50)));
        }
        OdeGraph ode = LoweringCheck.check(model.system());
        assertThat(Graph.reachable(ode.roots()))
                .filteredOn(node -> node instanceof Node.Contraction)
                .hasSize(1);
    }

    @Test
    void writtenOutEquationsTakeAFewNodesEach() {
        int n = 100_000;
        Symbol[] x = new Symbol[n];
        Arrays.setAll(x, p -> model.state("x" + p));
        for (int p = 0; p < n; p++) {
            Expr left = ref(x[(p + n - 1) % n]);
            model.equation(x[p], plus(times(number(p), left), apply(Operator.SIN, ref(x[p]))));
        }
        OdeGraph ode = Lowering.lower(model.system(), new TaylorCalculus(), new Diagnostics())
                .orElseThrow();
        assertThat(ode.states()).hasSize(n);
        assertThat(ode.graph().size()).isLessThan(6 * n);
    }

    @Test
    void whatIsTooLargeIsReported() {
        Symbol x = model.state("x", 100_000);
        Expr pairs = sumIf(differ(i, j), element(ref(x), j), loop(j, 1, 100_000));
        model.equation(x, 1, piece(pairs, over(i, 1, 100_000)));
        Diagnostics diagnostics = new Diagnostics();
        assertThat(Lowering.lower(model.system(), new TaylorCalculus(), diagnostics))
                .isEmpty();
        assertThat(diagnostics.list()).extracting("code").containsExactly("E0412");
    }

    private static long gathers(OdeGraph ode) {
        return Graph.reachable(ode.roots()).stream()
                .filter(Node.Gather.class::isInstance)
                .count();
    }
}
