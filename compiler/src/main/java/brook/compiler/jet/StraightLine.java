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
 * <p>It pays where there is too little work for loops. Measured against them at orders 12 and 20: Van der Pol 0.5 and 0.65 of the time, Lorenz 0.6
 * and 0.7, Kepler 0.75 and 0.93, two bodies 0.9 and 1.0, three bodies 1.0 and 1.4.
 */
public final class StraightLine {

    /** Products of all convolutions up to the given order, and statements for all other coefficients; more is left to loops. */
    private static final long MOST_WORK = 1600;

    /** Two chains hide the latency of the additions; a third only takes registers. */
    private static final int CHAINS = 2;

    private StraightLine() {}

    /** Whoever forces this form of a larger system gets it up to here. */
    private static final int FORCED = 40;

    /** Nothing if the system is too large for this form to pay, or has a series that only the library knows. */
    public static Optional<StraightPlan> of(JetSystem jets, int order) {
        return plan(jets, order, 1);
    }

    /** As {@link #of}, for systems that are many times larger. */
    public static Optional<StraightPlan> forced(JetSystem jets, int order) {
        return plan(jets, order, FORCED);
    }

    private static Optional<StraightPlan> plan(JetSystem jets, int order, int times) {
        if (jets.rates().isEmpty() || !isPlain(jets) || !isSmall(jets, order, times)) {
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

    private static boolean isSmall(JetSystem jets, int order, int times) {
        long work = 0;
        for (Node node : jets.values()) {
            work += node.variation().isConstantOnStep() ? 0 : (long) node.size() * order;
        }
        for (Recurrence rule : jets.series()) {
            for (Convolution c : rule.convolutions()) {
                work += products(c) * order * order / (c.a() == c.b() ? 4 : 2);
            }
        }
        return work <= times * MOST_WORK;
    }

    private static long products(Convolution c) {
        Set<Axis> axes = new LinkedHashSet<>(c.a().axes());
        axes.addAll(c.b().axes());
        return axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }
}
