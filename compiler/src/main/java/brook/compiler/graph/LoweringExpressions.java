package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Subscript;
import brook.compiler.system.Index;
import brook.compiler.system.NumberRule;
import brook.compiler.system.Operator;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers expressions to nodes, each in the smallest context that binds the indices it reads, each once per context.
 *
 * <p>The recursion is as deep as the expression: about half a kilobyte of stack per level.
 */
final class LoweringExpressions {

    private record Named(Symbol symbol, int primes) {}

    private final Graph graph;
    private final LoweringAxes axes = new LoweringAxes();
    private final LoweringIndices indices;
    private final LoweringArrays arrays;
    private final LoweringReductions reductions;
    private final LoweringPartials partials;
    private final Map<Named, LoweringValue> symbols = new HashMap<>();

    LoweringExpressions(Graph graph, Calculus calculus, LoweringLimits limits) {
        this.graph = graph;
        this.indices = new LoweringIndices(limits);
        this.arrays = new LoweringArrays(graph, axes);
        this.reductions = new LoweringReductions(graph, axes, indices, arrays, this);
        this.partials = new LoweringPartials(graph, calculus, axes, arrays);
    }

    LoweringAxes axes() {
        return axes;
    }

    LoweringArrays arrays() {
        return arrays;
    }

    LoweringPartials partials() {
        return partials;
    }

    /** What a name stands for from now on; {@code primes} counts time derivatives. */
    void define(Symbol symbol, int primes, LoweringValue value) {
        symbols.put(new Named(symbol, primes), value);
    }

    /** The value of an expression in a context. */
    LoweringValue lower(Expr expr, LoweringContext context) {
        if (expr instanceof Expr.Literal literal) {
            return LoweringValue.scalar(graph.constant(literal.value()));
        }
        if (expr instanceof Expr.Reference reference) {
            return reference(reference);
        }
        LoweringValue known = context.memo().get(expr);
        if (known == null) {
            known = lowerOnce(expr, context);
            context.memo().put(expr, known);
        }
        return known;
    }

    private LoweringValue lowerOnce(Expr expr, LoweringContext context) {
        if (context instanceof LoweringContext.Loops loops && !loops.bindsAnyOf(indices.free(expr))) {
            return lower(expr, loops.parent());
        }
        if (context instanceof LoweringContext.Places places && places.canBeLoweredOutside(indices.free(expr))) {
            LoweringValue outside = lower(expr, places.parent());
            graph.locate(expr.span());
            return new LoweringValue(arrays.gather(outside.node(), places.moved()), outside.axes());
        }
        return lowerHere(expr, context);
    }

    private LoweringValue lowerHere(Expr expr, LoweringContext context) {
        if (expr instanceof Expr.Table table) {
            List<Axis> shape = fresh("table", table.shape().sizes());
            return new LoweringValue(graph.constant(shape, table.values()), shape);
        }
        if (expr instanceof Expr.IndexValue value) {
            return LoweringValue.scalar(indexValue(value.index(), context));
        }
        if (expr instanceof Expr.Apply apply) {
            return apply(apply, context);
        }
        if (expr instanceof Expr.Element element) {
            return element(element, context);
        }
        if (expr instanceof Expr.Product product) {
            LoweringValue left = lower(product.left(), context);
            LoweringValue right = lower(product.right(), context);
            graph.locate(product.span());
            return arrays.product(product.kind(), left, right);
        }
        if (expr instanceof Expr.Reduce reduce) {
            return reductions.reduce(reduce, context);
        }
        if (expr instanceof Expr.Derivative derivative) {
            LoweringValue of = lower(derivative.of(), context);
            graph.locate(derivative.span());
            return new LoweringValue(graph.derivative(of.node(), derivative.order()), of.axes());
        }
        if (expr instanceof Expr.Partial partial) {
            LoweringValue of = lower(partial.of(), context);
            List<LoweringValue> direction = partial.direction().stream()
                    .map(some -> lower(some, context))
                    .toList();
            graph.locate(partial.span());
            return partials.lower(partial, of, reference(partial.by()), direction);
        }
        return lowerArray(expr, context);
    }

    private LoweringValue lowerArray(Expr expr, LoweringContext context) {
        if (expr instanceof Expr.Collapse collapse) {
            LoweringValue array = lower(collapse.array(), context);
            graph.locate(collapse.span());
            return LoweringValue.scalar(arrays.sums().reduce(collapse.reduction(), array.node(), array.axes()));
        }
        if (expr instanceof Expr.Build build) {
            List<Axis> made = new ArrayList<>();
            LoweringContext inner = reductions.loops(context, build.domain().loops(), build.span(), made);
            LoweringValue body = lower(build.body(), inner);
            made.addAll(body.axes());
            return new LoweringValue(body.node(), made);
        }
        if (expr instanceof Expr.Stack stack) {
            return sideBySide(stack, stack.parts(), context);
        }
        if (expr instanceof Expr.Join join) {
            return sideBySide(join, join.parts(), context);
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            LoweringValue array = lower(rearrange.array(), context);
            graph.locate(rearrange.span());
            return rearrange(rearrange, array);
        }
        throw new AssertionError(expr);
    }

    private LoweringValue reference(Expr.Reference reference) {
        LoweringValue value = symbols.get(new Named(reference.symbol(), reference.primes()));
        if (value == null) {
            throw new AssertionError(reference.symbol() + " is read before it is defined, at " + reference.span());
        }
        return value;
    }

    private Node indexValue(Index index, LoweringContext context) {
        IndexMap map = context.valueOf(index);
        List<Axis> along = map.axes();
        if (map instanceof IndexMap.Affine affine && along.size() == 1) {
            int stride = affine.strides().get(0).stride();
            NumberRule rule = new NumberRule.Place(affine.offset(), stride);
            return graph.constant(along, DoubleTable.of(along.get(0).size(), rule));
        }
        double[] values =
                Arrays.stream(Positions.of(map, along)).asDoubleStream().toArray();
        return graph.constant(along, DoubleTable.of(values));
    }

    private LoweringValue apply(Expr.Apply apply, LoweringContext context) {
        if (apply.operator() == Operator.SELECT && isChoiceOfPlaces(apply)) {
            return choiceOfPlaces(apply, context);
        }
        List<LoweringValue> operands = new ArrayList<>();
        apply.operands().forEach(operand -> operands.add(lower(operand, context)));
        graph.locate(apply.span());
        return arrays.apply(apply.operator(), operands);
    }

    /** Whether it is known for each place which branch counts, and a branch may make no sense at the places of the other. */
    private boolean isChoiceOfPlaces(Expr.Apply select) {
        Expr condition = select.operands().get(0);
        if (!condition.shape().isScalar() || !indices.isKnown(condition)) {
            return false;
        }
        Set<Index> read = indices.free(condition);
        return read.isEmpty()
                || select.operands().subList(1, 3).stream()
                        .anyMatch(branch -> indices.free(branch).stream().anyMatch(read::contains));
    }

    /** Each branch is lowered at its own places only, then they are laid side by side. */
    private LoweringValue choiceOfPlaces(Expr.Apply select, LoweringContext context) {
        Expr condition = select.operands().get(0);
        LoweringPlaces then = LoweringPlaces.where(condition, true, context, indices);
        LoweringPlaces otherwise = LoweringPlaces.where(condition, false, context, indices);
        if (otherwise.count() == 0) {
            return lower(select.operands().get(1), context);
        }
        if (then.count() == 0) {
            return lower(select.operands().get(2), context);
        }
        List<LoweringContext.Places> places = new ArrayList<>();
        List<LoweringValue> branches = new ArrayList<>();
        List<Axis> lists = new ArrayList<>();
        for (LoweringPlaces some : List.of(then, otherwise)) {
            Axis list = axes.tuples(some.name(), some.count(), some.run());
            lists.add(list);
            places.add(some.along(List.of(list), context, axes));
            branches.add(lower(select.operands().get(1 + branches.size()), places.get(branches.size())));
        }
        graph.locate(select.span());
        return arrays.merge(then.outer(), lists, places, branches);
    }

    private LoweringValue element(Expr.Element element, LoweringContext context) {
        LoweringValue base = lower(element.base(), context);
        Map<Axis, IndexMap> maps = new LinkedHashMap<>();
        List<Axis> shape = new ArrayList<>();
        for (int d = 0; d < base.axes().size(); d++) {
            Axis axis = base.axes().get(d);
            Subscript subscript = element.subscripts().get(d);
            if (subscript instanceof Subscript.At at) {
                maps.put(axis, LoweringMaps.plus(indices.map(at.index(), context), -at.lower()));
            }
            if (subscript instanceof Subscript.Slice slice) {
                Axis stretch = stretch(axis, slice);
                shape.add(stretch);
                maps.put(axis, IndexMap.shifted(stretch, slice.offset()));
            }
        }
        graph.locate(element.span());
        return new LoweringValue(arrays.gather(base.node(), maps), shape);
    }

    private Axis stretch(Axis axis, Subscript.Slice slice) {
        boolean whole = slice.offset() == 0 && slice.count() == axis.size();
        return whole ? axis : axes.slice(axis, slice.offset(), slice.count());
    }

    private LoweringValue sideBySide(Expr expr, List<Expr> parts, LoweringContext context) {
        List<LoweringValue> values = new ArrayList<>();
        parts.forEach(part -> values.add(lower(part, context)));
        graph.locate(expr.span());
        Axis first = axes.fresh("row", expr.shape().sizes().get(0));
        return arrays.sideBySide(first, values, expr.shape().rank());
    }

    private LoweringValue rearrange(Expr.Rearrange rearrange, LoweringValue array) {
        List<Axis> from = array.axes();
        return switch (rearrange.kind()) {
            case TRANSPOSE -> new LoweringValue(array.node(), List.of(from.get(1), from.get(0)));
            case DIAGONAL -> diagonal(array);
            case DIAGONAL_OF -> {
                Axis both = axes.fresh(from.get(0).name(), from.get(0).size());
                Map<Axis, IndexMap> maps = new LinkedHashMap<>();
                from.forEach(axis -> maps.put(axis, IndexMap.identity(both)));
                yield new LoweringValue(arrays.gather(array.node(), maps), List.of(both));
            }
            case FILL ->
                new LoweringValue(array.node(), fresh("fill", rearrange.shape().sizes()));
        };
    }

    private LoweringValue diagonal(LoweringValue vector) {
        Axis along = vector.axes().get(0);
        List<Axis> square = fresh(along.name(), List.of(along.size(), along.size()));
        Set<Axis> layout = new LinkedHashSet<>(List.of(along));
        layout.addAll(vector.node().axes());
        Node laidOut = arrays.laidOut(vector.node(), List.copyOf(layout));
        layout.remove(along);
        List<IndexMap> maps = new ArrayList<>(List.of(IndexMap.identity(along), IndexMap.identity(along)));
        layout.forEach(axis -> maps.add(IndexMap.identity(axis)));
        List<Axis> result = new ArrayList<>(square);
        result.addAll(layout);
        return new LoweringValue(graph.scatter(List.of(laidOut), List.of(maps), false, result), square);
    }

    private List<Axis> fresh(String name, List<Integer> sizes) {
        return sizes.stream().map(size -> axes.fresh(name, size)).toList();
    }
}
