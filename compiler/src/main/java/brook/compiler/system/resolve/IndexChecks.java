package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Dimension;
import brook.compiler.system.Domain;
import brook.compiler.system.DomainWalk;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every index stays inside its array. Bounds decide nearly always; where they do not, the index tuples are counted through, up to a limit.
 */
final class IndexChecks {

    private static final int TUPLES = 5_000_000;

    private final Problems problems;
    private double counted;

    IndexChecks(Problems problems) {
        this.problems = problems;
    }

    /** What is indexed, for messages: the text of the whole, the array's name and its ranges. */
    record Place(Span span, Span arraySpan, List<Dimension> dimensions, int axis) {

        String array() {
            return Spans.brief(arraySpan);
        }

        Dimension dimension() {
            return dimensions.get(axis);
        }
    }

    /** The index to use; where a branch of {@code if} is never taken for an index outside, the index is held inside. Empty if reported. */
    Optional<Expr> check(Expr index, Place place, Context context) {
        Dimension dimension = place.dimension();
        if (index instanceof Expr.Literal literal) {
            return checkOne(literal, place, context);
        }
        List<Ranges.Fact> facts = context.ranges().facts();
        if (isInside(index, facts.stream().filter(fact -> !isBranch(fact)).toList(), dimension)) {
            return Optional.of(index);
        }
        boolean branches = facts.stream().anyMatch(IndexChecks::isBranch);
        if (branches && isInside(index, facts, dimension)) {
            return Optional.of(held(index, dimension));
        }
        Optional<Diagnostic> outside = search(index, place, facts);
        outside.ifPresent(diagnostic -> problems.report(diagnostic, context));
        return outside.isPresent() ? Optional.empty() : Optional.of(branches ? held(index, dimension) : index);
    }

    private static boolean isBranch(Ranges.Fact fact) {
        return fact instanceof Ranges.Fact.Branch;
    }

    private static boolean isInside(Expr index, List<Ranges.Fact> facts, Dimension dimension) {
        Interval interval = new IndexBounds(facts).of(index);
        return interval.whole() && interval.isWithin(dimension.lower(), dimension.upper());
    }

    private Optional<Expr> checkOne(Expr.Literal index, Place place, Context context) {
        double value = index.value();
        boolean inside =
                value >= place.dimension().lower() && value <= place.dimension().upper();
        if (inside && value == Math.rint(value)) {
            return Optional.of(index);
        }
        // A branch that is never taken may hold anything.
        boolean reached = !DomainWalk.forEach(domain(Set.of(), context.ranges().facts()), Map.of(), values -> false);
        if (!reached) {
            return Optional.of(held(index, place.dimension()));
        }
        problems.report(IndexMessages.outside(value, place, index, Map.of(), List.of()), context);
        return Optional.empty();
    }

    private static Expr held(Expr index, Dimension dimension) {
        Span span = index.span();
        Expr whole = new Expr.Apply(span, Operator.FLOOR, List.of(index), Shape.SCALAR);
        Expr upper = new Expr.Literal(span, dimension.upper());
        Expr lower = new Expr.Literal(span, dimension.lower());
        Expr below = new Expr.Apply(span, Operator.MIN, List.of(whole, upper), Shape.SCALAR);
        return new Expr.Apply(span, Operator.MAX, List.of(below, lower), Shape.SCALAR);
    }

    private Optional<Diagnostic> search(Expr index, Place place, List<Ranges.Fact> facts) {
        Domain domain = domain(Variables.indices(index), facts);
        double size = size(domain, facts);
        counted += size;
        if (size > TUPLES || counted > 4.0 * TUPLES) {
            return Optional.of(IndexMessages.tooMany(place));
        }
        List<Diagnostic> found = new ArrayList<>();
        DomainWalk.forEach(domain, Map.of(), values -> {
            double value = ConstantEvaluator.number(index, values);
            Dimension dimension = place.dimension();
            if (value != Math.rint(value) || value < dimension.lower() || value > dimension.upper()) {
                found.add(IndexMessages.outside(value, place, index, shown(index, domain, values), facts));
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private static double size(Domain domain, List<Ranges.Fact> facts) {
        IndexBounds bounds = new IndexBounds(
                facts.stream().filter(fact -> fact instanceof Ranges.Fact.Runs).toList());
        double size = 1;
        for (Domain.Loop loop : domain.loops()) {
            size *= Math.max(1, Effort.width(bounds, loop));
        }
        return size;
    }

    private static Map<Index, Double> shown(Expr index, Domain domain, Map<Index, Double> values) {
        Set<Index> read = Variables.indices(index);
        Map<Index, Double> shown = new LinkedHashMap<>();
        for (Domain.Loop loop : domain.loops()) {
            if (read.contains(loop.index())) {
                shown.put(loop.index(), values.get(loop.index()));
            }
        }
        return shown;
    }

    /** The loops of these indices, of those that their bounds and conditions need, and the conditions that are about them. */
    private static Domain domain(Set<Index> wanted, List<Ranges.Fact> facts) {
        Set<Index> needed = closure(wanted, facts);
        List<Domain.Loop> loops = new ArrayList<>();
        Optional<Expr> condition = Optional.empty();
        for (Ranges.Fact fact : facts) {
            if (fact instanceof Ranges.Fact.Runs runs) {
                if (needed.contains(runs.loop().index())) {
                    loops.add(runs.loop());
                }
            } else if (needed.containsAll(Variables.indices(condition(fact)))) {
                Expr next = condition(fact);
                condition =
                        Optional.of(condition.map(before -> and(before, next)).orElse(next));
            }
        }
        return new Domain(loops, condition);
    }

    private static Expr and(Expr a, Expr b) {
        return new Expr.Apply(b.span(), Operator.AND, List.of(a, b), Shape.SCALAR);
    }

    private static Expr condition(Ranges.Fact fact) {
        if (fact instanceof Ranges.Fact.Filter filter) {
            return filter.condition();
        }
        if (fact instanceof Ranges.Fact.Branch branch) {
            return branch.condition();
        }
        throw new AssertionError(fact);
    }

    private static Set<Index> closure(Set<Index> wanted, List<Ranges.Fact> facts) {
        Map<Index, Set<Index>> neighbours = new HashMap<>();
        for (Ranges.Fact fact : facts) {
            Set<Index> together = new LinkedHashSet<>();
            if (fact instanceof Ranges.Fact.Runs runs) {
                together.add(runs.loop().index());
                together.addAll(Variables.indices(runs.loop().from()));
                together.addAll(Variables.indices(runs.loop().to()));
            } else {
                together.addAll(Variables.indices(condition(fact)));
            }
            together.forEach(index -> neighbours
                    .computeIfAbsent(index, key -> new LinkedHashSet<>())
                    .addAll(together));
        }
        Set<Index> closure = new LinkedHashSet<>(wanted);
        List<Index> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            for (Index next : neighbours.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (closure.add(next)) {
                    open.add(next);
                }
            }
        }
        return closure;
    }
}
