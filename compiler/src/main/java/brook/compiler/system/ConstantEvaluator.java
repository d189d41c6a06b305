package brook.compiler.system;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value of an expression that reads nothing but numbers and running indices, row-major.
 *
 * <p>Results of subexpressions are remembered once an expression turns out to be large, since it is a graph and not a tree.
 */
public final class ConstantEvaluator {

    private static final int SMALL = 1000;

    private final Map<Index, Double> indices;
    private final IdentityHashMap<Expr, double[]> known = new IdentityHashMap<>();
    private int visits;

    private ConstantEvaluator(Map<Index, Double> indices) {
        this.indices = indices;
    }

    /** The value without running indices. */
    public static double[] evaluate(Expr expr) {
        return evaluate(expr, Map.of());
    }

    /** The value for given values of the running indices. */
    public static double[] evaluate(Expr expr, Map<Index, Double> indices) {
        return new ConstantEvaluator(indices).value(expr);
    }

    /** The value of a scalar for given values of the running indices. */
    public static double number(Expr expr, Map<Index, Double> indices) {
        if (expr instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (expr instanceof Expr.IndexValue value) {
            return Objects.requireNonNull(indices.get(value.index()));
        }
        if (expr instanceof Expr.Apply apply && apply.operands().stream().allMatch(ConstantEvaluator::isPlain)) {
            double[] x = new double[apply.operands().size()];
            Arrays.setAll(x, i -> number(apply.operands().get(i), indices));
            return OperatorValues.of(apply.operator(), x);
        }
        return evaluate(expr, indices)[0];
    }

    /** Conditions on indices are made of these, {@code i != j}, and asked for each pair. */
    private static boolean isPlain(Expr expr) {
        return expr instanceof Expr.Literal || expr instanceof Expr.IndexValue;
    }

    private double[] value(Expr expr) {
        double[] earlier = known.get(expr);
        if (earlier != null) {
            return earlier;
        }
        double[] value = compute(expr);
        visits++;
        if (visits > SMALL) {
            known.put(expr, value);
        }
        return value;
    }

    private double[] compute(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return new double[] {literal.value()};
        }
        if (expr instanceof Expr.IndexValue index) {
            return new double[] {indices.get(index.index())};
        }
        if (expr instanceof Expr.Table table) {
            return table.values().toArray();
        }
        if (expr instanceof Expr.Element element) {
            return element(element);
        }
        if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        }
        if (expr instanceof Expr.Product product) {
            return product(product);
        }
        if (expr instanceof Expr.Reduce reduce) {
            return reduce(reduce);
        }
        if (expr instanceof Expr.Collapse collapse) {
            return collapse(collapse);
        }
        if (expr instanceof Expr.Build build) {
            return build(build);
        }
        if (expr instanceof Expr.Stack stack) {
            return concatenated(stack.parts(), stack.shape());
        }
        if (expr instanceof Expr.Join join) {
            return concatenated(join.parts(), join.shape());
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return rearrange(rearrange);
        }
        if (expr instanceof Expr.Derivative derivative) {
            return new double[Math.toIntExact(derivative.shape().elements())];
        }
        throw new AssertionError(expr);
    }

    private double[] element(Expr.Element element) {
        if (element.base() instanceof Expr.Table table && element.shape().isScalar()) {
            return new double[] {table.values().get(offset(element))};
        }
        double[] base = value(element.base());
        List<Integer> sizes = element.base().shape().sizes();
        int[] offsets = {0};
        for (int axis = 0; axis < sizes.size(); axis++) {
            Expr.Subscript subscript = element.subscripts().get(axis);
            int[] positions = positions(subscript);
            int[] next = new int[offsets.length * positions.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = offsets[i / positions.length] * sizes.get(axis) + positions[i % positions.length];
            }
            offsets = next;
        }
        double[] result = new double[offsets.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = base[offsets[i]];
        }
        return result;
    }

    /** The place of one element of a table, which may be large. */
    private int offset(Expr.Element element) {
        int offset = 0;
        for (int axis = 0; axis < element.subscripts().size(); axis++) {
            int size = element.base().shape().sizes().get(axis);
            offset = offset * size + positions(element.subscripts().get(axis))[0];
        }
        return offset;
    }

    private int[] positions(Expr.Subscript subscript) {
        if (subscript instanceof Expr.Subscript.At at) {
            return new int[] {(int) value(at.index())[0] - at.lower()};
        }
        if (subscript instanceof Expr.Subscript.Slice slice) {
            int[] positions = new int[slice.count()];
            Arrays.setAll(positions, i -> slice.offset() + i);
            return positions;
        }
        throw new AssertionError(subscript);
    }

    private double[] apply(Expr.Apply apply) {
        double[][] operands = new double[apply.operands().size()][];
        Arrays.setAll(operands, i -> value(apply.operands().get(i)));
        double[] result = new double[Math.toIntExact(apply.shape().elements())];
        double[] x = new double[operands.length];
        for (int i = 0; i < result.length; i++) {
            for (int operand = 0; operand < operands.length; operand++) {
                x[operand] = at(operands[operand], i);
            }
            result[i] = OperatorValues.of(apply.operator(), x);
        }
        return result;
    }

    private static double at(double[] values, int i) {
        return values.length == 1 ? values[0] : values[i];
    }

    private double[] product(Expr.Product product) {
        double[] left = value(product.left());
        double[] right = value(product.right());
        return switch (product.kind()) {
            case DOT -> multiply(left, right, 1, left.length, 1);
            case OUTER -> multiply(left, right, left.length, 1, right.length);
            case MATRIX_VECTOR -> multiply(left, right, left.length / right.length, right.length, 1);
            case MATRIX_MATRIX ->
                multiply(
                        left,
                        right,
                        product.shape().sizes().get(0),
                        product.right().shape().sizes().get(0),
                        product.shape().sizes().get(1));
        };
    }

    private static double[] multiply(double[] left, double[] right, int rows, int inner, int columns) {
        double[] result = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                for (int j = 0; j < columns; j++) {
                    result[i * columns + j] += left[i * inner + k] * right[k * columns + j];
                }
            }
        }
        return result;
    }

    private double[] reduce(Expr.Reduce reduce) {
        double[] result = new double[Math.toIntExact(reduce.shape().elements())];
        Arrays.fill(result, neutral(reduce.reduction()));
        DomainWalk.forEach(reduce.domain(), indices, values -> {
            double[] body = evaluate(reduce.body(), values);
            for (int i = 0; i < result.length; i++) {
                result[i] = combine(reduce.reduction(), result[i], body[i]);
            }
            return true;
        });
        return result;
    }

    private double[] collapse(Expr.Collapse collapse) {
        double result = neutral(collapse.reduction());
        for (double value : value(collapse.array())) {
            result = combine(collapse.reduction(), result, value);
        }
        return new double[] {result};
    }

    private double[] build(Expr.Build build) {
        double[] result = new double[Math.toIntExact(build.shape().elements())];
        int[] filled = {0};
        DomainWalk.forEach(build.domain(), indices, values -> {
            double[] body = evaluate(build.body(), values);
            System.arraycopy(body, 0, result, filled[0], body.length);
            filled[0] += body.length;
            return true;
        });
        return result;
    }

    private double[] concatenated(List<Expr> parts, Shape shape) {
        double[] result = new double[Math.toIntExact(shape.elements())];
        int filled = 0;
        for (Expr part : parts) {
            double[] values = value(part);
            System.arraycopy(values, 0, result, filled, values.length);
            filled += values.length;
        }
        return result;
    }

    private double[] rearrange(Expr.Rearrange rearrange) {
        double[] array = value(rearrange.array());
        double[] result = new double[Math.toIntExact(rearrange.shape().elements())];
        List<Integer> sizes = rearrange.array().shape().sizes();
        int columns = sizes.isEmpty() ? 1 : sizes.get(sizes.size() - 1);
        int rows = array.length / columns;
        switch (rearrange.kind()) {
            case TRANSPOSE -> Arrays.setAll(result, i -> array[i % rows * columns + i / rows]);
            case DIAGONAL -> Arrays.setAll(result, i -> i % (columns + 1) == 0 ? array[i / columns] : 0);
            case DIAGONAL_OF -> Arrays.setAll(result, i -> array[i * columns + i]);
            case FILL -> Arrays.fill(result, array[0]);
        }
        return result;
    }

    private static double neutral(Expr.Reduction reduction) {
        return switch (reduction) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MINIMUM -> Double.POSITIVE_INFINITY;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
        };
    }

    private static double combine(Expr.Reduction reduction, double a, double b) {
        return switch (reduction) {
            case SUM -> a + b;
            case PRODUCT -> a * b;
            case MINIMUM -> Math.min(a, b);
            case MAXIMUM -> Math.max(a, b);
        };
    }
}
