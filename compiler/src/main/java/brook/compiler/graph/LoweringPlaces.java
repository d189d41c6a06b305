package brook.compiler.graph;

import brook.compiler.source.Budget;
import brook.compiler.source.Span;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Domain;
import brook.compiler.system.DomainWalk;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The index tuples of a domain that is no plain box: written out, one after the other, for every place of the outer axes that it reads.
 *
 * @param outer the axes that the domain reads
 * @param outerPlaces for each tuple the place among those of the outer axes, row-major and ascending
 * @param values for each loop of the domain the value of its index in each tuple
 */
record LoweringPlaces(List<Axis> outer, IntTable outerPlaces, Map<Index, IntTable> values) {

    /** The tuples of a domain in a context; none if there are too many, which is then reported. */
    static LoweringPlaces of(Domain domain, LoweringContext context, LoweringIndices indices, Span span) {
        Set<Index> read = indices.free(domain.loops(), domain.condition());
        List<Axis> outer = LoweringIndices.axes(read, context);
        Optional<LoweringPlaces> pairs = LoweringPairs.of(domain, read, context);
        if (pairs.isPresent()) {
            return pairs.get();
        }
        Map<Index, int[]> outerValues = LoweringIndices.values(read, context, outer);
        Tuples tuples = new Tuples(domain);
        int count = Positions.count(outer);
        for (int place = 0; place < count; place++) {
            if (!tuples.addAll(place, at(outerValues, place))) {
                indices.limits().refuse(span);
                return new LoweringPlaces(outer, IntTable.of(), Map.of());
            }
        }
        return new LoweringPlaces(outer, IntTable.of(tuples.places.toArray()), tuples.values());
    }

    /** The places of the axes that a condition reads at which it has a given truth. */
    static LoweringPlaces where(Expr condition, boolean truth, LoweringContext context, LoweringIndices indices) {
        Set<Index> read = indices.free(condition);
        List<Axis> outer = LoweringIndices.axes(read, context);
        Map<Index, int[]> values = LoweringIndices.values(read, context, outer);
        int[] places = IntStream.range(0, Positions.count(outer))
                .filter(place -> (ConstantEvaluator.number(condition, at(values, place)) != 0) == truth)
                .toArray();
        return new LoweringPlaces(outer, IntTable.of(places), Map.of());
    }

    int count() {
        return outerPlaces.size();
    }

    /** How many tuples each outer place has. */
    int[] countsByOuterPlace() {
        int[] counts = new int[Positions.count(outer)];
        for (int place : outerPlaces.toArray()) {
            counts[place]++;
        }
        return counts;
    }

    /** Only some of the tuples, or some several times. */
    LoweringPlaces choose(IntTable tuples) {
        Map<Index, IntTable> chosen = new LinkedHashMap<>();
        values.forEach((index, list) -> chosen.put(index, list.choose(tuples)));
        return new LoweringPlaces(outer, outerPlaces.choose(tuples), chosen);
    }

    /** What tells this list of tuples from others: equal ones are the same run. */
    List<IntTable> run() {
        List<IntTable> run = new ArrayList<>();
        outer.forEach(axis -> run.add(positions(axis)));
        run.addAll(values.values());
        return run;
    }

    /**
     * The context in which the tuples are listed along some axes (row-major). Each loop first runs along an axis of its own, so that what reads only
     * that index is computed once for each of its values.
     */
    LoweringContext.Places along(List<Axis> listing, LoweringContext context, LoweringAxes axes) {
        Map<Index, IndexMap> loops = new LinkedHashMap<>();
        Map<Axis, IndexMap> moved = new LinkedHashMap<>();
        Set<Axis> complete = new LinkedHashSet<>();
        for (Axis axis : outer) {
            IntTable positions = positions(axis);
            moved.put(axis, LoweringMaps.of(listing, positions));
            if (IndexValues.of(positions).count() == axis.size()) {
                complete.add(axis);
            }
        }
        values.forEach((index, list) -> {
            IndexValues taken = IndexValues.of(list);
            Axis axis = axes.values(index.name(), taken.ascending().toArray());
            loops.put(index, LoweringMaps.of(List.of(axis), taken.ascending()));
            moved.put(axis, LoweringMaps.of(listing, taken.placesOf(list)));
            complete.add(axis);
        });
        return new LoweringContext.Places(new LoweringContext.Loops(context, loops), moved, complete);
    }

    /** The name of an axis that lists the tuples. */
    String name() {
        Set<String> names = new LinkedHashSet<>();
        outer.forEach(axis -> names.add(axis.name()));
        values.keySet().forEach(index -> names.add(index.name()));
        return names.stream().collect(Collectors.joining("_"));
    }

    /** The positions on an outer axis, tuple by tuple. */
    IntTable positions(Axis axis) {
        return outer.size() == 1
                ? outerPlaces
                : IntTable.of(Positions.of(IndexMap.identity(axis), outer)).choose(outerPlaces);
    }

    private static Map<Index, Double> at(Map<Index, int[]> values, int place) {
        Map<Index, Double> at = new HashMap<>();
        values.forEach((index, list) -> at.put(index, (double) list[place]));
        return at;
    }

    /** The tuples found so far, while a domain is gone through for one outer place after the other. */
    private static final class Tuples {

        private final Domain loops;
        private final Optional<Expr> condition;
        private final Numbers places = new Numbers();
        private final Map<Index, Numbers> numbers = new LinkedHashMap<>();
        private final long most = LoweringLimits.most();
        private final Budget budget = Budget.here();
        private int visited;

        Tuples(Domain domain) {
            this.loops = new Domain(domain.loops(), Optional.empty());
            this.condition = domain.condition();
            domain.loops().forEach(loop -> numbers.put(loop.index(), new Numbers()));
        }

        /** False if there are too many. */
        boolean addAll(int place, Map<Index, Double> outer) {
            return DomainWalk.forEach(loops, outer, tuple -> {
                if (condition.isEmpty() || ConstantEvaluator.number(condition.get(), tuple) != 0) {
                    places.add(place);
                    numbers.forEach(
                            (index, list) -> list.add((int) Math.rint(Objects.requireNonNull(tuple.get(index)))));
                }
                visited++;
                budget.tick();
                return visited <= most;
            });
        }

        Map<Index, IntTable> values() {
            Map<Index, IntTable> values = new LinkedHashMap<>();
            numbers.forEach((index, list) -> values.put(index, IntTable.of(list.toArray())));
            return values;
        }
    }

    /** A growing list of whole numbers. */
    private static final class Numbers {

        private int[] numbers = new int[64];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
