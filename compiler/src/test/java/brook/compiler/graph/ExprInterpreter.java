package brook.compiler.graph;

import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Reduction;
import brook.compiler.system.Expr.Subscript;
import brook.compiler.system.Index;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import brook.compiler.system.OperatorValues;
import brook.compiler.system.Pieces;
import brook.compiler.system.Pieces.Part;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The naive reading of a system: every element of every expression from its definition; the judge of the lowering. */
final class ExprInterpreter {

    /** The values of a symbol, or of one of its time derivatives. */
    private record Key(Symbol symbol, int primes) {}

    private final Map<Key, double[]> symbols = new HashMap<>();
    private final Map<Index, Integer> indices = new HashMap<>();
    private IdentityHashMap<Expr, double[]> memo = new IdentityHashMap<>();

    void define(Symbol symbol, int primes, double... values) {
        symbols.put(new Key(symbol, primes), values);
    }

    /** Computes the definitions of a system from states, parameters and time, which are defined. */
    void defineAll(OdeSystem system) {
        for (OdeSystem.Definition definition : system.definitions()) {
            define(definition.symbol(), 0, value(definition.value()));
        }
    }

    /** All elements of a value given in pieces, row-major. */
    double[] value(Pieces pieces) {
        List<Integer> sizes = new ArrayList<>();
        pieces.dimensions().forEach(dimension -> sizes.add(dimension.size()));
        double[] all = new double[product(sizes)];
        Arrays.fill(all, Double.NaN);
        pieces.pieces().forEach(piece -> fill(piece, pieces, sizes, 0, new ArrayList<>(), all));
        return all;
    }

    private void fill(
            Pieces.Piece piece, Pieces pieces, List<Integer> sizes, int d, List<int[]> positions, double[] all) {
        if (d == sizes.size()) {
            memo = new IdentityHashMap<>();
            double[] value = value(piece.value());
            int[] places = places(sizes, positions);
            for (int i = 0; i < places.length; i++) {
                all[places[i]] = value[value.length == 1 ? 0 : i];
            }
            return;
        }
        int lower = pieces.dimensions().get(d).lower();
        Part part = piece.parts().get(d);
        if (part instanceof Part.Over over) {
            for (int i = over.from(); over.step() > 0 ? i <= over.to() : i >= over.to(); i += over.step()) {
                indices.put(over.index(), i);
                fill(piece, pieces, sizes, d + 1, with(positions, i - lower), all);
            }
        }
        if (part instanceof Part.Fixed fixed) {
            fill(piece, pieces, sizes, d + 1, with(positions, fixed.index() - lower), all);
        }
        if (part instanceof Part.All) {
            int[] whole = new int[sizes.get(d)];
            Arrays.setAll(whole, i -> i);
            fill(piece, pieces, sizes, d + 1, with(positions, whole), all);
        }
    }

    /** All elements of an expression, row-major. */
    double[] value(Expr expr) {
        double[] known = memo.get(expr);
        if (known == null) {
            known = compute(expr);
            memo.put(expr, known);
        }
        return known;
    }

    private double[] compute(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return new double[] {literal.value()};
        }
        if (expr instanceof Expr.Reference reference) {
            return Objects.requireNonNull(symbols.get(new Key(reference.symbol(), reference.primes())));
        }
        if (expr instanceof Expr.IndexValue index) {
            return new double[] {indices.get(index.index())};
        }
        if (expr instanceof Expr.Table table) {
            return table.values().toArray();
        }
        if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        }
        if (expr instanceof Expr.Element element) {
            return element(element);
        }
        if (expr instanceof Expr.Product product) {
            return multiply(product);
        }
        if (expr instanceof Expr.Reduce reduce) {
            double[] result = new double[product(reduce.shape().sizes())];
            Arrays.fill(result, neutral(reduce.reduction()));
            walk(reduce.domain(), 0, () -> accumulate(reduce.reduction(), result, value(reduce.body())));
            return result;
        }
        if (expr instanceof Expr.Collapse collapse) {
            double[] result = {neutral(collapse.reduction())};
            for (double element : value(collapse.array())) {
                accumulate(collapse.reduction(), result, new double[] {element});
            }
            return result;
        }
        if (expr instanceof Expr.Build build) {
            List<double[]> parts = new ArrayList<>();
            walk(build.domain(), 0, () -> parts.add(value(build.body())));
            return concatenate(parts);
        }
        if (expr instanceof Expr.Stack stack) {
            return concatenate(stack.parts().stream().map(this::value).toList());
        }
        if (expr instanceof Expr.Join join) {
            return concatenate(join.parts().stream().map(this::value).toList());
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return rearrange(rearrange);
        }
        throw new AssertionError(expr);
    }

    private double[] apply(Expr.Apply apply) {
        List<Expr> operands = apply.operands();
        if (apply.operator() == Operator.SELECT && operands.get(0).shape().isScalar()) {
            return repeat(
                    value(operands.get(value(operands.get(0))[0] != 0 ? 1 : 2)),
                    product(apply.shape().sizes()));
        }
        double[] result = new double[product(apply.shape().sizes())];
        for (int i = 0; i < result.length; i++) {
            double[] x = new double[operands.size()];
            for (int n = 0; n < x.length; n++) {
                double[] values = value(operands.get(n));
                x[n] = values[values.length == 1 ? 0 : i];
            }
            result[i] = OperatorValues.of(apply.operator(), x);
        }
        return result;
    }

    private double[] element(Expr.Element element) {
        List<int[]> positions = new ArrayList<>();
        for (Subscript subscript : element.subscripts()) {
            if (subscript instanceof Subscript.At at) {
                positions.add(new int[] {(int) Math.rint(value(at.index())[0]) - at.lower()});
            }
            if (subscript instanceof Subscript.Slice slice) {
                int[] stretch = new int[slice.count()];
                Arrays.setAll(stretch, i -> slice.offset() + i);
                positions.add(stretch);
            }
        }
        double[] base = value(element.base());
        return Arrays.stream(places(element.base().shape().sizes(), positions))
                .mapToDouble(place -> base[place])
                .toArray();
    }

    private double[] multiply(Expr.Product product) {
        double[] a = value(product.left());
        double[] b = value(product.right());
        int inner = product.kind() == Expr.Product.Kind.OUTER
                ? 1
                : product.right().shape().sizes().get(0);
        int rows = a.length / inner;
        int columns = b.length / inner;
        double[] result = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k < inner; k++) {
                    result[i * columns + j] += a[i * inner + k] * b[k * columns + j];
                }
            }
        }
        return result;
    }

    private double[] rearrange(Expr.Rearrange rearrange) {
        double[] array = value(rearrange.array());
        double[] result = new double[product(rearrange.shape().sizes())];
        int columns = rearrange.shape().isScalar()
                ? 1
                : rearrange.shape().sizes().get(rearrange.shape().rank() - 1);
        int rows = result.length / columns;
        for (int i = 0; i < result.length; i++) {
            int row = i / columns;
            int column = i % columns;
            result[i] = switch (rearrange.kind()) {
                case TRANSPOSE -> array[column * rows + row];
                case DIAGONAL -> row == column ? array[row] : 0;
                case DIAGONAL_OF -> array[i * columns + i];
                case FILL -> array[0];
            };
        }
        return result;
    }

    private void walk(Domain domain, int depth, Runnable action) {
        memo = new IdentityHashMap<>();
        if (depth == domain.loops().size()) {
            if (domain.condition().isEmpty() || value(domain.condition().get())[0] != 0) {
                action.run();
                memo = new IdentityHashMap<>();
            }
            return;
        }
        Domain.Loop loop = domain.loops().get(depth);
        int to = (int) Math.rint(value(loop.to())[0]);
        for (int i = (int) Math.rint(value(loop.from())[0]); loop.step() > 0 ? i <= to : i >= to; i += loop.step()) {
            indices.put(loop.index(), i);
            walk(domain, depth + 1, action);
        }
    }

    private static void accumulate(Reduction reduction, double[] result, double[] more) {
        for (int i = 0; i < result.length; i++) {
            double x = more[more.length == 1 ? 0 : i];
            result[i] = switch (reduction) {
                case SUM -> result[i] + x;
                case PRODUCT -> result[i] * x;
                case MINIMUM -> Math.min(result[i], x);
                case MAXIMUM -> Math.max(result[i], x);
            };
        }
    }

    private static double neutral(Reduction reduction) {
        return switch (reduction) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MINIMUM -> Double.POSITIVE_INFINITY;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
        };
    }

    private static int[] places(List<Integer> sizes, List<int[]> positions) {
        int[] places = {0};
        for (int d = 0; d < sizes.size(); d++) {
            int[] chosen = positions.get(d);
            int[] next = new int[places.length * chosen.length];
            for (int i = 0; i < next.length; i++) {
                assert chosen[i % chosen.length] >= 0 && chosen[i % chosen.length] < sizes.get(d) : "out of range";
                next[i] = places[i / chosen.length] * sizes.get(d) + chosen[i % chosen.length];
            }
            places = next;
        }
        return places;
    }

    private static List<int[]> with(List<int[]> positions, int... more) {
        List<int[]> longer = new ArrayList<>(positions);
        longer.add(more);
        return longer;
    }

    private static double[] concatenate(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] repeat(double[] values, int count) {
        double[] repeated = new double[count];
        Arrays.setAll(repeated, i -> values[values.length == 1 ? 0 : i]);
        return repeated;
    }

    private static int product(List<Integer> sizes) {
        return sizes.stream().reduce(1, (a, b) -> a * b);
    }
}
