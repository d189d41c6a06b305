package brook.compiler.system;

import brook.compiler.source.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Goes through the index tuples of a domain in their order, the last loop fastest. */
public final class DomainWalk {

    private final Domain domain;
    private final Map<Index, Double> values;
    private final Predicate<Map<Index, Double>> action;

    private final Budget budget = Budget.here();

    private DomainWalk(Domain domain, Map<Index, Double> outer, Predicate<Map<Index, Double>> action) {
        this.domain = domain;
        this.values = new HashMap<>(outer);
        this.action = action;
    }

    /**
     * Calls the action with the values of all indices, those of outside included; the map is reused. The walk ends when the action says false.
     *
     * @return whether the walk came to its end
     */
    public static boolean forEach(Domain domain, Map<Index, Double> outer, Predicate<Map<Index, Double>> action) {
        return new DomainWalk(domain, outer, action).walk(domain.loops());
    }

    private boolean walk(List<Domain.Loop> loops) {
        budget.tick();
        if (loops.isEmpty()) {
            boolean inside = domain.condition().isEmpty()
                    || ConstantEvaluator.number(domain.condition().get(), values) != 0;
            return !inside || action.test(values);
        }
        Domain.Loop loop = loops.get(0);
        List<Domain.Loop> inner = loops.subList(1, loops.size());
        double from = ConstantEvaluator.number(loop.from(), values);
        double to = ConstantEvaluator.number(loop.to(), values);
        for (double i = from; loop.step() > 0 ? i <= to : i >= to; i += loop.step()) {
            values.put(loop.index(), i);
            if (!walk(inner)) {
                return false;
            }
        }
        return true;
    }
}
