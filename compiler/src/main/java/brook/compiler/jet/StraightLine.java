package brook.compiler.jet;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.Recurrence.Convolution;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.jet.StraightPlan.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Plans straight-line code for a small system: all coefficients up to a fixed order, every loop written out.
 *
 * <p>It pays as long as it is short. A byte of it takes 0.015 to 0.03 nanoseconds, more when the caches of instructions are full; a product in loops
 * 0.2 to 0.4 with what surrounds it. Measured for 27 models of 2 to 64 states at orders 8, 12 and 20 (van der Pol 0.4 to 0.5 of the time of loops, two bodies 0.5 to
 * 0.6, five bodies 0.85, 1.3 and 3.0), the choice by bytes is within 1.12 of the better form.
 */
public final class StraightLine {

    /** Longer code is slower than loops. */
    private static final int MOST_BYTES = 62_500;

    /** Where there are no products: HotSpot makes vectors of loops over linear terms. */
    private static final int MOST_LINEAR_BYTES = 30_000;

    /** Each product leaves so much more of the time to straight-line code. */
    private static final int BYTES_PER_PRODUCT = 20;

    /** More is not even planned: up to here a plan takes some 30 milliseconds, and its 40,000 bytes take HotSpot half a second. */
    private static final long MOST_WORK = 3_200;

    /** Whoever forces this form of a larger system gets it up to here. */
    private static final long MOST_FORCED_WORK = 64_000;

    /** Two chains hide the latency of the additions; a third only takes registers. */
    private static final int CHAINS = 2;

    private StraightLine() {}

    /** Nothing if the system is too large for this form to pay, or has a series that only the library knows. */
    public static Optional<StraightPlan> of(JetSystem jets, int order) {
        long most = Math.min(MOST_BYTES, MOST_LINEAR_BYTES + BYTES_PER_PRODUCT * products(jets, order));
        return plan(jets, order, MOST_WORK).filter(plan -> plan.bytes() <= most);
    }

    /** As {@link #of}, for systems that are many times larger. */
    public static Optional<StraightPlan> forced(JetSystem jets, int order) {
        return plan(jets, order, MOST_FORCED_WORK);
    }

    private static Optional<StraightPlan> plan(JetSystem jets, int order, long mostWork) {
        if (jets.rates().isEmpty() || !isPlain(jets) || work(jets, order) > mostWork) {
            return Optional.empty();
        }
        Scalars scalars = Scalars.of(jets);
        Unroll unroll = Unroll.withAliases(scalars.graph(), scalars.rates(), CHAINS);
        Map<Node, List<Place>> targets = new LinkedHashMap<>();
        for (int k = 1; k <= order; k++) {
            for (Rate rate : scalars.rates()) {
                Place.Coefficient start = (Place.Coefficient)
                        Objects.requireNonNull(scalars.leaves().get(rate.state()));
                targets.computeIfAbsent(unroll.at(rate.state(), k), node -> new ArrayList<>())
                        .add(new Place.Coefficient(start.state(), start.element(), k));
            }
        }
        return Optional.of(new StraightMethods(scalars.leaves(), targets, unroll.aliases()).plan(order));
    }

    private static boolean isPlain(JetSystem jets) {
        return jets.endless().isEmpty()
                && jets.series().stream()
                        .noneMatch(rule -> rule.form() instanceof Form.Library || rule.form() instanceof Form.Shift);
    }

    /** Products of all convolutions up to an order, and statements for all other coefficients, of one run: an estimate of what a jet costs. */
    public static long work(JetSystem jets, int order) {
        long statements = 0;
        for (Node node : jets.values()) {
            statements += node.variation().isConstantOnStep() ? 0 : (long) OneRun.size(node) * order;
        }
        return statements + products(jets, order);
    }

    private static long products(JetSystem jets, int order) {
        long products = 0;
        for (Recurrence rule : jets.series()) {
            for (Convolution c : rule.convolutions()) {
                products += products(c) * order * order / (c.a() == c.b() ? 4 : 2);
            }
        }
        return products;
    }

    private static long products(Convolution c) {
        Set<Axis> axes = new LinkedHashSet<>(c.a().axes());
        axes.addAll(c.b().axes());
        return axes.stream()
                .filter(axis -> !axis.isRuns())
                .mapToLong(Axis::size)
                .reduce(1, Math::multiplyExact);
    }
}
