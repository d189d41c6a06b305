package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal form changes no value: random operations, computed as they are asked for and as the graph keeps them. */
class RandomGraphTest {

    private static final Axis I = new Axis("i", 3);
    private static final Axis J = new Axis("j", 4);
    private static final Axis ONE = new Axis("one", 1);
    private static final List<Axis> AXES = List.of(I, J, ONE);
    private static final List<Operator> OPERATORS = List.of(
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.SUBTRACT,
            Operator.MULTIPLY,
            Operator.DIVIDE,
            Operator.NEGATE,
            Operator.NEGATE,
            Operator.SIN,
            Operator.COS,
            Operator.TANH,
            Operator.ABS,
            Operator.SQRT,
            Operator.MAX,
            Operator.MIN,
            Operator.SIGN,
            Operator.MOD,
            Operator.LESS,
            Operator.SELECT,
            Operator.FREEZE);

    /** A node and the value that its operations give without any rule. */
    private record Asked(Node node, DoubleTable value) {

        static Asked of(Node node, double[] value) {
            return new Asked(node, DoubleTable.of(value));
        }
    }

    private final Sketch sketch = new Sketch();
    private final Map<Node.Variable, double[]> variables = new LinkedHashMap<>();
    private final List<Asked> pool = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void normalFormKeepsValues(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            variable(random, "v" + i, someAxes(random));
            constant(random, someAxes(random));
        }
        for (int i = 0; i < 400; i++) {
            pool.add(operation(random));
        }
        GraphEvaluator evaluator = new GraphEvaluator(variables);
        for (Asked asked : pool) {
            double[] found = evaluator.value(asked.node());
            for (int e = 0; e < found.length; e++) {
                boolean equal = found[e] == asked.value().get(e)
                        || Double.isNaN(found[e]) && Double.isNaN(asked.value().get(e));
                assertThat(equal)
                        .as(
                                "%s[%d] = %s, asked for %s",
                                asked.node(), e, found[e], asked.value().get(e))
                        .isTrue();
            }
        }
    }

    private Asked operation(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> gather(random, any(random));
            case 1 -> scatter(random, any(random));
            case 2 -> contraction(random, any(random), any(random));
            default -> elementwise(random, OPERATORS.get(random.nextInt(OPERATORS.size())));
        };
    }

    private Asked elementwise(Random random, Operator operator) {
        List<Asked> operands = new ArrayList<>();
        for (int i = 0; i < operator.arity(); i++) {
            operands.add(any(random));
        }
        List<Node> nodes = operands.stream().map(Asked::node).toList();
        List<double[]> values =
                operands.stream().map(asked -> asked.value().toArray()).toList();
        List<Axis> axes = Node.union(nodes);
        double[] value = NodeValues.elementwise(operator, nodes, values, axes);
        // The sign of a zero is not kept, so a quotient by zero may have either.
        for (int i = 0; operator == Operator.DIVIDE && i < value.length; i++) {
            if (Double.isInfinite(value[i])) {
                return operands.get(0);
            }
        }
        return Asked.of(sketch.op(operator, nodes.toArray(Node[]::new)), value);
    }

    private Asked contraction(Random random, Asked a, Asked b) {
        List<Axis> union = Node.union(List.of(a.node(), b.node()));
        List<Axis> summed = union.stream().filter(axis -> random.nextBoolean()).toList();
        List<Axis> axes = new ArrayList<>(union);
        axes.removeAll(summed);
        Collections.shuffle(axes, random);
        double[] value = NodeValues.contraction(
                a.node(), b.node(), List.of(a.value().toArray(), b.value().toArray()), summed, axes);
        return Asked.of(sketch.graph.contract(a.node(), b.node(), summed, axes), value);
    }

    private Asked gather(Random random, Asked a) {
        List<Axis> axes = someAxes(random);
        List<IndexMap> maps = maps(random, a.node().axes(), axes);
        double[] value = NodeValues.gather(a.node(), a.value().toArray(), maps, axes);
        return Asked.of(sketch.graph.gather(a.node(), maps, axes), value);
    }

    private Asked scatter(Random random, Asked a) {
        List<Axis> axes = someAxes(random);
        List<List<IndexMap>> maps = List.of(maps(random, axes, a.node().axes()));
        double[] value = NodeValues.scatter(List.of(a.node()), List.of(a.value().toArray()), maps, axes);
        return Asked.of(sketch.graph.scatter(List.of(a.node()), maps, false, axes), value);
    }

    /** For each axis of the one side a position as a function of the axes of the other. */
    private static List<IndexMap> maps(Random random, List<Axis> to, List<Axis> from) {
        List<IndexMap> maps = new ArrayList<>();
        for (Axis axis : to) {
            if (from.contains(axis) && random.nextBoolean()) {
                maps.add(IndexMap.identity(axis));
            } else if (random.nextInt(3) == 0) {
                maps.add(IndexMap.fixed(random.nextInt(axis.size())));
            } else {
                int[] table = new int[Positions.count(from)];
                for (int i = 0; i < table.length; i++) {
                    table[i] = random.nextInt(axis.size());
                }
                maps.add(new IndexMap.Table(from, IntTable.of(table)));
            }
        }
        return maps;
    }

    private Asked any(Random random) {
        return pool.get(random.nextInt(pool.size()));
    }

    private void variable(Random random, String name, List<Axis> axes) {
        Node node = sketch.state(name, axes.toArray(Axis[]::new));
        double[] value = numbers(random, axes);
        variables.put((Node.Variable) node, value);
        pool.add(Asked.of(node, value));
    }

    private void constant(Random random, List<Axis> axes) {
        double[] value = numbers(random, axes);
        pool.add(Asked.of(sketch.graph.constant(axes, DoubleTable.of(value)), value));
    }

    private static double[] numbers(Random random, List<Axis> axes) {
        double[] value = new double[Positions.count(axes)];
        boolean small = random.nextBoolean();
        for (int i = 0; i < value.length; i++) {
            value[i] = small ? random.nextInt(4) - 1.5 : random.nextGaussian();
        }
        return value;
    }

    private static List<Axis> someAxes(Random random) {
        List<Axis> axes = new ArrayList<>(AXES);
        Collections.shuffle(axes, random);
        return List.copyOf(axes.subList(0, random.nextInt(3)));
    }
}
