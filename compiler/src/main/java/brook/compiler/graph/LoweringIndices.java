package brook.compiler.graph;

import brook.compiler.graph.IndexMap.Affine;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import brook.compiler.system.OperatorValues;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which running indices an expression reads, and index expressions as index maps. */
final class LoweringIndices {

    private final LoweringLimits limits;
    private final IdentityHashMap<Expr, Set<Index>> free = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Boolean> known = new IdentityHashMap<>();

    LoweringIndices(LoweringLimits limits) {
        this.limits = limits;
    }

    LoweringLimits limits() {
        return limits;
    }

    /** The running indices that an expression reads and does not bind itself. */
    Set<Index> free(Expr expr) {
        Set<Index> known = free.get(expr);
        if (known == null) {
            known = findFree(expr);
            free.put(expr, known);
        }
        return known;
    }

    /** The running indices that the bounds and the condition of a domain read and the domain does not bind. */
    Set<Index> free(List<Domain.Loop> loops, Optional<Expr> condition) {
        Set<Index> indices = new LinkedHashSet<>();
        for (Domain.Loop loop : loops) {
            indices.addAll(free(loop.from()));
            indices.addAll(free(loop.to()));
        }
        condition.ifPresent(c -> indices.addAll(free(c)));
        loops.forEach(loop -> indices.remove(loop.index()));
        return indices;
    }

    /** Whether the value is known when the indices are. */
    boolean isKnown(Expr expr) {
        if (expr instanceof Expr.Literal || expr instanceof Expr.IndexValue || expr instanceof Expr.Table) {
            return true;
        }
        if (expr instanceof Expr.Apply apply) {
            Boolean earlier = known.get(apply);
            if (earlier == null) {
                earlier = apply.operands().stream().allMatch(this::isKnown);
                known.put(apply, earlier);
            }
            return earlier;
        }
        return expr instanceof Expr.Element element && isKnown(element.base());
    }

    /** The value of a scalar index expression as a function of the axes of a context. */
    IndexMap map(Expr expr, LoweringContext context) {
        Optional<Affine> affine = affine(expr, context);
        return affine.isPresent() ? affine.get() : tabulated(expr, context);
    }

    /** The values of indices at all positions of some axes, row-major. */
    static Map<Index, int[]> values(Set<Index> indices, LoweringContext context, List<Axis> axes) {
        Map<Index, int[]> values = new LinkedHashMap<>();
        indices.forEach(index -> values.put(index, Positions.of(context.valueOf(index), axes)));
        return values;
    }

    /** The axes along which indices change. */
    static List<Axis> axes(Set<Index> indices, LoweringContext context) {
        Set<Axis> axes = new LinkedHashSet<>();
        indices.forEach(index -> axes.addAll(context.valueOf(index).axes()));
        return List.copyOf(axes);
    }

    /** The whole number that an index expression gives. */
    static int whole(Expr expr, Map<Index, Double> values) {
        double value = number(expr, values);
        long whole = Math.round(value);
        if (!(Math.abs(value - whole) <= 1e-9 * Math.max(1, Math.abs(value)))) {
            throw new AssertionError("not a whole number: " + value + " at " + expr.span());
        }
        return Math.toIntExact(whole);
    }

    /** As {@link ConstantEvaluator}, but an entry of a table is read without touching the rest of it. */
    private static double number(Expr expr, Map<Index, Double> values) {
        if (expr instanceof Expr.Apply apply && apply.shape().isScalar()) {
            List<Expr> operands = apply.operands();
            double a = number(operands.get(0), values);
            double b = operands.size() > 1 ? number(operands.get(1), values) : 0;
            double c = operands.size() > 2 ? number(operands.get(2), values) : 0;
            return OperatorValues.of(apply.operator(), a, b, c);
        }
        if (expr instanceof Expr.Element element
                && element.base() instanceof Expr.Table table
                && element.shape().isScalar()) {
            return table.values().get(place(element, values));
        }
        return ConstantEvaluator.number(expr, values);
    }

    private static int place(Expr.Element element, Map<Index, Double> values) {
        int place = 0;
        for (int d = 0; d < element.subscripts().size(); d++) {
            if (element.subscripts().get(d) instanceof Expr.Subscript.At at) {
                place = place * element.base().shape().sizes().get(d) + whole(at.index(), values) - at.lower();
            }
        }
        return place;
    }

    private IndexMap tabulated(Expr expr, LoweringContext context) {
        Set<Index> indices = free(expr);
        List<Axis> axes = axes(indices, context);
        if (!limits.allow(LoweringLimits.product(1, axes), expr.span())) {
            return IndexMap.fixed(0);
        }
        Map<Index, int[]> values = values(indices, context, axes);
        int[] result = new int[Positions.count(axes)];
        Map<Index, Double> at = new HashMap<>();
        for (int i = 0; i < result.length; i++) {
            int place = i;
            values.forEach((index, list) -> at.put(index, (double) list[place]));
            result[i] = whole(expr, at);
        }
        return LoweringMaps.of(axes, result);
    }

    private Optional<Affine> affine(Expr expr, LoweringContext context) {
        if (expr instanceof Expr.Literal literal && literal.value() == Math.rint(literal.value())) {
            return Optional.of(new Affine((int) literal.value(), List.of()));
        }
        if (expr instanceof Expr.IndexValue index && context.valueOf(index.index()) instanceof Affine affine) {
            return Optional.of(affine);
        }
        if (expr instanceof Expr.Apply apply && !apply.operands().isEmpty()) {
            return affine(apply, context);
        }
        return Optional.empty();
    }

    private Optional<Affine> affine(Expr.Apply apply, LoweringContext context) {
        Optional<Affine> a = affine(apply.operands().get(0), context);
        if (a.isEmpty()) {
            return a;
        }
        Affine zero = new Affine(0, List.of());
        if (apply.operator() == Operator.NEGATE) {
            return Optional.of(LoweringMaps.combine(zero, -1, a.get()));
        }
        if (apply.operands().size() != 2) {
            return Optional.empty();
        }
        Optional<Affine> b = affine(apply.operands().get(1), context);
        if (b.isPresent() && apply.operator() == Operator.ADD) {
            return Optional.of(LoweringMaps.combine(a.get(), 1, b.get()));
        }
        if (b.isPresent() && apply.operator() == Operator.SUBTRACT) {
            return Optional.of(LoweringMaps.combine(a.get(), -1, b.get()));
        }
        if (b.isPresent() && apply.operator() == Operator.MULTIPLY) {
            return product(a.get(), b.get());
        }
        return Optional.empty();
    }

    private static Optional<Affine> product(Affine a, Affine b) {
        Affine zero = new Affine(0, List.of());
        if (a.strides().isEmpty()) {
            return Optional.of(LoweringMaps.combine(zero, a.offset(), b));
        }
        return b.strides().isEmpty() ? Optional.of(LoweringMaps.combine(zero, b.offset(), a)) : Optional.empty();
    }

    private Set<Index> findFree(Expr expr) {
        if (expr instanceof Expr.IndexValue index) {
            return Set.of(index.index());
        }
        if (expr instanceof Expr.Element element) {
            Set<Index> indices = new LinkedHashSet<>(free(element.base()));
            for (Expr.Subscript subscript : element.subscripts()) {
                if (subscript instanceof Expr.Subscript.At at) {
                    indices.addAll(free(at.index()));
                }
            }
            return indices;
        }
        if (expr instanceof Expr.Reduce reduce) {
            return freeUnder(reduce.body(), reduce.domain());
        }
        if (expr instanceof Expr.Build build) {
            return freeUnder(build.body(), build.domain());
        }
        return union(operands(expr));
    }

    private Set<Index> freeUnder(Expr body, Domain domain) {
        Set<Index> indices = new LinkedHashSet<>(free(body));
        domain.loops().forEach(loop -> indices.remove(loop.index()));
        indices.addAll(free(domain.loops(), domain.condition()));
        return indices;
    }

    private Set<Index> union(List<Expr> exprs) {
        Set<Index> union = Set.of();
        for (Expr expr : exprs) {
            Set<Index> more = free(expr);
            if (union.isEmpty()) {
                union = more;
            } else if (!union.containsAll(more)) {
                union = new LinkedHashSet<>(union);
                union.addAll(more);
            }
        }
        return union;
    }

    private static List<Expr> operands(Expr expr) {
        if (expr instanceof Expr.Apply apply) {
            return apply.operands();
        }
        if (expr instanceof Expr.Product product) {
            return List.of(product.left(), product.right());
        }
        if (expr instanceof Expr.Collapse collapse) {
            return List.of(collapse.array());
        }
        if (expr instanceof Expr.Stack stack) {
            return stack.parts();
        }
        if (expr instanceof Expr.Join join) {
            return join.parts();
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return List.of(rearrange.array());
        }
        if (expr instanceof Expr.Derivative derivative) {
            return List.of(derivative.of());
        }
        if (expr instanceof Expr.Partial partial) {
            return partial.direction().isEmpty()
                    ? List.of(partial.of())
                    : List.of(partial.of(), partial.direction().get());
        }
        if (expr instanceof Expr.Literal || expr instanceof Expr.Reference || expr instanceof Expr.Table) {
            return List.of();
        }
        throw new AssertionError(expr);
    }
}
