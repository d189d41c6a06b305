package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.reference.ModelFile;
import brook.compiler.transform.Adjoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One pass for f and the derivatives of z: a regulariser of order K costs K products with each matrix of weights, that of the right-hand side among them.
 * Counted for two hidden layers that get the time too.
 */
class SharedProductsTest {

    private static final List<String> MATRICES = List.of("W1", "W2", "W3");

    /** Its two states are written out, and so are all derivatives. */
    private static final String SMALL = net(2);

    /** Its five states are a loop, and integrals look into a longer jet. */
    private static final String LARGE = net(5);

    static IntStream orders() {
        return IntStream.rangeClosed(1, 8);
    }

    private static String net(int states) {
        return """
                const d = %d
                trainable W1[6, d + 1] = glorot(seed = 1), b1[6] = normal(seed = 2)
                trainable W2[7, 7] = glorot(seed = 3), b2[7] = normal(seed = 4)
                trainable W3[d, 8] = glorot(seed = 5), b3[d] = normal(seed = 6)
                state z[d] = [sin(i) for i in 1..d]
                a1 = tanh(W1*cat(z, t) + b1)
                a2 = tanh(W2*cat(a1, t) + b2)
                z' = W3*cat(a2, t) + b3
                """.formatted(states);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void formulas(int order) {
        for (String net : List.of(SMALL, LARGE)) {
            assertThat(products(rates(formulas(net + regulariser(order))))).isEqualTo(each(order));
            assertThat(products(rates(formulas(net + allUpTo(order))))).isEqualTo(each(order));
        }
    }

    /** Backward there is one with the transposed matrix for each of them. */
    @ParameterizedTest
    @MethodSource("orders")
    void adjoints(int order) {
        for (String net : List.of(SMALL, LARGE)) {
            OdeGraph adjoint = Adjoints.of(formulas(net + allUpTo(order)));
            assertThat(products(rates(adjoint))).isEqualTo(each(2 * order));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void kernelsOfAValue(int order) {
        JetPlan plan = plan(SMALL + allUpTo(order));
        assertThat(products(computed(plan))).isEqualTo(each(order));
        assertThat(plan.later()).isEmpty();
    }

    /** One value is that of index 0 and of as many indices as the plan looks ahead. */
    @ParameterizedTest
    @MethodSource("orders")
    void kernelsThatLookAhead(int order) {
        JetPlan plan = plan(LARGE + allUpTo(order));
        assertThat(products(computed(plan))).isEqualTo(each(1));
        assertThat(1 + plan.ahead()).isEqualTo(order);
        plan.later().ifPresent(later -> assertThat(products(computed(later))).isEmpty());
    }

    private static OdeGraph formulas(String text) {
        return ExpandDerivatives.applyWholly(graph(text));
    }

    private static JetPlan plan(String text) {
        return JetPlan.of(JetSystem.of(graph(text)));
    }

    private static OdeGraph graph(String text) {
        return new ModelFile("net.ode", text)
                .compile(CompilerOptions.STANDARD)
                .stages()
                .orElseThrow()
                .graph();
    }

    private static List<Node> rates(OdeGraph ode) {
        return Graph.reachable(TaylorTransform.rates(ode).stream()
                .map(JetSystem.Rate::derivative)
                .toList());
    }

    /** What the kernels compute, as often as they do. */
    private static List<Node> computed(JetPlan plan) {
        List<Node> computed = new ArrayList<>();
        for (Kernel kernel : plan.kernels().kernels()) {
            for (Kernel.Task task : kernel.tasks()) {
                if (task instanceof Kernel.Task.Compute compute && compute.from() == 0) {
                    computed.add(compute.node());
                }
            }
        }
        return computed;
    }

    /** How many sums have each matrix as a factor. */
    private static Map<String, Integer> products(Collection<Node> nodes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node instanceof Node.Contraction product && !product.isProduct()) {
                for (Node factor : product.operands()) {
                    if (KernelPlan.base(factor) instanceof Node.Variable variable
                            && MATRICES.contains(variable.name())) {
                        counts.merge(variable.name(), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static Map<String, Integer> each(int count) {
        return MATRICES.stream().collect(Collectors.toMap(name -> name, name -> count));
    }

    private static String regulariser(int order) {
        return "integral R" + order + " = sqnorm(der(z, " + order + "))/d\n";
    }

    private static String allUpTo(int order) {
        return IntStream.rangeClosed(1, order)
                .mapToObj(SharedProductsTest::regulariser)
                .collect(Collectors.joining());
    }
}
