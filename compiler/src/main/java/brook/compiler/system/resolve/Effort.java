package brook.compiler.system.resolve;

import brook.compiler.source.Budget;
import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** How many numbers must be computed to know an expression when the model is compiled; an upper bound from the loops in it. */
final class Effort {

    private static final double LARGEST = 20_000_000;

    private static final long PER_ELEMENT = 20;

    private final IdentityHashMap<Expr, Double> known = new IdentityHashMap<>();

    private Effort() {}

    static boolean isSmall(Expr expr) {
        return expr instanceof Expr.Literal
                || expr instanceof Expr.Table
                || new Effort().of(expr, Ranges.NONE) <= largest();
    }

    /** More than this is not computed at compile time. */
    static double largest() {
        return Math.min(LARGEST, (double) (PER_ELEMENT * Budget.here().most(Budget.Amount.ELEMENTS)));
    }

    private double of(Expr expr, Ranges around) {
        Double earlier = known.get(expr);
        if (earlier != null) {
            return earlier;
        }
        Ranges inside = inside(expr, around);
        double parts = 0;
        for (Expr part : Variables.parts(expr)) {
            parts += of(part, inside);
        }
        double effort = elements(expr) + parts * turns(expr, inside);
        if (expr instanceof Expr.Product product) {
            effort += elements(product) * product.right().shape().sizes().get(0);
        }
        known.put(expr, effort);
        return effort;
    }

    private static Ranges inside(Expr expr, Ranges around) {
        Ranges inside = around;
        for (Domain.Loop loop : loops(expr)) {
            inside = inside.with(new Ranges.Fact.Runs(loop, Optional.empty()));
        }
        return inside;
    }

    private static List<Domain.Loop> loops(Expr expr) {
        if (expr instanceof Expr.Reduce reduce) {
            return reduce.domain().loops();
        }
        return expr instanceof Expr.Build build ? build.domain().loops() : List.of();
    }

    private static double turns(Expr expr, Ranges inside) {
        double turns = 1;
        if (!loops(expr).isEmpty()) {
            IndexBounds bounds = new IndexBounds(inside.facts());
            for (Domain.Loop loop : loops(expr)) {
                turns *= Math.max(1, width(bounds, loop));
            }
        }
        return turns;
    }

    private static double elements(Expr expr) {
        return elements(expr.shape().sizes());
    }

    static double elements(List<Integer> sizes) {
        double elements = 1;
        for (int size : sizes) {
            elements *= size;
        }
        return elements;
    }

    /** The most values that an index takes. */
    static double width(IndexBounds bounds, Domain.Loop loop) {
        Interval from = bounds.of(loop.from());
        Interval to = bounds.of(loop.to());
        double width = loop.step() > 0 ? to.max() - from.min() : from.max() - to.min();
        return width / Math.abs(loop.step()) + 1;
    }
}
