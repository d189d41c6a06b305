package brook.compiler.graph;

import brook.compiler.source.Span;
import brook.compiler.system.Domain;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Reduction;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers reductions over index domains.
 *
 * <p>Loops with plain bounds become axes. Loops that a condition or other bounds tie together become one axis of tuples: a sum scatters the tuples
 * back to the outer axes; the other reductions list the tuples of each outer place in slots, as many as the fullest place has, repeat a tuple in the
 * slots left over (for a product a one), and reduce along the slots.
 */
final class LoweringReductions {

    private final Graph graph;
    private final LoweringAxes axes;
    private final LoweringIndices indices;
    private final LoweringArrays arrays;
    private final LoweringExpressions expressions;

    LoweringReductions(
            Graph graph,
            LoweringAxes axes,
            LoweringIndices indices,
            LoweringArrays arrays,
            LoweringExpressions expressions) {
        this.graph = graph;
        this.axes = axes;
        this.indices = indices;
        this.arrays = arrays;
        this.expressions = expressions;
    }

    LoweringValue reduce(Expr.Reduce reduce, LoweringContext context) {
        Domain domain = reduce.domain();
        List<Domain.Loop> plain =
                domain.loops().stream().filter(loop -> isPlain(loop, domain)).toList();
        List<Domain.Loop> tied =
                domain.loops().stream().filter(loop -> !plain.contains(loop)).toList();
        Domain rest = new Domain(tied, domain.condition());
        if (tied.isEmpty() && domain.condition().isEmpty()) {
            return reducePlain(reduce, plain, context);
        }
        LoweringPlaces places = LoweringPlaces.of(rest, context, indices, reduce.span());
        if (places.count() == 0) {
            return empty(reduce);
        }
        if (reduce.reduction() == Reduction.SUM) {
            return reduceTuples(reduce, plain, places, context);
        }
        return reduceSlots(reduce, plain, places, context);
    }

    /** New axes for loops with plain bounds, the first loop outermost; they are added to {@code made}. */
    LoweringContext loops(LoweringContext context, List<Domain.Loop> loops, Span span, List<Axis> made) {
        Map<Index, IndexMap> values = new LinkedHashMap<>();
        long volume = context.volume();
        for (Domain.Loop loop : loops) {
            int from = LoweringIndices.whole(loop.from(), Map.of());
            int to = LoweringIndices.whole(loop.to(), Map.of());
            int count = Math.max(0, Math.floorDiv(to - from, loop.step()) + 1);
            volume = Math.min(volume * count, 1L << 31);
            Axis axis = axes.loop(loop.index().name(), from, loop.step(), count);
            made.add(axis);
            values.put(loop.index(), new IndexMap.Affine(from, List.of(new IndexMap.Stride(axis, loop.step()))));
        }
        indices.limits().allow(volume, span);
        return new LoweringContext.Loops(context, values);
    }

    private boolean isPlain(Domain.Loop loop, Domain domain) {
        Set<Index> tied = new LinkedHashSet<>();
        domain.condition().ifPresent(condition -> tied.addAll(indices.free(condition)));
        for (Domain.Loop other : domain.loops()) {
            tied.addAll(indices.free(other.from()));
            tied.addAll(indices.free(other.to()));
        }
        return !tied.contains(loop.index())
                && indices.free(loop.from()).isEmpty()
                && indices.free(loop.to()).isEmpty();
    }

    private LoweringValue reducePlain(Expr.Reduce reduce, List<Domain.Loop> plain, LoweringContext context) {
        List<Axis> made = new ArrayList<>();
        LoweringContext inner = loops(context, plain, reduce.span(), made);
        if (made.stream().anyMatch(axis -> axis.size() == 0)) {
            return empty(reduce);
        }
        LoweringValue body = expressions.lower(reduce.body(), inner);
        graph.locate(reduce.span());
        return new LoweringValue(arrays.sums().reduce(reduce.reduction(), body.node(), made), body.axes());
    }

    private LoweringValue reduceTuples(
            Expr.Reduce reduce, List<Domain.Loop> plain, LoweringPlaces places, LoweringContext context) {
        Axis tuples = axes.tuples(places.name(), places.count(), places.run());
        LoweringContext.Places listed = places.along(List.of(tuples), context, axes);
        LoweringValue body = reduceBody(reduce, plain, listed);
        List<IndexMap> maps =
                places.outer().stream().map(axis -> listed.moved().get(axis)).toList();
        return new LoweringValue(scatter(body.node(), tuples, places, maps), body.axes());
    }

    /** The body, already reduced along the plain loops. */
    private LoweringValue reduceBody(Expr.Reduce reduce, List<Domain.Loop> plain, LoweringContext context) {
        List<Axis> made = new ArrayList<>();
        LoweringContext inner = plain.isEmpty() ? context : loops(context, plain, reduce.span(), made);
        LoweringValue body = expressions.lower(reduce.body(), inner);
        graph.locate(reduce.span());
        return new LoweringValue(arrays.sums().reduce(reduce.reduction(), body.node(), made), body.axes());
    }

    private Node scatter(Node body, Axis tuples, LoweringPlaces places, List<IndexMap> maps) {
        if (places.outer().isEmpty()) {
            return arrays.sums().sum(body, List.of(tuples));
        }
        if (!body.axes().contains(tuples)) {
            double[] counts =
                    Arrays.stream(places.countsByOuterPlace()).asDoubleStream().toArray();
            return graph.multiply(graph.constant(places.outer(), DoubleTable.of(counts)), body);
        }
        return scatter(body, tuples, places.outer(), maps, false);
    }

    private Node scatter(Node body, Axis from, List<Axis> to, List<IndexMap> maps, boolean disjoint) {
        List<Axis> layout = new ArrayList<>(to);
        List<IndexMap> all = new ArrayList<>(maps);
        for (Axis axis : body.axes()) {
            if (axis != from) {
                layout.add(axis);
                all.add(IndexMap.identity(axis));
            }
        }
        return graph.scatter(List.of(body), List.of(all), disjoint, layout);
    }

    private LoweringValue reduceSlots(
            Expr.Reduce reduce, List<Domain.Loop> plain, LoweringPlaces places, LoweringContext context) {
        if (!indices.limits().allow(LoweringSlots.size(places), reduce.span())) {
            return empty(reduce);
        }
        LoweringSlots slots = LoweringSlots.of(places);
        LoweringPlaces groups = places.choose(slots.firsts());
        Axis slot = axes.fresh("slot", slots.slots());
        Axis group = axes.tuples(groups.name(), groups.count(), groups.run());
        LoweringContext.Places listed = places.choose(slots.tuples()).along(List.of(group, slot), context, axes);
        LoweringValue body = reduceBody(reduce, plain, listed);
        Node node = body.node();
        if (reduce.reduction() == Reduction.PRODUCT && slots.hasGaps()) {
            Node used = graph.constant(List.of(group, slot), slots.used());
            node = graph.apply(Operator.SELECT, used, node, graph.constant(1));
        }
        node = arrays.sums().reduce(reduce.reduction(), node, List.of(slot));
        return new LoweringValue(backToOuter(reduce, node, group, places, groups), body.axes());
    }

    /** From one element for each outer place that has tuples to all outer places. */
    private Node backToOuter(Expr.Reduce reduce, Node node, Axis group, LoweringPlaces places, LoweringPlaces groups) {
        int[] counts = places.countsByOuterPlace();
        boolean everywhere = groups.count() == counts.length;
        if (everywhere && !node.axes().contains(group)) {
            return node;
        }
        List<Axis> layout = new ArrayList<>(node.axes());
        if (layout.remove(group) || !everywhere) {
            layout.add(0, group);
        }
        List<IndexMap> maps = groups.outer().stream()
                .map(axis -> LoweringMaps.of(List.of(group), groups.positions(axis)))
                .toList();
        Node spread = scatter(arrays.laidOut(node, layout), group, places.outer(), maps, everywhere);
        if (everywhere) {
            return spread;
        }
        double[] gaps = Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? neutral(reduce.reduction()) : 0)
                .toArray();
        return graph.apply(Operator.ADD, spread, graph.constant(places.outer(), DoubleTable.of(gaps)));
    }

    private LoweringValue empty(Expr.Reduce reduce) {
        List<Axis> shape = reduce.shape().sizes().stream()
                .map(size -> axes.fresh("none", size))
                .toList();
        return new LoweringValue(graph.constant(neutral(reduce.reduction())), shape);
    }

    private static double neutral(Reduction reduction) {
        return switch (reduction) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MINIMUM -> Double.POSITIVE_INFINITY;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
        };
    }
}
