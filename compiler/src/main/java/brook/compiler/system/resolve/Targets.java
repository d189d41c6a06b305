package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Pieces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Left sides: which elements {@code u[i in 2..N-1]'} is about, and the context of its right side. */
final class Targets {

    private final Resolution resolution;

    Targets(Resolution resolution) {
        this.resolution = resolution;
    }

    /** What a left side covers; a whole name has no parts until its shape is known. */
    record Covered(Statement.Target target, List<Pieces.Part> parts, Context context) {

        boolean isWhole() {
            return target.index().isEmpty();
        }

        /** Whether a range of it is empty, so that it is about nothing. */
        boolean isEmpty() {
            return parts.stream()
                    .anyMatch(part -> part instanceof Pieces.Part.Over over
                            && (over.to() - over.from()) * Integer.signum(over.step()) < 0);
        }

        /** The parts for a known number of axes. */
        List<Pieces.Part> parts(int rank) {
            return isWhole() ? new ArrayList<>(Collections.nCopies(rank, new Pieces.Part.All())) : parts;
        }

        /** The axes that the right side has. */
        List<Dimension> open(List<Dimension> dimensions) {
            if (isWhole()) {
                return dimensions;
            }
            List<Dimension> open = new ArrayList<>();
            for (int axis = 0; axis < dimensions.size(); axis++) {
                if (parts.get(axis) instanceof Pieces.Part.All) {
                    open.add(dimensions.get(axis));
                }
            }
            return open;
        }
    }

    /** Reads a left side; empty if something in it is reported. */
    Optional<Covered> cover(Statement.Target target, Context base) {
        List<Pieces.Part> parts = new ArrayList<>();
        Map<String, Name> names = new HashMap<>();
        Context inner = base;
        for (Statement.TargetIndex index : target.index()) {
            if (index instanceof Statement.TargetIndex.All) {
                parts.add(new Pieces.Part.All());
            } else if (index instanceof Statement.TargetIndex.At at) {
                Optional<Integer> position = position(target, at, base);
                if (position.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(new Pieces.Part.Fixed(position.get()));
            } else if (index instanceof Statement.TargetIndex.Binder binder) {
                resolution.comprehensions.checkName(binder.name(), names, base);
                Index running = new Index(binder.name().text(), binder.name().span());
                Optional<Domain.Loop> loop = loop(running, binder.range(), base);
                if (loop.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part(loop.get()));
                Ranges.Fact fact = new Ranges.Fact.Runs(
                        loop.get(), Optional.of(target.name().text()));
                inner = inner.with(inner.ranges().with(fact))
                        .with(inner.scope().with(running.name(), new Scope.Running(running)));
            } else {
                throw new AssertionError(index);
            }
        }
        return Optional.of(new Covered(target, parts, inner));
    }

    private String index(String array, Term.Reference name) {
        Optional<String> size = resolution.globals.find(array).flatMap(ForeignNames::size);
        return name.name().equals("end") && size.isPresent()
                ? "the last element is `" + array + "[" + size.get() + "]`"
                : "an index that runs: `" + array + "[" + name.name() + " in 1.." + size.orElse("N") + "]`";
    }

    private Optional<Integer> position(Statement.Target target, Statement.TargetIndex.At at, Context base) {
        if (at.index() instanceof Term.Reference name && isUnknown(name.name(), base)) {
            resolution.problems.report(Diagnostic.error("E0201", "unknown name `" + name.name() + "`")
                    .at(name.span(), "not a constant")
                    .help(index(target.name().text(), name)));
            return Optional.empty();
        }
        return resolution.constants.whole(at.index(), base, "an index");
    }

    private boolean isUnknown(String name, Context base) {
        return base.scope().find(name).isEmpty()
                && resolution.globals.find(name).isEmpty();
    }

    private Optional<Domain.Loop> loop(Index index, Term.Range range, Context base) {
        Optional<Domain.Loop> loop = resolution.comprehensions.loop(index, range, base);
        if (loop.isEmpty()) {
            return loop;
        }
        double from = ((Expr.Literal) loop.get().from()).value();
        double to = ((Expr.Literal) loop.get().to()).value();
        boolean written = range.from() instanceof Term.Number && range.to() instanceof Term.Number;
        if (written && (to - from) * loop.get().step() < 0) {
            resolution.problems.report(Fitting.emptyRange(range.span(), from, to));
            return Optional.empty();
        }
        return loop;
    }

    private static Pieces.Part part(Domain.Loop loop) {
        int from = (int) ((Expr.Literal) loop.from()).value();
        int to = (int) ((Expr.Literal) loop.to()).value();
        return new Pieces.Part.Over(loop.index(), from, to, loop.step());
    }

    /** Whether a left side has as many indices as its name has axes, all inside; if not, it is reported. */
    boolean fits(Covered covered, List<Dimension> dimensions, Span head) {
        Statement.Target target = covered.target();
        String name = target.name().text();
        if (covered.isWhole()) {
            return true;
        }
        if (covered.parts().size() != dimensions.size()) {
            String has = dimensions.isEmpty()
                    ? "is a number and has no elements"
                    : "has " + Words.count(dimensions.size(), "index") + ", here are "
                            + covered.parts().size();
            resolution.problems.report(Diagnostic.error("E0403", "`" + name + "` " + has)
                    .at(target.span())
                    .also(head, "declared here"));
            return false;
        }
        for (int axis = 0; axis < dimensions.size(); axis++) {
            Span span = target.index().get(axis).span();
            IndexChecks.Place place = new IndexChecks.Place(span, target.name().span(), dimensions, axis);
            for (int end : ends(covered.parts().get(axis))) {
                Expr index = new Expr.Literal(span, end);
                if (!covered.isEmpty()
                        && resolution
                                .indexChecks
                                .check(index, place, Context.of(Context.Place.CONSTANT))
                                .isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Integer> ends(Pieces.Part part) {
        if (part instanceof Pieces.Part.All) {
            return List.of();
        }
        if (part instanceof Pieces.Part.Fixed fixed) {
            return List.of(fixed.index());
        }
        if (part instanceof Pieces.Part.Over over) {
            return List.of(over.from(), last(over));
        }
        throw new AssertionError(part);
    }

    static int last(Pieces.Part.Over over) {
        return over.from() + Math.floorDiv(over.to() - over.from(), over.step()) * over.step();
    }

    /** The index ranges of a state that its equations alone declare. */
    Optional<List<Dimension>> hull(Entry.State entry) {
        List<Covered> all = new ArrayList<>();
        for (Statement.Equation equation : entry.equations) {
            cover(equation.target(), Context.of(Context.Place.CONSTANT)).ifPresent(all::add);
        }
        Optional<List<Dimension>> hull = hull(all, List.of());
        if (hull.isEmpty() && all.size() == entry.equations.size()) {
            Span span = entry.equations.get(0).target().span();
            resolution.problems.report(Diagnostic.error("E0403", "the sizes of `" + entry.name() + "` are not known")
                    .at(span)
                    .help("declare it: `state " + entry.name() + "[...]`"));
        }
        return hull;
    }

    /** The smallest index ranges that hold all left sides; whole axes are as given, in order. */
    static Optional<List<Dimension>> hull(List<Covered> all, List<Dimension> whole) {
        int rank = all.isEmpty() ? 0 : all.get(0).parts().size();
        List<Dimension> dimensions = new ArrayList<>();
        int used = 0;
        for (int axis = 0; axis < rank; axis++) {
            int lower = Integer.MAX_VALUE;
            int upper = Integer.MIN_VALUE;
            for (Covered covered : all) {
                if (covered.parts().size() != rank || covered.isEmpty()) {
                    continue;
                }
                for (int end : ends(covered.parts().get(axis))) {
                    lower = Math.min(lower, end);
                    upper = Math.max(upper, end);
                }
            }
            if (all.get(0).parts().get(axis) instanceof Pieces.Part.All && used < whole.size()) {
                dimensions.add(whole.get(used++));
            } else if (lower > upper) {
                return Optional.empty();
            } else {
                dimensions.add(new Dimension(lower, upper - lower + 1));
            }
        }
        double elements = dimensions.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
        return elements > Symbols.largest() ? Optional.empty() : Optional.of(dimensions);
    }
}
